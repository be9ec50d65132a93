package io.ringfence.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
      data.takeOver(false);
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
    try (DataFolder data = DataFolder.open(folder, "0.1.0")) {
      data.takeOver(false);
    }
    try (DataFolder data = DataFolder.open(folder, "0.2.0")) {
      assertThatThrownBy(() -> data.takeOver(false))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("an earlier release than 0.2.0 left no savepoint");
      assertThat(Files.readString(folder.resolve("release"))).isEqualTo("0.1.0\n");
      data.takeOver(true);
      data.takeOver(false);
    }
  }

  @Test
  void isNotTouchedByAnEarlierRelease() throws Exception {
    try (DataFolder data = DataFolder.open(folder, "0.2.0")) {
      data.takeOver(false);
      data.stopped();
      Files.writeString(data.folder("tmp").resolve("left"), "x");
    }
    assertThatThrownBy(() -> DataFolder.open(folder, "0.1.0"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a later release wrote it than 0.1.0");
    assertThat(folder.resolve("tmp/left")).exists();
    try (DataFolder data = DataFolder.open(folder, "0.2.0")) {
      assertThat(data.interrupted()).as("a start that is refused leaves no mark").isFalse();
    }
    Files.writeString(folder.resolve("release"), "?");
    assertThatThrownBy(() -> DataFolder.open(folder, "0.2.0"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void aFileInItsPlaceIsToldInOneLine() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("--data: " + file + " cannot be used");
  }

  @Test
  void aFolderOfSomebodyElseIsToldInOneLine() {
    Path kernels = Path.of("/sys"); // nobody makes a file there, whoever he is
    assumeTrue(Files.isDirectory(kernels), "no Linux");
    assertThatThrownBy(() -> DataFolder.open(kernels))
        .isInstanceOf(BadInput.class)
        .hasMessageMatching(
            "--data: /sys/lock cannot be used by \\S+ \\(.+\\): have it belong to that user .+");
  }
}
