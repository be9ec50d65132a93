package io.ringfence.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.cli.options.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path folder;

  @Test
  void isOfOneProcessAndPrivate() throws Exception {
    Path place = folder.resolve("a/b");
    try (DataFolder data = DataFolder.open(place)) {
      assertThat(data.interrupted()).isFalse();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
          .isEqualTo("rwx------");
      assertThatThrownBy(() -> DataFolder.open(place))
          .isInstanceOf(BadInput.class)
          .hasMessage("--data: another process has " + place + "; stop it first");
    }
    try (DataFolder data = DataFolder.open(place)) {
      assertThat(data.interrupted()).as("the one before was not stopped").isTrue();
      data.stopped();
    }
    try (DataFolder data = DataFolder.open(place)) {
      assertThat(data.interrupted()).isFalse();
    }
  }

  @Test
  void emptiesWhatWasTemporary() throws Exception {
    try (DataFolder data = DataFolder.open(folder)) {
      Files.writeString(data.folder("tmp").resolve("left"), "x");
    }
    try (DataFolder data = DataFolder.open(folder)) {
      assertThat(data.folder("tmp")).isEmptyDirectory();
    }
  }

  @Test
  void isTakenOverByALaterReleaseOnlyWithASavepoint() throws Exception {
    try (DataFolder data = DataFolder.open(folder)) {
      data.takeOver("0.1.0", false);
      assertThatThrownBy(() -> data.takeOver("0.2.0", false))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("release 0.1.0 left no savepoint");
      data.takeOver("0.2.0", true);
      data.takeOver("0.2.0", false);
      assertThatThrownBy(() -> data.takeOver("0.1.0", true))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("release 0.2.0 wrote it");
      Files.writeString(folder.resolve("release"), "?");
      assertThatThrownBy(() -> data.takeOver("0.2.0", true))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("is damaged");
    }
  }

  @Test
  void aFileInItsPlaceIsToldInOneLine() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("--data: " + file + " cannot be used");
  }
}
