package io.ringfence.jobs.detection.lists;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.sweep.StoredLedger;
import io.ringfence.jobs.state.AgreedClock;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.QuietStates;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.jobs.state.TimedStateCodec;
import io.ringfence.jobs.state.Timers;
import io.ringfence.jobs.state.WallClock;
import io.ringfence.judge.state.Hold;
import io.ringfence.privacy.Erasure;
import io.ringfence.privacy.HeldErasure;
import io.ringfence.privacy.HeldErasureCodec;
import io.ringfence.privacy.ledger.ErasureLedger;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.standing.ListingFanOut;
import io.ringfence.standing.Standing;
import io.ringfence.standing.StandingCodec;
import java.util.List;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Finds out what every judge has to hear of, keyed by subject: of listings those of ranges and
 * networks, and of an exact subject what {@link ListingFanOut} says; of privacy requests that the
 * subject is erased, unless it is held, and which allows were wrong. The history lies in keyed
 * state, and in no judge's memory.
 */
public final class FanOutOperator extends AbstractStreamOperator<BroadcastUpdate>
    implements OneInputStreamOperator<Signal, BroadcastUpdate> {

  static final ValueStateDescriptor<byte[]> HISTORY =
      new ValueStateDescriptor<>("listing-history", BytePrimitiveArraySerializer.INSTANCE);

  /** Who is held for a lawful reason, and may not be erased meanwhile. */
  static final ValueStateDescriptor<byte[]> HELD =
      new ValueStateDescriptor<>("held-erasure", BytePrimitiveArraySerializer.INSTANCE);

  private final RetentionClock clock;
  private final long keepMillis;
  private final StoredLedger ledger;

  private transient PackedState<TimedState<Standing>> histories;
  private transient PackedState<HeldErasure> held;
  private transient ErasureLedger erased;
  private transient Timers purge;
  private transient AgreedClock agreed;
  private transient WallClock wall;
  private transient QuietStates quiet;
  private transient long watermark;

  /**
   * Nothing is known yet.
   *
   * @param keepMillis how long a listing is kept after its end
   * @param ledger who was erased long ago
   */
  public FanOutOperator(RetentionClock clock, long keepMillis, StoredLedger ledger) {
    this.clock = clock;
    this.keepMillis = keepMillis;
    this.ledger = ledger;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    histories =
        new PackedState<>(
            context.getKeyedStateStore().getState(HISTORY),
            new TimedStateCodec<>(new StandingCodec()));
    held = new PackedState<>(context.getKeyedStateStore().getState(HELD), new HeldErasureCodec());
  }

  @Override
  public void open() throws Exception {
    super.open();
    watermark = Long.MIN_VALUE;
    erased = ledger.read();
    purge = Timers.hourly(this, "purge", this::purgeExpired);
    quiet = QuietStates.of(this, List.of(HISTORY, HELD), purge);
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
    if (element.getValue() instanceof Privacy request) {
      accept(request);
    } else {
      accept((Listing) element.getValue());
    }
  }

  private void accept(Privacy request) throws Exception {
    endHold(request.subject());
    HeldErasure hold = held.value();
    if (request.action() == SignalTopic.PRIVACY_HOLD) {
      HeldErasure asked = HeldErasure.until(request.id(), Hold.of(request).until());
      held.update(hold == null ? asked : hold.and(asked));
      histories.update(timed(history()));
    } else if (request.action() == SignalTopic.PRIVACY_RELEASE && hold != null) {
      held.clear();
      if (hold.waits()) {
        erase(erased.erasure(request.id(), request.subject(), hold.upTo(), hold.tenant()));
      }
    } else if (request.action() == SignalTopic.PRIVACY_ERASE) {
      if (hold == null) {
        erase(erased.erasure(request.id(), request.subject(), request.time(), request.tenant()));
      } else {
        held.update(hold.and(request.time(), request.tenant()));
      }
    } else if (!request.correct().listing().isEmpty()) {
      accept(Listing.correction(request));
    }
    leave();
  }

  /** A hold that has ended may have been all that was known: then not even the key stays. */
  private void leave() throws Exception {
    TimedState<Standing> known = histories.value();
    if (known != null && known.state().isEmpty() && held.value() == null) {
      purge.delete(known.purge());
      histories.clear();
    }
  }

  /** Says to every judge whom to forget. */
  private void erase(Erasure erasure) throws Exception {
    erased.add(erasure);
    TimedState<Standing> known = histories.value();
    if (known != null) {
      known.state().lessen();
      histories.update(known);
    }
    output.collect(new StreamRecord<>(new BroadcastUpdate.Erased(erasure)));
  }

  private void accept(Listing listing) throws Exception {
    if (!listing.subject().kind().exact()) {
      send(listing);
      return;
    }
    Listing change = erased.least(listing);
    TimedState<Standing> history = history();
    List<Listing> heard = ListingFanOut.accept(history.state(), change);
    histories.update(timed(history));
    heard.forEach(this::send);
  }

  private TimedState<Standing> history() throws Exception {
    TimedState<Standing> known = histories.value();
    return known == null ? TimedState.untimed(new Standing()) : known;
  }

  private void send(Listing change) {
    output.collect(new StreamRecord<>(new BroadcastUpdate.Listed(change)));
  }

  private TimedState<Standing> timed(TimedState<Standing> history) throws Exception {
    HeldErasure hold = held.value();
    long ends = hold == null ? Long.MAX_VALUE : hold.until();
    long next = Math.min(ends, history.state().deadline(keepMillis));
    return history.purgeAt(purge.move(history.purge(), next));
  }

  /** A hold that has reached its end counts no longer, whenever its timer fires. */
  private void endHold(Subject subject) throws Exception {
    HeldErasure hold = held.value();
    if (hold != null && hold.until() <= now()) {
      held.clear();
      if (hold.waits()) {
        erase(erased.erasure(hold.hold(), subject, hold.upTo(), hold.tenant()));
      }
    }
  }

  private void purgeExpired(String key) throws Exception {
    endHold(Subject.ofKey(key));
    TimedState<Standing> fired = histories.value();
    if (fired == null) {
      return;
    }
    TimedState<Standing> history = fired.purgeAt(Long.MAX_VALUE);
    history.state().purge(now(), keepMillis);
    if (history.state().isEmpty() && held.value() == null) {
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
  public void close() throws Exception {
    if (quiet != null) {
      quiet.stop();
    }
    if (wall != null) {
      wall.stop();
    }
    super.close();
  }
}
