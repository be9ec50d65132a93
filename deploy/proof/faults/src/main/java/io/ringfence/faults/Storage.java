package io.ringfence.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Where Flink keeps checkpoints, changes and savepoints; it can be away, full or damaged. */
final class Storage implements AutoCloseable {

  private static final int BLOCK = 1 << 20;

  private final Path folder;
  private boolean mounted;

  Storage(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  Path folder() {
    return folder;
  }

  Map<String, String> settings() {
    return Map.of(
        "execution.checkpointing.dir", uri("checkpoints"),
        "state.changelog.dstl.dfs.base-path", uri("changelog"),
        "execution.checkpointing.savepoint-dir", uri("savepoints"));
  }

  private String uri(String name) {
    return folder.resolve(name).toUri().toString();
  }

  Path savepoints() {
    return folder.resolve("savepoints");
  }

  /** The savepoint that is there, once it is whole. */
  Optional<Path> savepoint() throws IOException {
    return newest(savepoints()).stream().findFirst();
  }

  /** Checkpoints that are there, the newest first. */
  List<Path> checkpoints() throws IOException {
    return newest(folder.resolve("checkpoints"));
  }

  private static List<Path> newest(Path below) throws IOException {
    if (!Files.exists(below)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(below, 3)) {
      return files
          .filter(file -> file.getFileName().toString().equals("_metadata"))
          .sorted(Comparator.comparing(Storage::modified).reversed())
          .map(Path::getParent)
          .toList();
    }
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis();
    } catch (IOException e) {
      return 0; // just deleted
    }
  }

  /** Nothing can be read or written there from now on. */
  void leave() throws IOException {
    Files.move(folder, away());
    Files.writeString(folder, "no folder");
  }

  /** It is there again, as it was. */
  void comeBack() throws IOException {
    Files.delete(folder);
    Files.move(away(), folder);
  }

  private Path away() {
    return folder.resolveSibling("storage-away");
  }

  /**
   * Gives the storage a small disk of its own; before anything is there.
   *
   * @throws IOException if this process may not mount one
   */
  void ownDisk(int megabytes) throws IOException, InterruptedException {
    mounted = ran("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs");
    if (!mounted) {
      throw new IOException("a small disk cannot be mounted here");
    }
    // Whoever ends this program early is not to find the disk in its folder for ever.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "unmount"));
  }

  private boolean ran(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.command().add(folder.toString());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  /** Fills the disk to its last byte. */
  void fill() throws IOException {
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(filler())) {
      for (int size = BLOCK; size > 0; size /= 2) {
        try {
          while (true) {
            out.write(block, 0, size);
          }
        } catch (IOException e) {
          // It is full; smaller blocks may still find room.
        }
      }
    }
  }

  /** Makes room again. */
  void empty() throws IOException {
    Files.delete(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  @Override
  public synchronized void close() {
    if (mounted) {
      mounted = false;
      try {
        ran("umount", "--lazy");
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
