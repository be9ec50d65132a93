package io.ringfence.jobs.detection.lists;

import io.ringfence.jobs.state.Later;
import io.ringfence.jobs.state.OwnKeys;
import io.ringfence.signal.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.function.ThrowingConsumer;

/**
 * Subjects that are to be judged again, because a range or network that covers them was listed or
 * removed. A wide one covers all that have called lately, so they are judged some at a time,
 * between what else the task has to do, and a subject that is asked for meanwhile before all
 * others. What is left is stored, and with it the ranges and networks of which it is not known yet
 * whom they touch.
 */
public final class TouchedSubjects {

  public static final ListStateDescriptor<String> TOUCHED =
      new ListStateDescriptor<>("touched", StringSerializer.INSTANCE);

  /** So many at a time: some milliseconds. */
  private static final int SLICE = 200;

  private final Set<String> keys = new LinkedHashSet<>();
  private final Set<Subject> unsearched = new LinkedHashSet<>();
  private final ListState<String> stored;
  private final ProcessingTimeService time;
  private final ThrowingConsumer<String, Exception> judging;

  /**
   * Those that were left, as far as they are of this task; {@link #goOn} judges them.
   *
   * @param judging judges one subject again, whatever the current key
   */
  public TouchedSubjects(
      OperatorStateStore store,
      OwnKeys own,
      ProcessingTimeService time,
      ThrowingConsumer<String, Exception> judging)
      throws Exception {
    this.time = time;
    this.judging = judging;
    stored = store.getUnionListState(TOUCHED);
    for (String key : stored.get()) {
      if (!Subject.kindOf(key).exact()) {
        unsearched.add(Subject.ofKey(key));
      } else if (own.contain(key)) {
        keys.add(key);
      }
    }
    stored.clear();
  }

  /** Ranges and networks of which it was not known yet whom they touch. */
  Set<Subject> unsearched() {
    return unsearched;
  }

  /** Judges the first of these again, unless others wait already; the others have their turn. */
  public void add(Set<String> touched) throws Exception {
    boolean waiting = !keys.isEmpty();
    keys.addAll(touched);
    if (!waiting) {
      judgeSome();
      goOn();
    }
  }

  /** Judges a subject again now if it waits, before anything else happens to it. */
  public void judgeFirst(String key) throws Exception {
    if (!keys.isEmpty() && keys.remove(key)) {
      judging.accept(key);
    }
  }

  /** Those that wait have their turn after what has come meanwhile. */
  public void goOn() {
    if (!keys.isEmpty()) {
      Later.in(
          0,
          time,
          () -> {
            judgeSome();
            goOn();
          });
    }
  }

  private void judgeSome() throws Exception {
    Iterator<String> each = keys.iterator();
    for (int i = 0; i < SLICE && each.hasNext(); i++) {
      String key = each.next();
      each.remove();
      judging.accept(key);
    }
  }

  /** Judges all that wait, because nothing will come any more. */
  public void judgeAll() throws Exception {
    while (!keys.isEmpty()) {
      judgeSome();
    }
  }

  /**
   * Stores all that wait.
   *
   * @param changes ranges and networks of which it is not known yet whom they touch
   */
  void store(Collection<Subject> changes) throws Exception {
    List<String> all = new ArrayList<>(keys);
    changes.forEach(each -> all.add(each.key()));
    stored.update(all);
  }
}
