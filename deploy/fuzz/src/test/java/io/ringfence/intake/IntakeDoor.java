package io.ringfence.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads what clients send to the intake, and what it has kept. */
public final class IntakeDoor {

  private IntakeDoor() {}

  /** A body of any sort; what was looked at is read again as the same. */
  public static void body(byte[] input, boolean gzip, boolean json) throws IOException {
    PostedBody body = new PostedBody(gzip, json);
    body.add(ByteBuffer.wrap(input));
    body.check();
    long[] last = new long[1];
    body.each(
        (number, record, length) -> {
          assertThat(number).isGreaterThan(last[0]);
          assertThat(length).isGreaterThanOrEqualTo(record.length);
          last[0] = number;
        });
  }

  /** Positions that are no use are left out; the others can be held against any file, and kept. */
  public static void positions(Path file) throws IOException {
    List<FilePosition> positions = FilePosition.read(file);
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      for (FilePosition each : positions) {
        assertThat(each.fits(in)).isIn(true, false);
      }
    }
    FilePosition.write(file, positions);
    assertThat(FilePosition.read(file)).isEqualTo(positions);
  }
}
