package io.ringfence.jobs.detection.lists;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.state.AgreedClock;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.jobs.state.Timers;
import io.ringfence.jobs.state.WallClock;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Signal;
import io.ringfence.standing.ListingFanOut;
import io.ringfence.standing.Standing;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.BooleanSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Finds out which listings every judge has to hear of, keyed by subject: ranges and networks pass,
 * of an exact subject what {@link ListingFanOut} says. Its history lies in keyed state, and in no
 * judge's memory.
 */
public final class FanOutOperator extends AbstractStreamOperator<BroadcastUpdate>
    implements OneInputStreamOperator<Signal, BroadcastUpdate> {

  private static final long serialVersionUID = 1;

  static final ValueStateDescriptor<byte[]> HISTORY =
      new ValueStateDescriptor<>("listing-history", BytePrimitiveArraySerializer.INSTANCE);

  /** Whether the judges were sent listings by an earlier release, of which no history is here. */
  static final ListStateDescriptor<Boolean> UPGRADED =
      new ListStateDescriptor<>("upgraded", BooleanSerializer.INSTANCE);

  private final RetentionClock clock;
  private final long keepMillis;

  private transient PackedState<TimedState<Standing>> histories;
  private transient ListState<Boolean> stored;
  private transient boolean upgraded;
  private transient Timers purge;
  private transient AgreedClock agreed;
  private transient WallClock wall;
  private transient long watermark;

  /**
   * Nothing is known yet.
   *
   * @param keepMillis how long a listing is kept after its end
   */
  public FanOutOperator(RetentionClock clock, long keepMillis) {
    this.clock = clock;
    this.keepMillis = keepMillis;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    histories =
        new PackedState<>(context.getKeyedStateStore().getState(HISTORY), new TimedStandingCodec());
    stored = context.getOperatorStateStore().getUnionListState(UPGRADED);
    boolean known = false;
    for (boolean each : stored.get()) {
      known = true;
      upgraded |= each;
    }
    upgraded |= context.isRestored() && !known;
  }

  @Override
  public void open() throws Exception {
    super.open();
    watermark = Long.MIN_VALUE;
    purge = Timers.hourly(this, "purge", key -> purgeExpired());
    agreed = new AgreedClock();
    if (clock == RetentionClock.WALL) {
      wall = WallClock.start(getProcessingTimeService(), agreed, purge::advanceSome);
    }
  }

  private long now() {
    return clock == RetentionClock.WALL ? agreed.time() : watermark;
  }

  @Override
  public void processElement(StreamRecord<Signal> element) throws Exception {
    Listing change = (Listing) element.getValue();
    if (!change.subject().kind().exact()) {
      send(change);
      return;
    }
    TimedState<Standing> known = histories.value();
    TimedState<Standing> history = known == null ? TimedState.untimed(new Standing()) : known;
    List<Listing> heard = ListingFanOut.accept(history.state(), change, upgraded);
    histories.update(timed(history));
    heard.forEach(this::send);
  }

  private void send(Listing change) {
    output.collect(new StreamRecord<>(new BroadcastUpdate.Listed(change)));
  }

  private TimedState<Standing> timed(TimedState<Standing> history) {
    return history.purgeAt(purge.move(history.purge(), history.state().deadline(keepMillis)));
  }

  private void purgeExpired() throws Exception {
    TimedState<Standing> fired = histories.value();
    if (fired == null) {
      return;
    }
    TimedState<Standing> history = fired.purgeAt(Long.MAX_VALUE);
    history.state().purge(now(), keepMillis);
    if (history.state().isEmpty()) {
      histories.clear();
    } else {
      histories.update(timed(history));
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() < Long.MAX_VALUE) {
      watermark = mark.getTimestamp();
      agreed.reached(watermark);
      if (clock == RetentionClock.EVENT) {
        purge.advance(watermark);
      }
    }
    output.emitWatermark(mark);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    stored.update(List.of(upgraded));
  }

  @Override
  public void close() throws Exception {
    if (wall != null) {
      wall.stop();
    }
    super.close();
  }
}
