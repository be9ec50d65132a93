package io.ringfence.jobs.keyed.erasure;

import io.ringfence.decode.text.ContentNames;
import io.ringfence.jobs.config.StateSeal;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Erasure;
import io.ringfence.privacy.ErasureCodec;
import io.ringfence.privacy.ReceiptPart;
import io.ringfence.signal.encoding.StoredForm;
import io.ringfence.signal.encoding.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.function.BiConsumerWithException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes erased subjects out of the states of all others, in which they may stand as a value. The
 * requests of a while are one sweep over all that the task has stored. What still comes in later
 * and is older than a request loses the erased values as it comes, until nothing so old is expected
 * any more.
 *
 * <p>Until then the erased values have to be known: they are stored under a seal, by the first task
 * for all. After a failure every task sweeps again for each request that some task was not done
 * with, which those tasks store, too.
 */
public final class ErasureSweep {

  private static final Logger LOG = LoggerFactory.getLogger(ErasureSweep.class);

  public static final ListStateDescriptor<byte[]> ERASURES =
      new ListStateDescriptor<>("erasures", BytePrimitiveArraySerializer.INSTANCE);

  /** Requests of so many milliseconds share a sweep. */
  private static final long GATHER_MILLIS = 1_000;

  /** Which operators sweep: a request is done once the tasks of all have reported. */
  public enum Stage {
    ASSEMBLE(0),
    CROWDS(1),
    JUDGE(2);

    private final int place;

    Stage(int place) {
      this.place = place;
    }
  }

  private final ListState<byte[]> stored;
  private final Stage stage;
  private final StateSeal seal;
  private final ContentNames names;
  private final KeyGroupRange own;
  private final int groups;
  private final boolean storesAll;
  private final ErasureCodec codec = new ErasureCodec();

  /** By request: those that are swept for, or that older signals may still come of. */
  private final Map<String, Erasure> known = new LinkedHashMap<>();

  private final List<Erasure> waiting = new ArrayList<>();
  private List<Erasure> underway = List.of();
  private ErasedValues swept = ErasedValues.NONE;

  /** Of all that are known. */
  private ErasedValues values;

  private long changes;

  private ProcessingTimeService time;
  private Callable<Stream<String>> keys;
  private BiConsumerWithException<String, ErasedValues, Exception> replacing;
  private Consumer<ReceiptPart.Swept> reporting;
  private KeySweep sweep;
  private long restUntil;

  /** What was stored, as far as it is of this task. */
  public ErasureSweep(Erasing erasing, OperatorStateStore store, TaskInfo task) throws Exception {
    stage = erasing.stage();
    seal = erasing.seal();
    names = erasing.names();
    groups = task.getMaxNumberOfParallelSubtasks();
    own =
        KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
            groups, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
    storesAll = task.getIndexOfThisSubtask() == 0;
    stored = store.getUnionListState(ERASURES);
    int lost = 0;
    for (byte[] each : stored.get()) {
      Optional<byte[]> opened = seal.open(each);
      lost += opened.isEmpty() ? 1 : 0;
      if (opened.isPresent()) {
        restore(opened.get());
      }
    }
    stored.clear();
    if (lost > 0) {
      LOG.warn(
          "{} erasures were stored under another key: what is older than they and comes again is"
              + " not recognised",
          lost);
    }
    values = new ErasedValues(known.values(), names::participant);
  }

  /**
   * Goes on with what was not done.
   *
   * @param replaced replaces the values in what is stored of a key
   * @param reported hears that a request was carried out in the key groups of this task
   */
  public void watch(
      ProcessingTimeService itsTime,
      Callable<Stream<String>> allKeys,
      BiConsumerWithException<String, ErasedValues, Exception> replaced,
      Consumer<ReceiptPart.Swept> reported) {
    time = itsTime;
    keys = allKeys;
    replacing = replaced;
    reporting = reported;
    gather();
  }

  /** A subject is to be erased from the states of others. */
  public void take(Erasure erasure) {
    Erasure before = known.put(erasure.request(), erasure);
    if (before == null) {
      waiting.add(erasure);
      values.add(erasure);
      changes++;
      gather();
    } else if (isDone(before)) {
      report(erasure, 0); // the request came again
    }
  }

  /** The values of all that are known, and of others. */
  ErasedValues valuesWith(Collection<Erasure> others) {
    List<Erasure> all = new ArrayList<>(known.values());
    all.addAll(others);
    return new ErasedValues(all, names::participant);
  }

  /** Up to when the subject of a key was erased, as far as is known here by name. */
  long erasedUpTo(String key) {
    return known.values().stream()
        .filter(each -> each.subject().key().equals(key))
        .mapToLong(Erasure::upTo)
        .max()
        .orElse(Long.MIN_VALUE);
  }

  /** The values of all that are known, which nothing older may bring in again. */
  public ErasedValues values() {
    return values;
  }

  /** Whether the subject of a key was erased. */
  public boolean knows(String key) {
    return values.erases(key, Long.MIN_VALUE);
  }

  /** How often those that are known have changed. */
  long changes() {
    return changes;
  }

  private void gather() {
    if (sweep == null && !waiting.isEmpty()) {
      sweep =
          new KeySweep(time, this::begun, key -> replacing.accept(key, swept), this::done, false);
      sweep.start(Math.max(GATHER_MILLIS, restUntil - time.getCurrentProcessingTime()));
    }
  }

  private Stream<String> begun() throws Exception {
    underway = List.copyOf(waiting);
    waiting.clear();
    swept = new ErasedValues(underway, names::participant);
    return keys.call();
  }

  private void done() {
    underway.forEach(each -> report(each, swept.replaced(each)));
    underway = List.of();
    swept = ErasedValues.NONE;
    restUntil = time.getCurrentProcessingTime() + sweep.rest();
    sweep = null;
    gather();
  }

  private void report(Erasure erasure, int places) {
    int first = stage.place * groups;
    reporting.accept(
        new ReceiptPart.Swept(
            erasure.request(),
            first + own.getStartKeyGroup(),
            first + own.getEndKeyGroup(),
            Stage.values().length * groups,
            places));
  }

  /** Sweeps for all that wait, because nothing will come any more. */
  public void finish() throws Exception {
    while (sweep != null) {
      sweep.finish();
    }
  }

  /**
   * Nothing that happened longer ago than this is accepted any more: nor need erasures be known by
   * name.
   *
   * @return those that no longer are
   */
  public List<Erasure> forget(long now, long keepMillis) {
    List<Erasure> gone =
        known.values().stream()
            .filter(each -> each.upTo() + keepMillis < now && isDone(each))
            .toList();
    if (!gone.isEmpty()) {
      gone.forEach(each -> known.remove(each.request()));
      values = new ErasedValues(known.values(), names::participant);
      changes++;
    }
    return gone;
  }

  private boolean isDone(Erasure erasure) {
    return !waiting.contains(erasure) && !underway.contains(erasure);
  }

  public void store() throws Exception {
    List<byte[]> all = new ArrayList<>();
    for (Erasure each : known.values()) {
      if (storesAll || !isDone(each)) {
        all.add(pack(each));
      }
    }
    stored.update(all);
  }

  private byte[] pack(Erasure erasure) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    Wire.writeUnsigned(codec.version(), out);
    codec.write(erasure, out);
    out.writeBoolean(isDone(erasure));
    return seal.seal(out.getCopyOfBuffer());
  }

  private void restore(byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    Erasure erasure = StoredForm.read(codec, in, Wire.readSize(in));
    boolean done = in.readBoolean();
    known.put(erasure.request(), erasure);
    if (!done && !waiting.contains(erasure)) {
      waiting.add(erasure);
    }
  }

  public void stop() {
    if (sweep != null) {
      sweep.stop();
    }
  }
}
