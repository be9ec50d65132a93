package io.ringfence.judge.crowd;

import static io.ringfence.judge.crowd.CrowdFixture.CALLERS;
import static io.ringfence.judge.crowd.CrowdFixture.CALLS;
import static io.ringfence.judge.crowd.CrowdFixture.LAST_CALLER;
import static io.ringfence.judge.crowd.CrowdFixture.LONGEST;
import static io.ringfence.judge.crowd.CrowdFixture.SECONDS;
import static io.ringfence.judge.crowd.CrowdFixture.START;
import static io.ringfence.judge.crowd.CrowdFixture.TRUNK;
import static io.ringfence.judge.crowd.CrowdFixture.signal;
import static io.ringfence.judge.crowd.CrowdFixture.slice;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.SampleObservation;
import io.ringfence.judge.state.Episode;
import io.ringfence.measure.contribution.Contribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Signals of a crowd that are judged as one. */
class MergedSignalsTest {

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
    JudgedCrowd subject = new JudgedCrowd();
    List<Observation> ruled =
        IntStream.range(0, 300).filter(i -> i % 3 == 0).mapToObj(i -> signal(i, 0, i)).toList();

    IntStream.range(0, 300).forEach(i -> slice.take(signal(i, 0, i)));
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

  @Test
  void ofManyValuesTheMostFrequentAndTheLatestAreHandedOver() {
    CrowdSlice slice = slice();
    JudgedCrowd subject = new JudgedCrowd();
    int many = MergedSignals.MOST_VALUES + 500;
    for (int i = 0; i < many + 3; i++) {
      long caller = i < many ? i : 0;
      slice.take(
          SampleObservation.of(TRUNK, "c-%06d".formatted(i), START + i)
              .identity(i)
              .adding(Contribution.of(CALLERS, caller))
              .lateness(0)
              .standingFor(1, 0)
              .made());
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
    slice.take(SampleObservation.like(signal(1, 0, 5)).tenant("acme").made());
    slice.take(SampleObservation.like(signal(2, 0, 5)).tenant("acme").made());
    slice.handOver(each -> handed.add((Observation) each));
    assertThat(slice.tenant()).isEqualTo("acme");

    slice.take(SampleObservation.like(signal(4, 0, 5)).tenant("bolt").made());
    slice.handOver(each -> handed.add((Observation) each));

    assertThat(handed).extracting(Observation::tenant).containsExactly("acme", "");
    assertThat(slice.tenant()).isEmpty();
  }
}
