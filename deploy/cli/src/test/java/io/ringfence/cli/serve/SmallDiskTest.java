package io.ringfence.cli.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk that servers lose what they have not synced with. */
class SmallDiskTest {

  @TempDir private Path folder;

  @Test
  void losesWhatWasNotSyncedAndNothingElse() throws Exception {
    try (SmallDisk disk = SmallDisk.at(folder, 64)) {
      write(disk.folder());
      disk.cut();
      disk.comeBack(SmallDisk.ZEROING);
      assertThat(disk.folder().resolve("fresh")).as("cut off").isEmptyFile();
      assertGrownIsAsSynced(disk.folder());

      write(disk.folder());
      disk.cut();
      disk.comeBack(SmallDisk.CUTTING);
      assertThat(disk.folder().resolve("fresh")).as("zeroed").hasSize(7);
      assertGrownIsAsSynced(disk.folder());
    }
  }

  /** A sync of one file has the names and lengths of others on the disk, too. */
  private static void write(Path folder) throws IOException {
    Files.writeString(folder.resolve("fresh"), "not yet");
    Path grown = folder.resolve("grown");
    Files.writeString(grown, "synced", CREATE, TRUNCATE_EXISTING, WRITE, SYNC);
    Files.writeString(grown, "not yet", APPEND);
    Files.writeString(folder.resolve("other"), "synced", CREATE, WRITE, SYNC);
  }

  private static void assertGrownIsAsSynced(Path folder) throws IOException {
    assertThat(Files.readString(folder.resolve("grown"), ISO_8859_1))
        .startsWith("synced")
        .doesNotContain("not yet");
  }
}
