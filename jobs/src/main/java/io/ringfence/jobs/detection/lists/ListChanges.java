package io.ringfence.jobs.detection.lists;

import io.ringfence.jobs.keyed.KeyedTask;
import io.ringfence.jobs.keyed.erasure.KeySweep;
import io.ringfence.jobs.state.Later;
import io.ringfence.jobs.state.OwnKeys;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Subject;
import io.ringfence.standing.SharedStanding;
import io.ringfence.standing.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.util.function.ThrowingConsumer;

/**
 * Ranges, networks and allows in one task of the judge: what holds, whose signals a change of them
 * still reaches, and who waits to be judged again because of one. A wide one covers all that have
 * called lately, so they are judged some at a time, between what else the task has to do, and a
 * subject that is asked for meanwhile before all others. What is left is stored, and with it the
 * ranges and networks of which it is not known yet whom they touch.
 */
public final class ListChanges {

  public static final ListStateDescriptor<String> TOUCHED =
      new ListStateDescriptor<>("touched", StringSerializer.INSTANCE);

  /** So many are judged at a time: some milliseconds. */
  private static final int SLICE = 200;

  private final BroadcastStanding broadcast;
  private final RecentSubjects recent;
  private final long usualLateness;
  private final ListState<String> stored;

  /** Keys of those that wait to be judged again. */
  private final Set<String> touched = new LinkedHashSet<>();

  private final KeyedTask<SubjectState, ?> task;
  private final ThrowingConsumer<String, Exception> again;

  /** After a restart, while it is not known whom changes touch; else null. */
  private KeySweep search;

  /** Changes of which it is not known yet whom they touch. */
  private final Set<Subject> unsearched = new LinkedHashSet<>();

  /**
   * Goes on with what was stored, as far as it is of this task.
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
    stored = store.getUnionListState(TOUCHED);
    OwnKeys own = new OwnKeys(info);
    for (String key : stored.get()) {
      if (!Subject.kindOf(key).exact()) {
        unsearched.add(Subject.ofKey(key));
      } else if (own.contain(key)) {
        touched.add(key);
      }
    }
    stored.clear();
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
      touch(recent.under(listing.subject()));
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
      touch(recent.under(changed));
    }
    unsearched.clear();
  }

  /** Judges the first of these again, unless others wait already; the others have their turn. */
  private void touch(Set<String> keys) throws Exception {
    boolean waiting = !touched.isEmpty();
    touched.addAll(keys);
    if (!waiting) {
      judgeSome();
      judgeLater();
    }
  }

  private void judgeSome() throws Exception {
    Iterator<String> each = touched.iterator();
    for (int i = 0; i < SLICE && each.hasNext(); i++) {
      String key = each.next();
      each.remove();
      again.accept(key);
    }
  }

  /** Those that wait have their turn after what has come meanwhile. */
  private void judgeLater() {
    if (!touched.isEmpty()) {
      Later.in(
          0,
          task.getProcessingTimeService(),
          () -> {
            judgeSome();
            judgeLater();
          });
    }
  }

  /** Judges those again that waited for it at a checkpoint. */
  public void goOn() {
    judgeLater();
    if (!unsearched.isEmpty()) {
      search = sweep();
      search.start(0);
    }
  }

  /** Judges a subject again now if it waits, before anything else happens to it. */
  public void judgeFirst(String key) throws Exception {
    if (touched.remove(key)) {
      again.accept(key);
    }
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
    while (!touched.isEmpty()) {
      judgeSome();
    }
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
    List<String> all = new ArrayList<>(touched);
    unsearched.forEach(each -> all.add(each.key()));
    stored.update(all);
  }

  public void stop() {
    if (search != null) {
      search.stop();
    }
  }
}
