package io.ringfence.assemble;

import io.ringfence.signal.Call;
import io.ringfence.signal.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Makes of the records of a call, keyed by its call id, one attempt, one answer, one end, and a
 * report at each mark (1, 5, 15, 30, 60 minutes of talk) while it is up.
 *
 * <p>What has been told, amendments counted in, is a function of the set of a call's records and of
 * the watermark, whatever the order in which they came and however often: it is drawn anew from all
 * records at each step, and the difference is told.
 *
 * <p>Records of one call id that name different parties are of different calls: an id may be a
 * caller's to choose (a SIP Call-ID), and many calls must not count as one. A record that names no
 * party is of the first. Which of them is the first depends on the order in which they came; what
 * they add up to does not.
 *
 * <p>A call whose end was lost is given an end at the cap; a real end beyond the cap changes
 * nothing while the call is remembered. It is remembered for twice the lateness after its end; a
 * record that comes later is the first of a new call of the same id.
 *
 * @param lateness in milliseconds, of a source
 * @param capMillis a call is taken to have ended this long after its answer, or its attempt, if no
 *     end came
 */
public record CallAssembler(ToLongFunction<String> lateness, long capMillis) {

  /** Between a call id and the number of a further call that has it. */
  private static final char APART = '~';

  public CallAssembler {
    if (capMillis <= 0) {
      throw new IllegalArgumentException("a cap is positive");
    }
  }

  /**
   * Takes in one record.
   *
   * @param state of the record's call id; changed
   * @param behind by how many milliseconds its feed is behind event time. The call's own time is as
   *     far behind: what its feed has not reported yet has not taken place
   * @param watermark event time reached; a lower one than before counts as the one before
   */
  public AssemblyResult add(CallRecords state, Call record, long behind, long watermark) {
    int known = state.others().size();
    CallRecords part = state.of(record);
    int place = state.others().indexOf(part) + 1;
    Call[] before = told(part);
    part.fallBehind(behind);
    part.advance(own(part, watermark));
    boolean duplicate = part.put(place == 0 ? record : apart(record, place));
    return new AssemblyResult(
        changes(part, before, told(part)), duplicate, state.others().size() > known);
  }

  /** A record of another call than the first of its id: what is told of it has an id of its own. */
  private static Call apart(Call record, int place) {
    return new Call(
        record.id(),
        record.time(),
        record.source(),
        record.call() + APART + place,
        record.phase(),
        record.parties(),
        record.route(),
        record.progress());
  }

  /** Lets time pass: marks that are reached, and the end of a call whose own was lost. */
  public List<Change> tick(CallRecords state, long watermark) {
    if (state.others().isEmpty()) {
      return tickOne(state, watermark);
    }
    List<Change> changes = new ArrayList<>(tickOne(state, watermark));
    state.others().forEach(each -> changes.addAll(tickOne(each, watermark)));
    return changes;
  }

  private List<Change> tickOne(CallRecords part, long watermark) {
    long own = own(part, watermark);
    if (own <= part.watermark() || part.isEmpty()) {
      return List.of();
    }
    Call[] before = told(part);
    part.advance(own);
    return changes(part, before, told(part));
  }

  /**
   * The event time at which {@link #tick} has something to do next or the state may go; {@link
   * Long#MAX_VALUE} for an empty state.
   */
  public long deadline(CallRecords state) {
    long next = deadlineOfOne(state);
    for (CallRecords each : state.others()) {
      next = Math.min(next, deadlineOfOne(each));
    }
    return next;
  }

  /** A call that is over waits for the others of its id. */
  private long deadlineOfOne(CallRecords part) {
    if (part.isEmpty()) {
      return Long.MAX_VALUE;
    }
    CallTimeline picture = picture(part);
    long due = Math.min(picture.nextAfter(part.watermark()), goes(picture));
    return due <= part.watermark() ? Long.MAX_VALUE : due + part.behind();
  }

  /** Whether nothing can change any more: the state may be dropped. */
  public boolean finished(CallRecords state, long watermark) {
    return finishedOne(state, watermark)
        && state.others().stream().allMatch(each -> finishedOne(each, watermark));
  }

  private boolean finishedOne(CallRecords part, long watermark) {
    return part.isEmpty() || own(part, watermark) >= goes(picture(part));
  }

  private static long own(CallRecords part, long watermark) {
    return watermark < Long.MIN_VALUE + part.behind() ? Long.MIN_VALUE : watermark - part.behind();
  }

  /**
   * A record of this call may lie a lateness after its end and be a lateness late itself, and its
   * phases are amendable for as long.
   */
  private long goes(CallTimeline picture) {
    return picture.endTime() + 2 * picture.greatestLateness();
  }

  /** What the records of a call add up to, whatever time has been reached; they are not empty. */
  public CallSummary whole(CallRecords state) {
    return picture(state).whole();
  }

  private CallTimeline picture(CallRecords state) {
    return state.picture(lateness, capMillis);
  }

  private Call[] told(CallRecords state) {
    return state.isEmpty()
        ? new Call[CallRecords.IDENTITIES]
        : picture(state).phases(state.watermark());
  }

  private static List<Change> changes(CallRecords state, Call[] before, Call[] after) {
    List<Change> changes = new ArrayList<>(2);
    for (int i = 0; i < after.length; i++) {
      if (!Objects.equals(before[i], after[i])) {
        int revision = ++state.revisions()[i];
        changes.add(
            new Change(Optional.ofNullable(before[i]), Optional.ofNullable(after[i]), revision));
      }
    }
    return changes;
  }
}
