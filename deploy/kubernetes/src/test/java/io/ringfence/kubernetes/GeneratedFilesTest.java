package io.ringfence.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Topics, grants and rules have one source each; {@code -Dringfence.write=true} writes the files.
 */
class GeneratedFilesTest {

  @Test
  void filesAreWhatTheirSourcesMakeOfThem() throws IOException {
    Map<Path, String> made =
        Map.of(
            GeneratedFiles.TOPICS,
            GeneratedFiles.topics(),
            GeneratedFiles.USERS,
            GeneratedFiles.users(),
            GeneratedFiles.rulesFile("recording"),
            GeneratedFiles.rules("recording"),
            GeneratedFiles.rulesFile("alerting"),
            GeneratedFiles.rules("alerting"));
    for (Map.Entry<Path, String> each : made.entrySet()) {
      if (Boolean.getBoolean("ringfence.write")) {
        Files.writeString(each.getKey(), each.getValue());
      }
      assertThat(each.getKey())
          .as("its head says how it is written anew")
          .content()
          .isEqualTo(each.getValue());
    }
  }
}
