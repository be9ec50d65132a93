package io.ringfence.bench.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.jobs.io.OutputRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Counts what would be written, and drops it.
 *
 * @param run whose meter counts
 * @param alerts whether these are alerts, or else refused
 */
public record CountingSink(String run, boolean alerts) implements Sink<OutputRecord> {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The key of an alert without content is whom it accuses. */
  private static String accused(OutputRecord alert) {
    if (alert.json().length == 0) {
      return alert.key();
    }
    try {
      return JSON.readTree(alert.json()).at("/subject/value").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public SinkWriter<OutputRecord> createWriter(WriterInitContext context) {
    RunMeter meter = RunMeter.of(run);
    return new SinkWriter<>() {
      @Override
      public void write(OutputRecord record, Context context) {
        if (alerts) {
          meter.alerts.increment();
          meter.accused.add(accused(record));
        } else {
          meter.refused.increment();
        }
      }

      @Override
      public void flush(boolean last) {}

      @Override
      public void close() {}
    };
  }
}
