package io.ringfence.jobs.detection.anonymous;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.anonymous.AnonymousPeriods;
import io.ringfence.anonymous.AnonymousPeriods.Taken;
import io.ringfence.anonymous.ClosedPeriod;
import io.ringfence.anonymous.SettledAlert;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.metrics.LabelledMetrics;
import io.ringfence.jobs.state.AgreedClock;
import io.ringfence.jobs.state.WallClock;
import io.ringfence.jobs.state.WorkerClock;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.number.NumberLookup;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Gathers the alerts of a day and publishes them without their subjects. It has a parallelism of 1,
 * because the alerts of a day are known under one key, and small groups are seen in the whole only.
 * {@link AnonymousPeriods} decides.
 *
 * <p>What is published is decided once. A checkpoint stores it, and no longer the key; when that is
 * complete, it is published. So a failure, which may bring alerts again in another order, repeats a
 * day's records as they were, and nobody can compare two versions of a day.
 */
public final class AnonymousOperator extends AbstractStreamOperator<OutputRecord>
    implements OneInputStreamOperator<SettledAlert, OutputRecord> {

  private static final long serialVersionUID = 1;

  private static final int KEY_BYTES = 32;

  private final FeedSettings settings;
  private final SecretKey seal;

  private transient StoredPeriods stored;

  /** Null until it is known which day is the first. */
  private transient AnonymousPeriods periods;

  /** Days that a checkpoint has, by the first one that has them. */
  private transient Map<ClosedPeriod, Long> checkpoints;

  private transient NumberLookup numbers;
  private transient SecureRandom random;
  private transient AgreedClock agreed;
  private transient WallClock clock;
  private transient Counter published;
  private transient Counter leftOut;

  /**
   * Gathers alerts of these feeds.
   *
   * @param seal under which the keys of days are stored
   */
  public AnonymousOperator(FeedSettings settings, SecretKey seal) {
    this.settings = settings;
    this.seal = seal;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    stored = new StoredPeriods(context.getOperatorStateStore(), seal.stateSeal());
    periods = stored.restored().orElse(null);
    checkpoints = new HashMap<>();
  }

  @Override
  public void open() throws Exception {
    super.open();
    numbers = settings.numbers();
    random = new SecureRandom();
    agreed = new AgreedClock();
    published = LabelledMetrics.counter(getMetricGroup(), "anonymous_records_total");
    leftOut = LabelledMetrics.counter(getMetricGroup(), "anonymous_alerts_left_out_total");
    if (settings.clock() == RetentionClock.WALL) {
      clock = WallClock.start(getProcessingTimeService(), agreed, this::close);
    }
  }

  /**
   * A job that starts without state reads again what an earlier one may have published: its first
   * day is the one after the start. By event time there is no telling.
   */
  private AnonymousPeriods periods() {
    if (periods == null) {
      periods =
          new AnonymousPeriods(
              settings.clock() == RetentionClock.WALL
                  ? AnonymousPeriods.day(
                      WorkerClock.corrected(getProcessingTimeService().getCurrentProcessingTime()))
                  : Long.MIN_VALUE);
    }
    return periods;
  }

  @Override
  public void processElement(StreamRecord<SettledAlert> element) {
    if (element.getValue() instanceof SettledAlert.Closed alert) {
      if (periods().take(alert, country(alert.subject()), this::key) != Taken.KEPT) {
        leftOut.inc();
      }
    } else {
      periods().leaveOut(element.getValue().id());
    }
  }

  private String country(Subject subject) {
    return subject.kind() == SubjectKind.NUMBER ? numbers.of(subject.value()).country() : "";
  }

  private byte[] key() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return key;
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() < Long.MAX_VALUE) {
      agreed.reached(mark.getTimestamp());
      if (settings.clock() == RetentionClock.EVENT) {
        close(mark.getTimestamp());
      }
    }
    super.processWatermark(mark);
  }

  private boolean close(long now) {
    AnonymousPeriods known = periods();
    if (now > 0) {
      known.close(now).forEach(each -> leftOut.inc(each.leftOut()));
    }
    return true;
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    AnonymousPeriods known = periods();
    stored.store(known);
    known.closed().forEach(each -> checkpoints.putIfAbsent(each, context.getCheckpointId()));
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    for (ClosedPeriod each : List.copyOf(checkpoints.keySet())) {
      if (checkpoints.get(each) <= checkpointId) {
        checkpoints.remove(each);
        periods.published(each);
        publish(each);
      }
    }
  }

  private void publish(ClosedPeriod period) {
    for (String each : period.records()) {
      output.collect(new StreamRecord<>(new OutputRecord(period.key(), each.getBytes(UTF_8))));
    }
    published.inc(period.records().size());
  }

  @Override
  public void close() throws Exception {
    if (clock != null) {
      clock.stop();
    }
    super.close();
  }
}
