package io.ringfence.cli.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/** Checks of this machine: its Java, and files and folders. */
final class MachineChecks {

  private static final int LEAST_JAVA = 17;

  /** RocksDB and Kafka stop writing long before a disk is full to the last byte. */
  private static final double LEAST_FREE = 0.1;

  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private MachineChecks() {}

  static Finding java(int version) {
    return version >= LEAST_JAVA
        ? Finding.good("java", "version " + version)
        : Finding.wrong("java", "version " + version, "install Java " + LEAST_JAVA + " or newer");
  }

  /** A folder for checkpoints, savepoints or local state. */
  static List<Finding> folder(Path folder) {
    String check = "folder " + folder;
    if (!Files.isDirectory(folder)) {
      return List.of(Finding.wrong(check, "is not there", "make it, for the user of Flink alone"));
    }
    return List.of(
        writable(check, folder),
        closed(check, folder, "is open to others", "chmod 700: state has personal data"),
        space(check, folder));
  }

  private static Finding writable(String check, Path folder) {
    try {
      Files.delete(Files.createTempFile(folder, "ringfence-doctor", ".tmp"));
      return Finding.good(check, "can be written");
    } catch (IOException e) {
      return Finding.wrong(
          check, "cannot be written by " + System.getProperty("user.name"), "give it to that user");
    }
  }

  private static Finding closed(String check, Path place, String open, String remedy) {
    try {
      return Files.getPosixFilePermissions(place).stream().noneMatch(OF_OTHERS::contains)
          ? Finding.good(check, "is closed to others")
          : Finding.wrong(check, open, remedy);
    } catch (IOException | UnsupportedOperationException e) {
      return Finding.unknown(check, "its permissions cannot be read");
    }
  }

  private static Finding space(String check, Path folder) {
    try {
      FileStore disk = Files.getFileStore(folder);
      double free = (double) disk.getUsableSpace() / disk.getTotalSpace();
      String found = "%.0f%% of its disk is free".formatted(100 * free);
      return free >= LEAST_FREE
          ? Finding.good(check, found)
          : Finding.wrong(check, found, "make room: at least a tenth");
    } catch (IOException e) {
      return Finding.unknown(check, "its disk cannot be read");
    }
  }

  /** A file with a key or a password. */
  static Finding secret(Path file) {
    String check = "secret " + file;
    if (!Files.isReadable(file)) {
      return Finding.wrong(
          check,
          "cannot be read by " + System.getProperty("user.name"),
          "put it there, for that user alone");
    }
    return closed(check, file, "can be read or changed by others", "chmod 600");
  }
}
