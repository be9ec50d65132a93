package io.ringfence.kubernetes;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folders that manifests are made of and compared with. */
final class Folder {

  private Folder() {}

  /** A place below the folder {@code deploy}. */
  static Path deploy(String place) {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("deploy/ringfence"))) {
      folder = folder.getParent();
    }
    return folder.resolve("deploy").resolve(place);
  }

  static Path kubernetes(String place) {
    return deploy("kubernetes").resolve(place);
  }
}
