package io.ringfence.jobs.detection;

import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.keyed.BroadcastUpdate;
import io.ringfence.jobs.keyed.KeyedHost;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.signal.Change;
import io.ringfence.signal.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** The judge on its own, with clocks that a test moves. */
final class JudgeHarness
    extends KeyedTwoInputStreamOperatorTestHarness<
        String, Delivery, BroadcastUpdate, OutputRecord> {

  private final DetectionSettings settings;

  JudgeHarness(DetectionSettings settings) throws Exception {
    this(settings, false);
  }

  /** One whose alerts are written in transactions, or not. */
  JudgeHarness(DetectionSettings settings, boolean transactional) throws Exception {
    this(settings, transactional, LedgerAtStart.NONE);
  }

  /** One that reads who was erased long ago. */
  JudgeHarness(DetectionSettings settings, boolean transactional, LedgerAtStart ledger)
      throws Exception {
    super(
        new KeyedHost<>(new JudgeStage(settings, transactional, ledger)),
        Delivery::key,
        null,
        StreamTypes.KEY);
    this.settings = settings;
  }

  /** Delivers a signal to all subjects to whom the settings' pack routes it. */
  void send(Signal signal) throws Exception {
    List<Delivery> deliveries = new ArrayList<>();
    settings
        .router(settings.rules(), settings.feeds().numbers())
        .route(Change.first(signal), deliveries::add);
    for (Delivery each : deliveries) {
      processElement1(new StreamRecord<>(each));
    }
  }

  void watermark(long time) throws Exception {
    processWatermark1(new Watermark(time));
    processWatermark2(new Watermark(time));
  }

  /** All versions of all alerts, as JSON. */
  List<String> alerts() {
    return extractOutputValues().stream()
        .map(each -> new String(each.json(), StandardCharsets.UTF_8))
        .toList();
  }

  @Override
  public void close() throws IOException {
    Closing.narrowed(super::close);
  }
}
