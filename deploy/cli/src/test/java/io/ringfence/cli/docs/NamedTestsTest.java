package io.ringfence.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A test that a page names as evidence is there. */
class NamedTestsTest {

  private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))`");

  @Test
  void everyTestThatAPageNamesIsThere() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path page : Pages.all()) {
      Matcher names = NAMED.matcher(Files.readString(page));
      while (names.find()) {
        named.add(names.group(1));
      }
    }

    assertThat(named).hasSizeGreaterThan(50);
    assertThat(Pages.tests().keySet()).containsAll(named);
  }
}
