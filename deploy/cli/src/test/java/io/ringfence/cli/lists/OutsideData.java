package io.ringfence.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the folder that {@code -Dringfence.data} names. */
final class OutsideData {

  private OutsideData() {}

  /** Skips the test where no folder is named; one that is named has the file. */
  static Path file(String name) {
    String data = System.getProperty("ringfence.data", "");
    assumeTrue(!data.isEmpty(), name + " is outside data, and no -Dringfence.data=DIR is said");
    Path file = Path.of(data, name);
    assertThat(Files.isReadable(file)).as("%s is readable", file).isTrue();
    return file;
  }
}
