package io.ringfence.jobs.detection.lists;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.keyed.BroadcastUpdate;
import io.ringfence.jobs.keyed.KeyedMachine;
import io.ringfence.jobs.keyed.KeyedStage;
import io.ringfence.jobs.keyed.KeyedState;
import io.ringfence.jobs.keyed.KeyedTask;
import io.ringfence.jobs.keyed.Next;
import io.ringfence.jobs.keyed.erasure.StoredLedger;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.StoredState;
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
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Finds out what every judge has to hear of, keyed by subject: of listings those of ranges and
 * networks, and of an exact subject what {@link ListingFanOut} says; of privacy requests that the
 * subject is erased, unless it is held, and which allows were wrong. The history lies in keyed
 * state, and in no judge's memory.
 *
 * @param keepMillis how long a listing is kept after its end
 * @param ledger who was erased long ago
 */
public record FanOutStage(RetentionClock clock, long keepMillis, StoredLedger ledger)
    implements KeyedStage<Signal, Standing, BroadcastUpdate> {

  /** A history names its own subject alone, whom a request reaches here. */
  @Override
  public KeyedState<Standing> state() {
    return KeyedState.unswept(StoredState.HISTORY, new StandingCodec(), clock, List.of());
  }

  @Override
  public KeyedMachine<Signal, Standing> machine(KeyedTask<Standing, BroadcastUpdate> task)
      throws Exception {
    return new FanningOut(task);
  }

  private final class FanningOut implements KeyedMachine<Signal, Standing> {

    private final KeyedTask<Standing, BroadcastUpdate> task;

    /** Who is held for a lawful reason, and may not be erased meanwhile. */
    private final PackedState<HeldErasure> held;

    private final ErasureLedger erased;

    FanningOut(KeyedTask<Standing, BroadcastUpdate> task) throws Exception {
      this.task = task;
      held = task.second(StoredState.HELD, new HeldErasureCodec());
      erased = ledger.read();
    }

    @Override
    public Next<Standing> take(String key, Signal signal, Standing stored) throws Exception {
      Standing history = stored == null ? new Standing() : stored;
      if (signal instanceof Privacy request) {
        accept(request, history);
      } else {
        accept((Listing) signal, history);
      }
      return kept(history);
    }

    private void accept(Privacy request, Standing history) throws Exception {
      endHold(request.subject(), history);
      HeldErasure hold = held.value();
      if (request.action() == SignalTopic.PRIVACY_HOLD) {
        HeldErasure asked = HeldErasure.until(request.id(), Hold.of(request).until());
        held.update(hold == null ? asked : hold.and(asked));
      } else if (request.action() == SignalTopic.PRIVACY_RELEASE && hold != null) {
        release(request.id(), request.subject(), hold, history);
      } else if (request.action() == SignalTopic.PRIVACY_ERASE) {
        if (hold == null) {
          erase(
              erased.erasure(request.id(), request.subject(), request.time(), request.tenant()),
              history);
        } else {
          held.update(hold.and(request.time(), request.tenant()));
        }
      } else if (!request.correct().listing().isEmpty()) {
        accept(Listing.correction(request), history);
      }
    }

    /** Says to every judge whom to forget. */
    private void erase(Erasure erasure, Standing history) {
      erased.add(erasure);
      history.lessen();
      task.output().collect(new StreamRecord<>(new BroadcastUpdate.Erased(erasure)));
    }

    private void accept(Listing listing, Standing history) {
      if (listing.subject().kind().exact()) {
        ListingFanOut.accept(history, erased.least(listing)).forEach(this::send);
      } else {
        send(listing);
      }
    }

    private void send(Listing change) {
      task.output().collect(new StreamRecord<>(new BroadcastUpdate.Listed(change)));
    }

    /** A hold that has ended may have been all that was known: then not even the key stays. */
    private Next<Standing> kept(Standing history) throws Exception {
      HeldErasure hold = held.value();
      if (hold == null && history.isEmpty()) {
        return Next.gone();
      }
      long ends = hold == null ? Long.MAX_VALUE : hold.until();
      return Next.kept(history, Math.min(ends, history.deadline(keepMillis)));
    }

    /** A hold that has reached its end counts no longer, whenever its timer fires. */
    private void endHold(Subject subject, Standing history) throws Exception {
      HeldErasure hold = held.value();
      if (hold != null && hold.until() <= task.retentionNow()) {
        release(hold.hold(), subject, hold, history);
      }
    }

    /** An erasure that waited for the end of a hold is carried out, on account of a request. */
    private void release(String request, Subject subject, HeldErasure hold, Standing history) {
      held.clear();
      if (hold.waits()) {
        erase(erased.erasure(request, subject, hold.upTo(), hold.tenant()), history);
      }
    }

    @Override
    public Next<Standing> due(String key, Standing history) throws Exception {
      endHold(Subject.ofKey(key), history);
      history.purge(task.retentionNow(), keepMillis);
      return kept(history);
    }
  }
}
