package io.ringfence.cli.local;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.BuildVersion;
import io.ringfence.intake.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder with all that has to last: the broker's logs, checkpoints, keys, tokens and users. It
 * is private to its user, and one process at a time has it.
 */
public final class DataFolder implements AutoCloseable {

  private static final String RELEASE = "release";
  private static final String RUNNING = "running";

  private final Path folder;
  private final FileChannel lock;
  private final String release;
  private final boolean used;
  private final boolean interrupted;

  private DataFolder(Path folder, FileChannel lock, String release) {
    this.folder = folder;
    this.lock = lock;
    this.release = release;
    used = Files.exists(folder.resolve(RELEASE));
    interrupted = Files.exists(folder.resolve(RUNNING));
  }

  /** One that goes when the JVM ends. */
  public static DataFolder temporary() throws BadInput {
    return open(Workspace.temporary());
  }

  /**
   * Takes the folder, and makes it if there is none. Nothing in it is touched before it is locked.
   *
   * @throws BadInput one line that says what to do
   */
  public static DataFolder open(Path folder) throws BadInput {
    try {
      return open(folder, BuildVersion.release());
    } catch (IOException e) {
      throw refusal(e);
    }
  }

  /** The same for a release that runs. */
  static DataFolder open(Path folder, String release) throws IOException, BadInput {
    Files.createDirectories(
        folder.toAbsolutePath(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new BadInput("--data: another process has " + folder + "; stop it first");
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path own = folder.toRealPath();
    DataFolder data = new DataFolder(own, channel, release);
    if (data.written() > 0) {
      channel.close();
      throw new BadInput(
          "--data: a later release wrote it than " + release + "; start that or a later one");
    }
    Workspace.delete(own.resolve("tmp"));
    Files.createDirectories(own.resolve("tmp"));
    return data;
  }

  /** One line on a failure of the file system that says what to do. */
  public static BadInput refusal(IOException e) {
    if (!(e instanceof FileSystemException failed)) {
      return new BadInput("--data: " + e.getMessage());
    }
    String reason = failed.getReason();
    return new BadInput(
        "--data: %s cannot be used by %s (%s): have it belong to that user (chown -R), on a disk that can be written"
            .formatted(
                failed.getFile(),
                System.getProperty("user.name"),
                reason == null ? e.getClass().getSimpleName() : reason));
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Whether a later release than ours has written it, or an earlier one: positive, negative. */
  private int written() throws IOException, BadInput {
    Path file = folder.resolve(RELEASE);
    try {
      String theirs = Files.exists(file) ? Files.readString(file).strip() : release;
      return Version.parse(theirs).compareTo(Version.parse(release));
    } catch (IllegalArgumentException e) {
      throw new BadInput("--data: " + file + " is damaged; write the release there that ran last");
    }
  }

  /**
   * Marks it as ours, before anything in it is changed.
   *
   * @param saved whether the last run left savepoints, which every later release reads
   * @throws BadInput if an earlier release has to stop it first
   */
  void takeOver(boolean saved) throws IOException, BadInput {
    if (written() < 0 && !saved) {
      throw new BadInput(
          "--data: an earlier release than "
              + release
              + " left no savepoint; start that release once more and stop it (SIGTERM)");
    }
    // Of a file of its own that it cannot write, a broker says no more than where it has failed.
    try (Stream<Path> all = Files.walk(folder("broker"))) {
      Optional<Path> foreign = all.filter(each -> !Files.isWritable(each)).findFirst();
      if (foreign.isPresent()) {
        throw new AccessDeniedException(foreign.get().toString());
      }
    }
    Files.write(folder.resolve(RUNNING), new byte[0]);
    WholeFile.write(folder.resolve(RELEASE), List.of(release));
  }

  /** Whether it was used before. */
  boolean used() {
    return used;
  }

  /** Whether the run before this one ended without being asked to. */
  public boolean interrupted() {
    return interrupted;
  }

  public Path path() {
    return folder;
  }

  /** A folder in it, which is there. */
  public Path folder(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  /** To be called at the end of an orderly stop. */
  public void stopped() throws IOException {
    Files.deleteIfExists(folder.resolve(RUNNING));
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
