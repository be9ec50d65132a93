package io.ringfence.jobs.detection.lists;

import io.ringfence.jobs.state.OwnKeys;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.signal.Listing;
import io.ringfence.standing.SharedStanding;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * Ranges, networks and allows in one task of the judge: what holds, whose signals a change of them
 * still reaches, and who waits to be judged again because of one.
 */
public final class ListChanges {

  private final BroadcastStanding broadcast;
  private final TouchedSubjects touched;
  private final RecentSubjects recent;
  private final long usualLateness;

  /** What of a change is done by whoever holds the subjects. */
  public interface Subjects extends TouchedSubjects.Judging {

    /** Tells of all subjects with pending signals, at the first change after a restart. */
    void restore(RecentSubjects recent) throws Exception;
  }

  private final Subjects subjects;

  /**
   * Goes on with what was stored.
   *
   * @param usualLateness of sources, in milliseconds
   * @param largestLateness of any source
   */
  public ListChanges(
      StateInitializationContext context,
      TaskInfo task,
      ProcessingTimeService time,
      long usualLateness,
      long largestLateness,
      Subjects subjects)
      throws Exception {
    this.usualLateness = usualLateness;
    this.subjects = subjects;
    broadcast =
        new BroadcastStanding(context.getOperatorStateStore(), task.getIndexOfThisSubtask() == 0);
    touched =
        new TouchedSubjects(context.getOperatorStateStore(), new OwnKeys(task), time, subjects);
    recent = new RecentSubjects(2 * usualLateness, 2 * largestLateness, !context.isRestored());
  }

  public SharedStanding standing() {
    return broadcast.standing();
  }

  /** A subject has a signal, of a feed that is so far behind event time. */
  public void saw(Observation observation, long behind) {
    boolean mayBeLater = observation.lateness() > usualLateness;
    recent.saw(observation.key(), observation.time(), behind, mayBeLater);
  }

  public void advance(long watermark) {
    recent.advance(watermark);
  }

  /** Takes in a change, and judges those that it touches again. */
  public void take(Listing listing) throws Exception {
    if (!broadcast.accept(listing) || !recent.reachesBack(listing)) {
      return;
    }
    if (!recent.complete()) {
      subjects.restore(recent);
    }
    touched.add(recent.under(listing.subject()));
  }

  /** Judges those again that waited for it at a checkpoint. */
  public void goOn() {
    touched.goOn();
  }

  /** Judges a subject again now if it waits, before anything else happens to it. */
  public void judgeFirst(String key) throws Exception {
    touched.judgeFirst(key);
  }

  /** Judges all that wait, because nothing will come any more. */
  public void judgeAll() throws Exception {
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
    touched.store();
  }

  public void stop() {
    touched.stop();
  }
}
