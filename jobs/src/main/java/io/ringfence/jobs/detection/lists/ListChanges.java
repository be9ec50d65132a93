package io.ringfence.jobs.detection.lists;

import io.ringfence.jobs.keyed.KeyedTask;
import io.ringfence.jobs.keyed.erasure.KeySweep;
import io.ringfence.jobs.state.OwnKeys;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Subject;
import io.ringfence.standing.SharedStanding;
import io.ringfence.standing.Standing;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.util.function.ThrowingConsumer;

/**
 * Ranges, networks and allows in one task of the judge: what holds, whose signals a change of them
 * still reaches, and who waits to be judged again because of one.
 */
public final class ListChanges {

  private final BroadcastStanding broadcast;
  private final TouchedSubjects touched;
  private final RecentSubjects recent;
  private final long usualLateness;

  private final KeyedTask<SubjectState, ?> task;
  private final ThrowingConsumer<String, Exception> again;

  /** After a restart, while it is not known whom changes touch; else null. */
  private KeySweep search;

  /** Changes of which it is not known yet whom they touch. */
  private final Set<Subject> unsearched;

  /**
   * Goes on with what was stored.
   *
   * @param usualLateness of sources, in milliseconds
   * @param largestLateness of any source
   * @param again judges a subject again, whatever the current key
   */
  public ListChanges(
      KeyedTask<SubjectState, ?> task,
      long usualLateness,
      long largestLateness,
      ThrowingConsumer<String, Exception> again)
      throws Exception {
    this.task = task;
    this.usualLateness = usualLateness;
    this.again = again;
    TaskInfo info = task.getRuntimeContext().getTaskInfo();
    OperatorStateStore store = task.restored().getOperatorStateStore();
    broadcast = new BroadcastStanding(store, info.getIndexOfThisSubtask() == 0);
    touched = new TouchedSubjects(store, new OwnKeys(info), task.getProcessingTimeService(), again);
    unsearched = touched.unsearched();
    recent =
        new RecentSubjects(2 * usualLateness, 2 * largestLateness, !task.restored().isRestored());
  }

  public SharedStanding standing() {
    return broadcast.standing();
  }

  /** A subject has a signal. */
  public void saw(Observation observation) {
    boolean mayBeLater = observation.lateness() > usualLateness;
    recent.saw(observation.key(), observation.time(), observation.lag(), mayBeLater);
  }

  public void advance(long watermark) {
    recent.advance(watermark);
  }

  /** Takes in a change, and judges those that it touches again. */
  public void take(Listing listing) throws Exception {
    if (!broadcast.accept(listing) || !recent.reachesBack(listing)) {
      return;
    }
    if (search == null && recent.complete()) {
      touched.add(recent.under(listing.subject()));
      return;
    }
    unsearched.add(listing.subject());
    search();
  }

  /** A subject is forgotten: of what is listed of it the least stays that does its work. */
  public void lessen(Subject subject) {
    Standing known = broadcast.standing().get(subject.key());
    if (known != null) {
      known.lessen();
    }
  }

  /** Finds, after a restart, the subjects with signals that a change can still reach. */
  private KeySweep sweep() {
    Set<String> found = new HashSet<>();
    long[] newest = {Long.MIN_VALUE};
    return new KeySweep(
        task.getProcessingTimeService(),
        () -> task.keys().filter(RecentKeys::reachable),
        key -> {
          SubjectState state = task.state(key);
          if (state != null) {
            newest[0] = Math.max(newest[0], state.latest());
            if (state.pendingSignals() > 0) {
              found.add(key);
            }
          }
        },
        () -> searched(found, newest[0]),
        true);
  }

  private void search() throws Exception {
    if (search == null && !unsearched.isEmpty()) {
      search = sweep();
      search.goOn();
    }
  }

  private void searched(Set<String> found, long newest) throws Exception {
    search = null;
    recent.restore(found, newest);
    for (Subject changed : unsearched) {
      touched.add(recent.under(changed));
    }
    unsearched.clear();
  }

  /** Judges those again that waited for it at a checkpoint. */
  public void goOn() {
    touched.goOn();
    if (!unsearched.isEmpty()) {
      search = sweep();
      search.start(0);
    }
  }

  /** Judges a subject again now if it waits, before anything else happens to it. */
  public void judgeFirst(String key) throws Exception {
    touched.judgeFirst(key);
    if (!unsearched.isEmpty() && RecentKeys.reachable(key)) {
      Subject subject = Subject.ofKey(key);
      if (unsearched.stream().anyMatch(each -> SharedStanding.covers(each, subject))) {
        again.accept(key);
      }
    }
  }

  /** Judges all that wait, because nothing will come any more. */
  public void judgeAll() throws Exception {
    search();
    if (search != null) {
      search.finish();
    }
    touched.judgeAll();
  }

  /**
   * Forgets some of what is past its retention.
   *
   * @return whether nothing is left to look at for now
   */
  public boolean purge(long now, long retention) {
    return broadcast.purge(now, retention);
  }

  public void store() throws Exception {
    broadcast.store();
    touched.store(unsearched);
  }

  public void stop() {
    if (search != null) {
      search.stop();
    }
  }
}
