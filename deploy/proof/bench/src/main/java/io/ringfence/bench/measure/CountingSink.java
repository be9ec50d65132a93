package io.ringfence.bench.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.jobs.io.OutputRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Counts what would be written, and drops it. */
public final class CountingSink implements Sink<OutputRecord> {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Which of a run's counts. */
  public enum Of {
    ALERTS,
    REFUSED;

    void count(RunMeter meter, OutputRecord record) {
      if (this == ALERTS) {
        meter.alerts.increment();
        meter.accused.add(accused(record));
      } else {
        meter.refused.increment();
      }
    }
  }

  private final String run;
  private final Of of;

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

  public CountingSink(String run, Of of) {
    this.run = run;
    this.of = of;
  }

  @Override
  public SinkWriter<OutputRecord> createWriter(WriterInitContext context) {
    RunMeter meter = RunMeter.of(run);
    return new SinkWriter<>() {
      @Override
      public void write(OutputRecord record, Context context) {
        of.count(meter, record);
      }

      @Override
      public void flush(boolean last) {}

      @Override
      public void close() {}
    };
  }
}
