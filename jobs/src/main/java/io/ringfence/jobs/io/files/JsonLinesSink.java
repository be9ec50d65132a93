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
record JsonLinesSink(String file, boolean lastOnly) implements Sink<OutputRecord> {

  /** Every record as it comes. */
  static JsonLinesSink all(Path file) {
    return new JsonLinesSink(file.toString(), false);
  }

  /**
   * The last record of each key, in the order in which the keys came first, written at the end of
   * the input: it holds one record a key until then. A record without content removes its key.
   */
  static JsonLinesSink lastOfEach(Path file) {
    return new JsonLinesSink(file.toString(), true);
  }

  @Override
  public SinkWriter<OutputRecord> createWriter(WriterInitContext context) throws IOException {
    if (context.getTaskInfo().getNumberOfParallelSubtasks() > 1) {
      throw new IllegalStateException("one file has one writer");
    }
    return new Lines(Files.newOutputStream(Path.of(file)), lastOnly);
  }

  private record Lines(
      OutputStream disk, OutputStream out, boolean lastOnly, Map<String, byte[]> last)
      implements SinkWriter<OutputRecord> {

    Lines(OutputStream disk, boolean lastOnly) {
      this(disk, new BufferedOutputStream(disk, 64 * 1024), lastOnly, new LinkedHashMap<>());
    }

    @Override
    public void write(OutputRecord record, Context context) throws IOException {
      if (!lastOnly) {
        line(record.json());
      } else if (record.json().length == 0) {
        last.remove(record.key());
      } else {
        last.put(record.key(), record.json());
      }
    }

    private void line(byte[] json) throws IOException {
      out.write(json);
      out.write('\n');
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      if (endOfInput) {
        for (byte[] json : last.values()) {
          line(json);
        }
        last.clear();
      }
      out.flush();
    }

    /**
     * Does not write what is left: if that has failed before, it would again, and Flink takes a
     * task that cannot be closed for the end of the whole process.
     */
    @Override
    public void close() throws IOException {
      disk.close();
    }
  }
}
