package io.ringfence.jobs.io.files;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoded.Read;
import io.ringfence.decode.Decoded.Refused;
import io.ringfence.decode.Position;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalReason;
import io.ringfence.decode.feed.LineReader;
import io.ringfence.jobs.io.RecordReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.ZipException;

/** One input of a merge. Ordered by the largest event time that has been read of it. */
final class OpenInput implements Comparable<OpenInput>, AutoCloseable {

  private final Input input;
  private final int rank;
  private final RecordReader records;
  private final long received;
  private InputStream in;
  private LineReader lines;
  private final Deque<Decoded> told = new ArrayDeque<>();
  private boolean ended;
  private long largest = Long.MIN_VALUE;

  OpenInput(Input input, int rank, RecordReader records, long received) {
    this.input = input;
    this.rank = rank;
    this.records = records;
    this.received = received;
  }

  /** Null at the end. */
  Decoded next() throws IOException {
    while (told.isEmpty() && !ended) {
      read();
    }
    Decoded next = told.poll();
    if (next instanceof Read read) {
      largest = Math.max(largest, read.signal().time());
    }
    return next;
  }

  private void read() throws IOException {
    boolean first = lines == null;
    try {
      if (first) {
        in = input.open();
        lines = new LineReader(in);
      }
      if (!lines.next()) {
        ended = true;
        return;
      }
    } catch (EOFException | ZipException e) {
      told.add(broken());
      return;
    }
    byte[] line = lines.bytes();
    if (first) {
      records.begin(input.name(), line);
    }
    records.read(line, lines.length(), position(), received, RecordReader.UNKNOWN, told::add);
  }

  /** A compressed file that was cut or damaged: what came before counts, the break is refused. */
  private Decoded broken() {
    ended = true;
    byte[] raw = lines == null ? new byte[0] : lines.bytes();
    return new Refused(
        new Refusal(
            RefusalReason.MALFORMED,
            "",
            "the compressed file breaks off here",
            lines == null ? Position.line(input.name(), 1) : position(),
            raw));
  }

  private Position position() {
    return Position.line(input.name(), lines.number());
  }

  @Override
  public int compareTo(OpenInput other) {
    int byTime = Long.compare(largest, other.largest);
    return byTime != 0 ? byTime : Integer.compare(rank, other.rank);
  }

  @Override
  public void close() throws IOException {
    ended = true;
    if (in != null) {
      in.close();
      in = null;
    }
  }
}
