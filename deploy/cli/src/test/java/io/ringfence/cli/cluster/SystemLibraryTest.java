package io.ringfence.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemLibraryTest {

  private static final String NAME = "liballocator.so.2";

  @TempDir Path system;

  private Path library(String folder) throws IOException {
    return Files.createFile(Files.createDirectories(system.resolve(folder)).resolve(NAME));
  }

  private List<Path> places() {
    return List.of(system.resolve("lib"), system.resolve("lib64"));
  }

  @Test
  void aLibraryIsInAFolderOfItsArchitecture() throws IOException {
    Path library = library("lib/x86_64-linux-gnu");

    assertThat(SystemLibrary.named(NAME, places())).contains(library);
  }

  @Test
  void aLibraryIsInAFolderOfAllLibraries() throws IOException {
    library("lib/deeper/still");
    Path library = library("lib64");

    assertThat(SystemLibrary.named(NAME, places())).contains(library);
  }

  @Test
  void aLibraryThatIsNotInstalledIsNotFound() throws IOException {
    library("elsewhere");

    assertThat(SystemLibrary.named(NAME, places())).isEmpty();
  }
}
