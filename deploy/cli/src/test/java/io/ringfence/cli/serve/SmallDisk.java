package io.ringfence.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk in a file, which can be filled, and of which the power can be cut: its file system is shut
 * down at once, and comes back with what was synced, as its journal has it. Not synced is what the
 * file system would have written later; nothing is chosen here.
 */
final class SmallDisk implements AutoCloseable {

  /** A file that has grown without a sync is as short as it was. */
  static final String CUTTING = "noauto_da_alloc";

  /** It is as long as it has grown, with zeros there, or what was deleted on the disk before. */
  static final String ZEROING = CUTTING + ",nodelalloc,data=writeback";

  /** {@code EXT4_IOC_SHUTDOWN}, and {@code EXT4_GOING_FLAGS_NOLOGFLUSH}. */
  private static final String SHUTDOWN =
      "open(my $d, '<', $ARGV[0]) or die; my $how = pack('L', 2);"
          + " ioctl($d, 0x8004587D, $how) or die";

  private final Path image;
  private final Path folder;

  private SmallDisk(Path image, Path folder) {
    this.image = image;
    this.folder = folder;
  }

  /** One that is mounted; where that is not possible, the test is skipped. */
  static SmallDisk at(Path place, int megabytes) throws IOException {
    Path image = place.resolve("disk.img");
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength((long) megabytes << 20);
    }
    SmallDisk disk = new SmallDisk(image, Files.createDirectory(place.resolve("disk")));
    String refused = disk.ran("mkfs.ext4", "-q", "-m", "0", image.toString());
    refused += refused.isEmpty() ? disk.mount(CUTTING) : "";
    assumeTrue(refused.isEmpty(), "a disk in a file cannot be mounted here: " + refused);
    return disk;
  }

  Path folder() {
    return folder;
  }

  private String mount(String options) {
    // Its own commits come too late to sync what a server has not.
    String all = "loop,commit=300," + options;
    return ran("mount", "-o", all, image.toString(), folder.toString());
  }

  /** From now on nothing is written; whoever has a file open is told so. */
  void cut() {
    must(ran("perl", "-e", SHUTDOWN, folder.toString()));
  }

  /**
   * As it is after the power has come back. Nobody may have a file open.
   *
   * @param loss how what is not synced is lost the next time
   */
  void comeBack(String loss) {
    must(ran("umount", folder.toString()));
    must(mount(loss));
  }

  /** To the last byte; returns the file that does. */
  Path fill() throws IOException {
    Path filler = folder.resolve("filler");
    try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
      for (byte[] block = new byte[1 << 20]; block.length > 0; ) {
        try {
          file.write(block);
        } catch (IOException full) {
          block = new byte[block.length / 2];
        }
      }
    }
    return filler;
  }

  private static void must(String refused) {
    if (!refused.isEmpty()) {
      throw new AssertionError(refused);
    }
  }

  /** What it has said, if it was not done. */
  private String ran(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      return process.onExit().join().exitValue() == 0 ? "" : command[0] + ": " + said;
    } catch (IOException missing) {
      return missing.getMessage();
    }
  }

  @Override
  public void close() {
    ran("umount", folder.toString());
  }
}
