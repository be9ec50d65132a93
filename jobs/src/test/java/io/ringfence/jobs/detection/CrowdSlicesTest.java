package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.state.TimedStateCodec;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.judge.crowd.CrowdSlice;
import io.ringfence.judge.crowd.CrowdSlice.Fate;
import io.ringfence.judge.crowd.CrowdSliceCodec;
import io.ringfence.judge.crowd.Crowds;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Change;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.signal.fixture.CallFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slices of crowds for which there is not room in memory. */
class CrowdSlicesTest {

  private static final long START = 1_764_061_200_000L;
  private static final int ALL = Integer.MAX_VALUE;

  private final DetectionSettings settings =
      SampleTraffic.settings(CrowdOperatorTest.PACK, RetentionClock.EVENT);

  private Observation signal(int trunk, int number, int revision) {
    List<Delivery> deliveries = new ArrayList<>();
    long time = START + number * 37L % Crowds.SLICE_MILLIS;
    settings
        .router()
        .route(
            Change.first(
                CallFixture.call("c-" + trunk + "-" + number, CallPhase.ATTEMPT, time)
                    .source("default")
                    .started(time)
                    .from("+1202555%04d".formatted((number + revision) % 100))
                    .to("+447946010000")
                    .trunk("carrier-" + trunk)
                    .direction("inbound")
                    .call()),
            deliveries::add);
    Observation first =
        deliveries.stream()
            .filter(Crowds::concerns)
            .map(Observation.class::cast)
            .findFirst()
            .orElseThrow();
    return revised(first, revision);
  }

  private static Observation revised(Observation one, int revision) {
    return new Observation(
        one.key(),
        one.identity(),
        one.id(),
        one.time(),
        revision,
        one.derived(),
        one.topic(),
        one.primary(),
        one.contributions(),
        one.rules(),
        one.facts(),
        one.parties(),
        one.lateness(),
        one.signals(),
        one.merging(),
        one.tenant());
  }

  @Test
  void aBurstThatIsGreaterThanTheRoomIsWrittenOnceAndHardlyRead() throws Exception {
    KeptSlices kept = new KeptSlices(10_000);
    for (int i = 0; i < 5_000; i++) {
      for (int trunk = 0; trunk < 10; trunk++) {
        kept.take(signal(trunk, i, 0));
      }
    }
    kept.checkpoint();

    assertThat(kept.written).isLessThan(2 * kept.stored());
    assertThat(kept.read).isLessThan(kept.stored() / 10);
    assertThat(kept.judged.values().stream().mapToInt(Observation::signals).sum())
        .isEqualTo(50_000);
    assertThat(kept.judged.size()).as("parts of 32 signals and more").isLessThan(50_000 / 32);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void repeatsAmendmentsAndWithdrawalsMeanTheSameHoweverLittleRoomThereIs(int seed)
      throws Exception {
    Random random = new Random(seed);
    KeptSlices narrow = new KeptSlices(100 + random.nextInt(400));
    KeptSlices wide = new KeptSlices(ALL);
    for (int i = 0; i < 8_000; i++) {
      int trunk = random.nextInt(2);
      int number = Math.max(0, i / 8 - random.nextInt(random.nextInt(10) == 0 ? 2_000 : 20));
      Observation signal = signal(trunk, number, random.nextInt(3));
      if (random.nextInt(20) == 0) {
        Withdrawal gone =
            new Withdrawal(signal.key(), signal.identity(), random.nextInt(4), signal.time());
        assertThat(narrow.withdraw(gone)).isEqualTo(wide.withdraw(gone));
      } else {
        assertThat(narrow.take(signal)).isEqualTo(wide.take(signal));
      }
      if (random.nextInt(800) == 0) {
        narrow.checkpoint();
        narrow.restore();
      }
    }
    narrow.checkpoint();
    wide.checkpoint();

    assertThat(narrow.judged.size()).isGreaterThan(wide.judged.size());
    assertThat(narrow.totals()).isEqualTo(wide.totals());
  }

  @Test
  void aSectionIsKeptForAsLongAsTheSliceThatKnowsOfIt() throws Exception {
    KeptSlices kept = new KeptSlices(ALL);
    String slice = Crowds.sliceKey(signal(1, 0, 0));
    List<Observation> ofTheSlice = new ArrayList<>();
    for (int i = 0; ofTheSlice.size() < 2 * Crowds.SECTION; i++) {
      Observation signal = signal(1, i, 0);
      if (Crowds.sliceKey(signal).equals(slice)) {
        ofTheSlice.add(signal);
        kept.take(signal);
      }
    }
    String first = Crowds.sectionKey(slice, 1, kept::groupOf);
    long own = kept.get(first).settledFrom();

    kept.take(ofTheSlice.get(Crowds.SECTION), 90_000);

    assertThat(kept.get(slice).sectionOf(ofTheSlice.get(Crowds.SECTION).identity())).isEqualTo(2);
    assertThat(kept.get(first).settledFrom()).isEqualTo(own);
    assertThat(kept.slices.settledFrom(first, kept.get(first))).isEqualTo(own + 90_000);
  }

  /** Slices with a state of their own, and a subject that is handed what they merge. */
  private static final class KeptSlices extends StateInMemory implements CrowdSlices.Owner {

    final Map<Long, Observation> judged = new TreeMap<>();
    private final int room;
    private CrowdSlices slices;

    KeptSlices(int room) {
      this.room = room;
      restore();
    }

    void restore() {
      slices = new CrowdSlices(packed(new TimedStateCodec<>(new CrowdSliceCodec())), this, room);
    }

    void checkpoint() throws Exception {
      slices.handOver(Long.MAX_VALUE);
      slices.storeAll();
    }

    CrowdSlice get(String key) throws Exception {
      setCurrentKey(key);
      return slices.get(key, true);
    }

    Fate take(Observation signal) throws Exception {
      return take(signal, 0);
    }

    Fate take(Observation signal, long lag) throws Exception {
      String key = Crowds.sliceKey(signal);
      CrowdSlice slice = get(key);
      if (slice == null) {
        slice = new CrowdSlice(signal.key(), Hash.of(key), Crowds.sliceEnd(START), List.of());
        slices.add(key, slice);
      }
      return slices.take(key, slice, signal, lag);
    }

    boolean withdraw(Withdrawal withdrawal) throws Exception {
      String key = Crowds.sliceKey(withdrawal);
      CrowdSlice slice = get(key);
      return slice != null && slices.withdraw(key, slice, withdrawal);
    }

    /** What all observations of a subject add to its measures, and how many signals they are. */
    Map<String, Double> totals() {
      Map<String, Double> totals = new TreeMap<>();
      for (Observation each : judged.values()) {
        totals.merge(each.key(), (double) each.signals(), Double::sum);
        for (Contribution one : each.contributions()) {
          String value = each.key() + ' ' + one.slot() + ' ' + one.bits() + ' ' + one.text();
          totals.merge(value, (double) one.weight(), Double::sum);
        }
      }
      return totals;
    }

    @Override
    public int groupOf(String key) {
      return Math.floorMod(key.hashCode(), 128);
    }

    @Override
    public long wakeAt(long time) {
      return time;
    }

    @Override
    public void send(CrowdSlice slice) {
      slice.handOver(this::judge);
    }

    private void judge(Delivery delivery) {
      if (delivery instanceof Withdrawal gone) {
        Observation before = judged.remove(gone.identity());
        assertThat(before.revision()).isLessThan(gone.revision());
        return;
      }
      Observation now = (Observation) delivery;
      Observation before = judged.put(now.identity(), now);
      assertThat(before == null || before.revision() < now.revision()).isTrue();
    }
  }
}
