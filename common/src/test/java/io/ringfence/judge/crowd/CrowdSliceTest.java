package io.ringfence.judge.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Merging;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.SampleObservation;
import io.ringfence.judge.delivery.Withdrawal;
import io.ringfence.judge.state.Episode;
import io.ringfence.measure.Function;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.Golden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CrowdSliceTest {

  private static final long START = 1_764_061_200_000L;
  private static final long END = START + Crowds.SLICE_MILLIS;
  private static final String TRUNK = "t:carrier-1";

  private static final int CALLS = 1;
  private static final int SECONDS = 2;
  private static final int LONGEST = 3;
  private static final int CALLERS = 4;
  private static final int LAST_CALLER = 5;

  private static final List<Function> FUNCTIONS =
      List.of(Function.COUNT, Function.SUM, Function.MAX, Function.DISTINCT, Function.LAST);

  /** The signals of a subject as whoever judges it has them in the end: by identity. */
  private static final class Subject {
    private final Map<Long, Observation> observations = new TreeMap<>();
    private int changes;

    void take(Delivery delivery) {
      changes++;
      if (delivery instanceof Withdrawal withdrawal) {
        Observation gone = observations.remove(withdrawal.identity());
        assertThat(gone.revision()).isLessThan(withdrawal.revision());
        return;
      }
      Observation now = (Observation) delivery;
      Observation before = observations.put(now.identity(), now);
      assertThat(before == null || before.revision() < now.revision()).isTrue();
    }

    /** All but the revisions, which say how often something was handed over. */
    Set<Observation> unrevised() {
      return observations.values().stream()
          .map(each -> SampleObservation.like(each).revision(0).made())
          .collect(Collectors.toSet());
    }
  }

  private static Observation signal(int number, int revision, double seconds) {
    List<Contribution> contributions =
        List.of(
            Contribution.of(CALLS, 1),
            Contribution.ofNumber(SECONDS, seconds),
            Contribution.ofNumber(LONGEST, seconds),
            Contribution.of(CALLERS, number % 7),
            Contribution.ofText(LAST_CALLER, "caller-" + number % 7));
    long merging = 0;
    for (int i = 0; i < contributions.size(); i++) {
      merging = Merging.with(merging, i, FUNCTIONS.get(i));
    }
    return SampleObservation.of(
            TRUNK, "c-" + number, START + number * 37L % Crowds.SLICE_MILLIS)
        .identity(1_000 + number)
        .revision(revision)
        .adding(contributions)
        .judgedBy((number + revision) % 3 == 0 ? List.of(8) : List.of())
        .behind("n:+1202555" + number)
        .lateness(60_000)
        .standingFor(1, merging)
        .made();
  }

  private static CrowdSlice slice() {
    return new CrowdSlice(TRUNK, 5, END, List.of());
  }

  private static Map<Integer, Long> weights(Observation observation) {
    Map<Integer, Long> weights = new HashMap<>();
    for (Contribution each : observation.contributions()) {
      weights.merge(each.slot(), (long) each.weight(), Long::sum);
    }
    return weights;
  }

  @Test
  void whatIsMergedReadsAsAllItsSignals() {
    CrowdSlice slice = slice();
    Subject subject = new Subject();
    List<Observation> ruled =
        IntStream.range(0, 300).filter(i -> i % 3 == 0).mapToObj(i -> signal(i, 0, i)).toList();

    IntStream.range(0, 300).forEach(i -> slice.take(signal(i, 0, i), 0));
    slice.handOver(subject::take);

    assertThat(subject.observations).hasSize(2);
    Observation merged =
        subject.observations.values().stream()
            .filter(each -> each.rules().equals(List.of(8)))
            .findFirst()
            .orElseThrow();
    Observation latest =
        ruled.stream().max(Comparator.comparingLong(Observation::time)).orElseThrow();
    assertThat(merged.signals()).isEqualTo(100);
    assertThat(merged.time()).isEqualTo(latest.time());
    assertThat(merged.id()).isEqualTo(latest.id());
    assertThat(weights(merged)).containsEntry(CALLS, 100L).containsEntry(CALLERS, 100L);
    assertThat(number(merged, SECONDS))
        .isEqualTo(IntStream.range(0, 300).filter(i -> i % 3 == 0).sum());
    assertThat(number(merged, LONGEST)).isEqualTo(297);
    assertThat(merged.contributions().stream().filter(each -> each.slot() == CALLERS)).hasSize(7);
    assertThat(
            merged.contributions().stream()
                .filter(each -> each.slot() == LAST_CALLER)
                .map(Contribution::text))
        .containsExactly(latest.contributions().get(4).text());
    assertThat(merged.parties()).hasSize(Episode.MOST_PARTIES);
  }

  private static double number(Observation observation, int slot) {
    return observation.contributions().stream()
        .filter(each -> each.slot() == slot)
        .mapToDouble(Contribution::number)
        .sum();
  }

  /**
   * In any order, with repeats, amendments and withdrawals, handed over and stored now and then.
   */
  @Property(tries = 200)
  void whatItHandsOverFollowsFromTheSetOfItsSignals(@ForAll Random random) throws IOException {
    int size = 1 + random.nextInt(60);
    Map<Integer, List<Observation>> revisions = new LinkedHashMap<>();
    List<Integer> arrivals = new ArrayList<>();
    Set<Integer> withdrawn =
        IntStream.range(0, size)
            .filter(i -> random.nextInt(5) == 0)
            .boxed()
            .collect(Collectors.toSet());
    for (int i = 0; i < size; i++) {
      int last = random.nextInt(3);
      revisions.put(i, new ArrayList<>());
      for (int revision = 0; revision <= last; revision++) {
        revisions.get(i).add(signal(i, revision, i + 100.0 * revision));
        arrivals.add(i);
        if (random.nextBoolean()) {
          arrivals.add(i);
        }
      }
    }
    Collections.shuffle(arrivals, random);
    CrowdSlice slice = slice();
    Subject subject = new Subject();
    Map<Integer, Integer> next = new HashMap<>();
    for (int number : arrivals) {
      List<Observation> all = revisions.get(number);
      int index = next.merge(number, 1, Integer::sum) - 1;
      slice.take(all.get(Math.min(index, all.size() - 1)), 0);
      if (random.nextInt(10) == 0) {
        slice.handOver(subject::take);
      }
      if (random.nextInt(30) == 0) {
        slice.handOver(subject::take);
        slice = Golden.roundTrip(slice, new CrowdSliceCodec());
      }
    }
    for (int number : withdrawn) {
      assertThat(slice.withdraw(new Withdrawal(TRUNK, 1_000 + number, 9, START))).isTrue();
    }
    slice.handOver(subject::take);

    CrowdSlice once = slice();
    Subject expected = new Subject();
    revisions.forEach(
        (number, all) -> {
          if (!withdrawn.contains(number)) {
            once.take(all.get(all.size() - 1), 0);
          }
        });
    once.handOver(expected::take);
    assertThat(subject.unrevised()).isEqualTo(expected.unrevised());
  }

  @Test
  void aRepeatChangesNothingAndIsCountedOnce() {
    CrowdSlice slice = slice();
    Subject subject = new Subject();
    slice.take(signal(1, 0, 5), 0);
    slice.handOver(subject::take);

    assertThat(slice.take(signal(1, 0, 5), 0)).isEqualTo(CrowdSlice.Fate.REPEATED);
    assertThat(slice.isChanged()).isFalse();
    slice.handOver(subject::take);

    assertThat(subject.changes).isEqualTo(1);
  }

  @Test
  void aSignalThatWentByBeforeStaysWholeWithItsAmendments() {
    CrowdSlice slice = new CrowdSlice(TRUNK, 5, END, List.of(1_001L));

    assertThat(slice.take(signal(1, 1, 5), 0)).isEqualTo(CrowdSlice.Fate.WHOLE);
    assertThat(slice.withdraw(new Withdrawal(TRUNK, 1_001, 2, START))).isFalse();
    assertThat(slice.size()).isZero();
  }

  @Test
  void aSignalThatCannotBeMergedLeavesTheOthers() {
    CrowdSlice slice = slice();
    Subject subject = new Subject();
    slice.take(signal(1, 0, 5), 0);
    slice.handOver(subject::take);
    Observation whole = signal(1, 1, 5).inCrowd(TRUNK, Merging.WHOLE);

    assertThat(slice.take(whole, 0)).isEqualTo(CrowdSlice.Fate.WHOLE);
    slice.handOver(subject::take);

    assertThat(subject.observations).isEmpty();
    assertThat(slice.take(signal(1, 2, 5), 0)).isEqualTo(CrowdSlice.Fate.WHOLE);
  }

  @Test
  void ofManyValuesTheMostFrequentAndTheLatestAreHandedOver() {
    CrowdSlice slice = slice();
    Subject subject = new Subject();
    int many = MergedSignals.MOST_VALUES + 500;
    for (int i = 0; i < many + 3; i++) {
      long caller = i < many ? i : 0;
      slice.take(
          SampleObservation.of(TRUNK, "c-%06d".formatted(i), START + i)
              .identity(i)
              .adding(Contribution.of(CALLERS, caller))
              .lateness(0)
              .standingFor(1, 0)
              .made(),
          0);
    }
    slice.handOver(subject::take);

    List<Contribution> values = subject.observations.values().iterator().next().contributions();
    assertThat(values).hasSize(MergedSignals.MOST_VALUES);
    assertThat(values.get(values.size() - 1)).isEqualTo(new Contribution(CALLERS, 4, 0, ""));
  }

  @Test
  void signalsOfSeveralTenantsThatAreOneAreTheProviders() {
    CrowdSlice slice = slice();
    List<Observation> handed = new ArrayList<>();
    slice.take(SampleObservation.like(signal(1, 0, 5)).tenant("acme").made(), 0);
    slice.take(SampleObservation.like(signal(2, 0, 5)).tenant("acme").made(), 0);
    slice.handOver(each -> handed.add((Observation) each));
    assertThat(slice.tenant()).isEqualTo("acme");

    slice.take(SampleObservation.like(signal(4, 0, 5)).tenant("bolt").made(), 0);
    slice.handOver(each -> handed.add((Observation) each));

    assertThat(handed).extracting(Observation::tenant).containsExactly("acme", "");
    assertThat(slice.tenant()).isEmpty();
  }

  @Test
  void itIsForgottenOnceNoSignalOfItComes() {
    CrowdSlice slice = slice();
    slice.take(signal(1, 0, 5), 7_000);

    assertThat(slice.settledFrom()).isEqualTo(END + 2 * 60_000 + 7_000);
  }

  @Test
  void theStoredFormChangesOnlyWithItsVersion() throws IOException {
    CrowdSlice slice = new CrowdSlice(TRUNK, 5, END, List.of(-5L, 17L));
    IntStream.range(0, 6).forEach(i -> slice.take(signal(i, i % 2, i / 3.0), 1_500));
    slice.handOver(each -> {});
    CrowdSliceCodec codec = new CrowdSliceCodec();

    String written = Golden.toHex(slice, codec);
    CrowdSlice tenants = new CrowdSlice(TRUNK, 5, END, List.of());
    tenants.take(SampleObservation.like(signal(1, 1, 5)).tenant("acme").made(), 0);
    tenants.handOver(each -> {});

    assertThat(List.of(written, Golden.toHex(tenants, codec)))
        .isEqualTo(Golden.lines("crowd-slice.v" + codec.version()));
    assertThat(Golden.read("crowd-slice.v2", codec, 2).get(1).tenant()).isEqualTo("acme");
    CrowdSlice read = Golden.read("crowd-slice.v1", codec, 1).get(0);
    assertThat(Golden.toHex(read, codec)).isEqualTo(written);
  }
}
