package io.ringfence.judge.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.SampleObservation;
import io.ringfence.judge.delivery.Withdrawal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The signals of a subject as whoever judges it has them in the end: by identity. */
final class JudgedCrowd {
  final Map<Long, Observation> observations = new TreeMap<>();
  int changes;

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
