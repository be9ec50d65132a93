package io.ringfence.jobs.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.detection.JudgeStage;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.jobs.state.TimedStateCodec;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.Signals;
import io.ringfence.judge.Judge;
import io.ringfence.judge.context.Clock;
import io.ringfence.judge.routing.Router;
import io.ringfence.judge.state.LinkStore;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.state.SubjectStateCodec;
import io.ringfence.judge.timeline.PendingSignals;
import io.ringfence.signal.Change;
import io.ringfence.standing.SharedStanding;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.junit.jupiter.api.Test;

class KeyedStatesTest {

  private static final long START = 1_764_061_200_000L;
  private static final DetectionSettings SETTINGS =
      SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT);

  private static final Judge JUDGE = SETTINGS.judges().apply(SETTINGS.rules());
  private static final Router ROUTER =
      SETTINGS.router(SETTINGS.rules(), SETTINGS.feeds().numbers());

  private final Backend backend = new Backend();
  private final PackedState<TimedState<SubjectState>> packed =
      new PackedState<>(backend, new TimedStateCodec<>(new SubjectStateCodec()));
  private final KeyedStates<SubjectState> subjects =
      new KeyedStates<>(
          packed,
          new JudgeStage(SETTINGS, false, LedgerAtStart.NONE).state(),
          backend,
          5 * state(40).state().bytesInMemory() / 2,
          (key, state) -> {});

  /** An account's state with so many signals pending. */
  private static TimedState<SubjectState> state(int pending) {
    SubjectState state = new SubjectState();
    Clock clock = new Clock(START, START);
    for (int i = 0; i < pending; i++) {
      ROUTER.route(
          Change.first(Signals.failedRegistration("f" + i, START + i)),
          delivery -> JUDGE.take(state, delivery, clock, new SharedStanding(), LinkStore.NONE));
    }
    assertThat(state.pendingSignals()).isEqualTo(pending);
    return new TimedState<>(state, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  private void put(String key, TimedState<SubjectState> state) throws Exception {
    backend.setCurrentKey(key);
    subjects.put(key, state);
  }

  private TimedState<SubjectState> get(String key) throws Exception {
    backend.setCurrentKey(key);
    return subjects.get(key);
  }

  /** How many signals wait in what is stored. */
  private int pending(String key) throws Exception {
    return packed.unpack(backend.stored.get(key)).state().pendingSignals();
  }

  @Test
  void aQuietSubjectIsStoredAtOnce() throws Exception {
    TimedState<SubjectState> quiet = state(3);

    put("a:1", quiet);

    assertThat(pending("a:1")).isEqualTo(3);
    assertThat(get("a:1")).isNotSameAs(quiet);
  }

  @Test
  void aBusySubjectIsStoredBeforeACheckpoint() throws Exception {
    TimedState<SubjectState> busy = state(40);
    put("a:1", busy);
    assertThat(backend.stored).isEmpty();
    assertThat(get("a:1")).isSameAs(busy);

    subjects.storeAll();

    assertThat(backend.stored).containsOnlyKeys("a:1");
    assertThat(pending("a:1")).isEqualTo(40);
  }

  @Test
  void whatWasNotUsedForLongestMakesRoom() throws Exception {
    TimedState<SubjectState> first = state(40);
    put("a:1", first);
    put("a:2", state(40));
    put("a:1", first);

    put("a:3", state(40));

    assertThat(backend.stored).containsOnlyKeys("a:2");
    assertThat(backend.key).isEqualTo("a:3");
    assertThat(get("a:1")).isSameAs(first);
  }

  @Test
  void whereMemoryIsShortNoSubjectKeepsMoreSignalsThanACrowd() throws Exception {
    put("a:1", state(40));
    assertThat(get("a:1").state().pending().most()).isEqualTo(PendingSignals.MOST);

    put("a:2", state(40));

    assertThat(get("a:1").state().pending().most()).isEqualTo(PendingSignals.MOST_OF_CROWD);
    subjects.storeAll();
    assertThat(get("a:1").state().pending().most()).isEqualTo(PendingSignals.MOST);
  }

  @Test
  void longTextsTakeTheRoomOfManySignals() {
    SubjectState state = new SubjectState();
    long empty = state.bytesInMemory();
    Clock clock = new Clock(START, START);
    ROUTER.route(
        Change.first(Signals.failedRegistration("f".repeat(128), START)),
        delivery -> JUDGE.take(state, delivery, clock, new SharedStanding(), LinkStore.NONE));
    long one = state.bytesInMemory() - empty;

    assertThat(one).isGreaterThan(2 * 128 + 250);
    state.erase(START);
    assertThat(state.bytesInMemory()).isEqualTo(empty);
  }

  @Test
  void aStateThatIsNoLongerBusyReplacesTheStoredOneLater() throws Exception {
    put("a:1", state(40));
    subjects.storeAll();
    put("a:1", state(50));
    TimedState<SubjectState> calm = state(2);

    put("a:1", calm);
    subjects.storeAll();

    assertThat(pending("a:1")).isEqualTo(2);
  }

  @Test
  void whatIsClearedIsNeitherAtHandNorStored() throws Exception {
    put("a:1", state(40));
    subjects.storeAll();
    put("a:1", state(41));

    subjects.clear("a:1");
    subjects.storeAll();

    assertThat(backend.stored).isEmpty();
    assertThat(get("a:1")).isNull();
  }

  /** A state backend's one state, by the current key. */
  private static final class Backend implements ValueState<byte[]>, KeyContext {
    private final Map<String, byte[]> stored = new HashMap<>();
    private String key;

    @Override
    public byte[] value() {
      return stored.get(key);
    }

    @Override
    public void update(byte[] value) {
      stored.put(key, value);
    }

    @Override
    public void clear() {
      stored.remove(key);
    }

    @Override
    public void setCurrentKey(Object now) {
      key = (String) now;
    }

    @Override
    public Object getCurrentKey() {
      return key;
    }
  }
}
