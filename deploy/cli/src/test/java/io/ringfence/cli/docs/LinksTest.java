package io.ringfence.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every link of a page to a file or heading of the project leads there. */
class LinksTest {

  /** Text in brackets, then a target without a scheme. */
  private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:)([^)\\s]*)\\)");

  private static final Pattern CODE =
      Pattern.compile("^```.*?^```|`[^`\n]*`", Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void everyLinkOfEveryPageLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    List<Path> pages = Pages.all();
    for (Path page : pages) {
      Matcher link = LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll("code"));
      while (link.find()) {
        if (!leadsSomewhere(page, link.group(1))) {
          broken.add(Pages.PROJECT.relativize(page) + ": " + link.group(1));
        }
      }
    }

    assertThat(pages).hasSizeGreaterThan(30);
    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(Path page, String target) throws IOException {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(file)
        && file.startsWith(Pages.PROJECT)
        && (parts.length == 1 || anchors(file).contains(parts[1]));
  }

  /** What readers of Markdown make of headings; of equal ones the second has a number. */
  private static Set<String> anchors(Path page) throws IOException {
    Set<String> anchors = new HashSet<>();
    String text =
        Pattern.compile("(?ms)^```.*?^```").matcher(Files.readString(page)).replaceAll("");
    for (String line : text.lines().filter(each -> each.startsWith("#")).toList()) {
      String anchor =
          line.replaceFirst("^#+ ", "")
              .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-');
      for (int number = 1; !anchors.add(anchor); number++) {
        anchor = anchor.replaceFirst("-\\d+$", "") + '-' + number;
      }
    }
    return anchors;
  }
}
