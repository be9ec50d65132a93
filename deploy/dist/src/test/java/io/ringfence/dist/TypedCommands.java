package io.ringfence.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the pages of a release say to type for Flink, in blocks and within lines. */
final class TypedCommands {

  /** The pages that name this test for it. */
  private static final List<String> PAGES = List.of("operation.md", "privacy.md");

  private static final Pattern FLINK =
      Pattern.compile(
          "^```sh\\n(flink .*?)\\n```|`(flink [a-z]+\\s[^`]+)`",
          Pattern.DOTALL | Pattern.MULTILINE);

  private TypedCommands() {}

  /** Each of them once, in the order in which a job is run, saved and stopped. */
  static List<String> ofFlink(Path docs) throws IOException {
    List<String> found = new ArrayList<>();
    for (String page : PAGES) {
      Matcher commands = FLINK.matcher(Files.readString(docs.resolve(page)));
      while (commands.find()) {
        String command = commands.group(1) == null ? commands.group(2) : commands.group(1);
        String line = command.replaceAll("\\\\?\\s+", " ");
        if (!found.contains(line)) {
          found.add(line);
        }
      }
    }
    List<String> verbs = List.of("run", "savepoint", "stop");
    assertThat(found).extracting(TypedCommands::verb).containsExactlyInAnyOrderElementsOf(verbs);
    found.sort(Comparator.comparing(each -> verbs.indexOf(verb(each))));
    return found;
  }

  static String verb(String command) {
    return command.replaceFirst("^flink (\\S+) .*", "$1");
  }
}
