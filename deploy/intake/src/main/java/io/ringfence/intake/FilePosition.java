package io.ringfence.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.decode.format.NativeRecord;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a file was read, and by what it is known again whatever its name.
 *
 * @param inode of its file system
 * @param offset behind the last line of which the broker has the record
 * @param inside whether the line there was too large and has not ended yet
 * @param print of the bytes at its beginning and before the offset; empty at offset 0
 * @param name under which it was first seen
 */
record FilePosition(long inode, long offset, boolean inside, String print, String name) {

  /**
   * A line or two; files may begin alike, with a header, and not have the same before an offset.
   */
  private static final int PRINTED = 256;

  FilePosition {
    if (offset < 0) {
      throw new IllegalArgumentException("before the beginning");
    }
    if (!print.matches("[0-9a-f]*")) {
      throw new IllegalArgumentException("no hash");
    }
  }

  static FilePosition start(long inode, Path path) {
    return new FilePosition(inode, 0, false, "", path.toString());
  }

  /** Elsewhere in the same file. */
  FilePosition at(long next, boolean within, SeekableByteChannel in) throws IOException {
    return new FilePosition(inode, next, within, print(in, next), name);
  }

  /** Whether a file has what this one had up to here. */
  boolean fits(SeekableByteChannel in) throws IOException {
    return in.size() >= offset && print(in, offset).equals(print);
  }

  private static String print(SeekableByteChannel in, long offset) throws IOException {
    if (offset == 0) {
      return "";
    }
    int size = (int) Math.min(PRINTED, offset);
    ByteBuffer bytes = ByteBuffer.allocate(2 * size);
    fill(in.position(0), bytes.limit(size));
    fill(in.position(offset - size), bytes.limit(2 * size));
    return NativeRecord.hash(new String(bytes.array(), 0, bytes.position(), ISO_8859_1));
  }

  private static void fill(SeekableByteChannel in, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining() && in.read(bytes) >= 0) {
      // until it is full, or the file ends
    }
  }

  static void write(Path file, List<FilePosition> positions) throws IOException {
    List<String> lines = new ArrayList<>();
    for (FilePosition each : positions) {
      String name = URLEncoder.encode(each.name, UTF_8);
      lines.add(each.inode + " " + each.offset + ' ' + each.inside + ' ' + each.print + ' ' + name);
    }
    WholeFile.write(file, lines);
  }

  /** None if the file is not there. What cannot be understood is left out, and read anew. */
  static List<FilePosition> read(Path file) throws IOException {
    List<FilePosition> positions = new ArrayList<>();
    for (String line :
        Files.exists(file) ? Files.readAllLines(file, ISO_8859_1) : List.<String>of()) {
      String[] parts = line.split(" ", -1);
      try {
        positions.add(
            new FilePosition(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Boolean.parseBoolean(parts[2]),
                parts[3],
                URLDecoder.decode(parts[4], UTF_8)));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException damaged) {
        // as if its file had never been read
      }
    }
    return positions;
  }
}
