package io.ringfence.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.jobs.detection.Outgoing;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Counts what would be written, and drops it. */
final class CountingSink implements Sink<Outgoing> {

  private static final long serialVersionUID = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Which of a run's counts. */
  enum Of {
    ALERTS,
    REFUSED;

    void count(Meter meter, Outgoing record) {
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
  private static String accused(Outgoing alert) {
    if (alert.json().length == 0) {
      return alert.key();
    }
    try {
      return JSON.readTree(alert.json()).at("/subject/value").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CountingSink(String run, Of of) {
    this.run = run;
    this.of = of;
  }

  @Override
  public SinkWriter<Outgoing> createWriter(WriterInitContext context) {
    Meter meter = Meter.of(run);
    return new SinkWriter<>() {
      @Override
      public void write(Outgoing record, Context context) {
        of.count(meter, record);
      }

      @Override
      public void flush(boolean last) {}

      @Override
      public void close() {}
    };
  }
}
