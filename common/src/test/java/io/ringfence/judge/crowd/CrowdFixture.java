package io.ringfence.judge.crowd;

import io.ringfence.judge.delivery.Merging;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.SampleObservation;
import io.ringfence.measure.Function;
import io.ringfence.measure.contribution.Contribution;
import java.util.List;

/** Signals of a trunk, each with a contribution of every sort that is merged. */
final class CrowdFixture {

  static final long START = 1_764_061_200_000L;
  static final long END = START + Crowds.SLICE_MILLIS;
  static final String TRUNK = "t:carrier-1";

  static final int CALLS = 1;
  static final int SECONDS = 2;
  static final int LONGEST = 3;
  static final int CALLERS = 4;
  static final int LAST_CALLER = 5;

  private static final List<Function> FUNCTIONS =
      List.of(Function.COUNT, Function.SUM, Function.MAX, Function.DISTINCT, Function.LAST);

  private CrowdFixture() {}

  static Observation signal(int number, int revision, double seconds) {
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
    return SampleObservation.of(TRUNK, "c-" + number, START + number * 37L % Crowds.SLICE_MILLIS)
        .identity(1_000 + number)
        .revision(revision)
        .adding(contributions)
        .judgedBy((number + revision) % 3 == 0 ? List.of(8) : List.of())
        .behind("n:+1202555" + number)
        .lateness(60_000)
        .standingFor(1, merging)
        .made();
  }

  static CrowdSlice slice() {
    return new CrowdSlice(TRUNK, 5, END, List.of());
  }
}
