package io.ringfence.jobs.io.files;

import io.ringfence.jobs.io.OutputRecord;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes records as lines of one file, for a sink of parallelism 1. The file is made anew, and is
 * there, empty, also if no record comes.
 */
public final class JsonLinesSink implements Sink<OutputRecord> {

  private final String file;
  private final boolean lastOnly;

  private JsonLinesSink(Path file, boolean lastOnly) {
    this.file = file.toString();
    this.lastOnly = lastOnly;
  }

  /** Every record as it comes. */
  public static JsonLinesSink all(Path file) {
    return new JsonLinesSink(file, false);
  }

  /**
   * The last record of each key, in the order in which the keys came first, written at the end of
   * the input: it holds one record a key until then. A record without content removes its key.
   */
  public static JsonLinesSink lastOfEach(Path file) {
    return new JsonLinesSink(file, true);
  }

  @Override
  public SinkWriter<OutputRecord> createWriter(WriterInitContext context) throws IOException {
    if (context.getTaskInfo().getNumberOfParallelSubtasks() > 1) {
      throw new IllegalStateException("one file has one writer");
    }
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(file)), 64 * 1024);
    return lastOnly ? new LastOfEach(out) : new All(out);
  }

  private static void line(byte[] json, OutputStream out) throws IOException {
    out.write(json);
    out.write('\n');
  }

  private record All(OutputStream out) implements SinkWriter<OutputRecord> {
    @Override
    public void write(OutputRecord record, Context context) throws IOException {
      line(record.json(), out);
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  private static final class LastOfEach implements SinkWriter<OutputRecord> {
    private final Map<String, byte[]> last = new LinkedHashMap<>();
    private final OutputStream out;

    LastOfEach(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(OutputRecord record, Context context) {
      if (record.json().length == 0) {
        last.remove(record.key());
      } else {
        last.put(record.key(), record.json());
      }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      if (endOfInput) {
        for (byte[] json : last.values()) {
          line(json, out);
        }
        last.clear();
        out.flush();
      }
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
