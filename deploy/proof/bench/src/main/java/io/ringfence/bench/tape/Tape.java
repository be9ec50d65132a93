package io.ringfence.bench.tape;

import io.ringfence.simulator.output.SimulatedRecord;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Records written once and replayed by every run, in parts as a topic has partitions: each record's
 * part follows from its key, so that a call's records stay in order. Read as mapped files, which
 * costs a run nothing but the copy that any reader makes.
 *
 * @param parts one file each: length (4 bytes) and bytes of each record
 * @param from arrival of the first record, epoch milliseconds
 * @param to arrival of the last record
 */
public record Tape(List<String> parts, long records, long bytes, long from, long to) {

  /** Without records. */
  static final Tape EMPTY = new Tape(List.of(), 0, 0, 0, 0);

  public Tape {
    parts = List.copyOf(parts);
  }

  /** Writes at most so many records into a folder, which is made. */
  public static Tape write(Path folder, int parts, Iterator<SimulatedRecord> traffic, long most)
      throws IOException {
    Files.createDirectories(folder);
    List<String> files = new ArrayList<>();
    List<DataOutputStream> outs = new ArrayList<>();
    try {
      for (int i = 0; i < parts; i++) {
        files.add(folder.resolve("part-" + i).toString());
        outs.add(
            new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(Path.of(files.get(i))), 1 << 20)));
      }
      long records = 0;
      long bytes = 0;
      long from = Long.MAX_VALUE;
      long to = Long.MIN_VALUE;
      while (records < most && traffic.hasNext()) {
        SimulatedRecord sent = traffic.next();
        DataOutputStream out = outs.get(Math.floorMod(mixed(sent.key().hashCode()), parts));
        out.writeInt(sent.json().length);
        out.write(sent.json());
        records++;
        bytes += sent.json().length;
        from = Math.min(from, sent.arrival());
        to = sent.arrival();
      }
      return new Tape(files, records, bytes, from, to);
    } finally {
      for (DataOutputStream out : outs) {
        out.close();
      }
    }
  }

  /** Keys that count upwards have hashes that do so, too. */
  private static int mixed(int hash) {
    return (hash * 0x9E3779B9) >>> 16;
  }

  /** The next record of a mapped part. */
  public static byte[] next(ByteBuffer part) {
    byte[] record = new byte[part.getInt()];
    part.get(record);
    return record;
  }

  public double seconds() {
    return (to - from) / 1_000.0;
  }

  /**
   * Maps a part.
   *
   * @throws IllegalArgumentException if it has more than 2 GiB
   */
  public static ByteBuffer map(Path part) throws IOException {
    try (FileChannel file = FileChannel.open(part)) {
      return file.map(MapMode.READ_ONLY, 0, file.size());
    }
  }
}
