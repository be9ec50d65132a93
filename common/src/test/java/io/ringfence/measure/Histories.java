package io.ringfence.measure;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.GeoPoint;
import io.ringfence.signal.DataClass;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random contributions in order, and random places to cut and read them. */
final class Histories {

  static final long NOON = 1_795_608_000_000L;

  private Histories() {}

  /**
   * @param split how many are settled, the rest is the tail
   * @param idle how long after the last one the measure is read
   */
  record History(MeasureSpec spec, WindowOracle list, int split, long idle) {

    long readAt() {
      return list.time(list.size() - 1) + idle;
    }

    long start(long at) {
      return at - spec.overMillis();
    }

    Reading read(int settled, long at) {
      return list.settled(spec, settled).read(at, list.tail(settled, at));
    }
  }

  static MeasureSpec spec(Function function, long overMillis, int cap) {
    long every = function == Function.USUAL ? Math.max(1, overMillis / 6) : 0;
    return new MeasureSpec("m", 0x51075107, function, overMillis, cap, every, DataClass.TRAFFIC);
  }

  static Contribution contribution(Function function, int value, int weight) {
    return switch (function) {
      case SUM, MAX, LAST -> new Contribution(1, weight, number(value), "");
      case PEAK -> new Contribution(1, weight, value % 2 == 0 ? 1 : -1, "");
      case SPEED -> new Contribution(1, weight, place(value).bits(), "");
      case COUNT, DISTINCT, TOP, AGE, AGAIN, USUAL -> new Contribution(1, weight, value, "");
    };
  }

  /** Some near each other, some far. */
  private static GeoPoint place(int value) {
    return new GeoPoint(value % 4 * 20.0 - 30, value % 7 * 0.3);
  }

  private static long number(int value) {
    return Double.doubleToLongBits(value % 3 == 0 ? value / 7.0 : value * 0.05);
  }

  /** Gaps of 0 to {@code gap} ms, equal times often; weights mostly 1; {@code values} values. */
  static Arbitrary<History> of(
      Arbitrary<Function> functions, int from, int to, int gap, int values) {
    Arbitrary<long[]> step =
        Combinators.combine(
                Arbitraries.frequencyOf(
                    Tuple.of(1, Arbitraries.just(0)),
                    Tuple.of(4, Arbitraries.integers().between(0, gap))),
                Arbitraries.integers().between(0, values - 1),
                Arbitraries.frequency(Tuple.of(9, 1), Tuple.of(1, 3)))
            .as((after, value, weight) -> new long[] {after, value, weight});
    return Combinators.combine(
            functions,
            step.list().ofMinSize(from).ofMaxSize(to),
            Arbitraries.longs().between(1, 2_000),
            Arbitraries.integers().between(0, 5),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.longs().between(0, 300)),
                Tuple.of(1, Arbitraries.longs().between(0, 2_500))))
        .as(
            (function, steps, over, cap, split, idle) ->
                new History(
                    spec(function, over, cap),
                    list(function, steps),
                    (int) Math.round(split * steps.size()),
                    idle))
        // Hundreds of combined edge cases, most of one signal, would leave no tries for the rest.
        .withoutEdgeCases();
  }

  /**
   * Values and levels that mostly fall, so that none outdoes those before it, with a rare rise: the
   * only way to make MAX and PEAK keep many.
   */
  static History falling(History history) {
    List<WindowOracle.Timed> all = new ArrayList<>();
    for (WindowOracle.Timed each : history.list().all()) {
      Contribution is = each.contribution();
      boolean rise =
          is.weight() > 1 && is.bits() == history.list().all().get(0).contribution().bits();
      int left = history.list().size() - all.size();
      Contribution falling =
          switch (history.spec().function()) {
            case PEAK ->
                new Contribution(1, all.isEmpty() ? 400 : 1, rise || all.isEmpty() ? 1 : -1, "");
            case SPEED ->
                Contribution.of(1, new GeoPoint(left % 2 * left * 0.2 + (rise ? 20 : 0), 0).bits());
            default -> Contribution.ofNumber(1, left * 0.5 + is.number() / 10 + (rise ? 1_000 : 0));
          };
      all.add(new WindowOracle.Timed(each.time(), falling));
    }
    return new History(history.spec(), new WindowOracle(all), history.split(), history.idle());
  }

  private static WindowOracle list(Function function, List<long[]> steps) {
    List<WindowOracle.Timed> all = new ArrayList<>();
    long time = NOON;
    for (long[] step : steps) {
      time += step[0];
      all.add(new WindowOracle.Timed(time, contribution(function, (int) step[1], (int) step[2])));
    }
    return new WindowOracle(all);
  }
}
