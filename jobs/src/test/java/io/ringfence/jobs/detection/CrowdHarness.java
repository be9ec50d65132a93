package io.ringfence.jobs.detection;

import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.keyed.KeyedHost;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.judge.crowd.Crowds;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.signal.Change;
import io.ringfence.signal.Signal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The merging of crowds on its own, with clocks that a test moves. */
final class CrowdHarness
    extends KeyedOneInputStreamOperatorTestHarness<String, Delivery, Delivery> {

  private final DetectionSettings settings;

  CrowdHarness(DetectionSettings settings) throws Exception {
    super(
        new KeyedHost<>(new CrowdStage(settings, LedgerAtStart.NONE)),
        Crowds::sliceKey,
        StreamTypes.KEY);
    this.settings = settings;
  }

  /** Delivers a signal to the crowds among the subjects to whom the settings' pack routes it. */
  void send(Signal signal) throws Exception {
    send(Change.first(signal));
  }

  void send(Change change) throws Exception {
    List<Delivery> deliveries = new ArrayList<>();
    settings.router(settings.rules(), settings.feeds().numbers()).route(change, deliveries::add);
    for (Delivery each : deliveries) {
      if (Crowds.concerns(each)) {
        processElement(new StreamRecord<>(each));
      }
    }
  }

  void watermark(long time) throws Exception {
    processWatermark(new Watermark(time));
  }

  List<Observation> observations() {
    return extractOutputValues().stream()
        .filter(Observation.class::isInstance)
        .map(Observation.class::cast)
        .toList();
  }

  /** Those that stand for several signals. */
  List<Observation> merged() {
    return observations().stream().filter(Observation::isMerged).toList();
  }

  @Override
  public void close() throws IOException {
    Closing.narrowed(super::close);
  }
}
