package io.ringfence.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The record of processing activities says what the policy and the tests say. */
class ProcessingRecordTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern LIMIT =
      Pattern.compile("(?m)^\\| `([a-z-]+)` \\| .* \\| (\\d+[hd]) \\|$");
  private static final Pattern TERM = Pattern.compile("(?m)^ {2}([a-z-]+):\\n {4}keep: (\\S+)$");
  private static final Pattern TEST = Pattern.compile("`([A-Za-z]+Test)`");

  private static String record() throws IOException {
    return Files.readString(ROOT.resolve("deploy/docs/processing.md"));
  }

  private static Map<String, String> pairs(Pattern pattern, String text) {
    Map<String, String> pairs = new TreeMap<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      assertThat(pairs.put(matcher.group(1), matcher.group(2))).as(matcher.group(1)).isNull();
    }
    return pairs;
  }

  @Test
  void everyClassHasTheTimeLimitOfThePolicy() throws IOException {
    String policy = Files.readString(ROOT.resolve("deploy/privacy/policy.yaml"));
    Map<String, String> limits = pairs(LIMIT, record());

    assertThat(limits).isEqualTo(pairs(TERM, policy));
    assertThat(limits.keySet())
        .isEqualTo(
            Stream.of(PolicyClass.values())
                .map(PolicyClass::label)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void everyTestThatItNamesIsThere() throws IOException {
    Set<String> named = new TreeSet<>();
    TEST.matcher(record()).results().forEach(each -> named.add(each.group(1)));
    Set<String> there;
    try (Stream<Path> files = Files.walk(ROOT)) {
      there =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Test.java"))
              .map(name -> name.replace(".java", ""))
              .collect(Collectors.toSet());
    }

    assertThat(named).hasSizeGreaterThan(15);
    assertThat(there).containsAll(named);
  }
}
