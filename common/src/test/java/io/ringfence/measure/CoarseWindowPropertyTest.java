package io.ringfence.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.measure.Histories.History;
import io.ringfence.measure.history.BoundedHistory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CoarseWindowPropertyTest {

  /** Dense enough that most windows have turned to buckets, some of them back again. */
  private static Arbitrary<History> dense(Function... functions) {
    return Histories.of(Arbitraries.of(functions), 100, 400, 12, 40);
  }

  @Provide
  Arbitrary<History> bucketed() {
    return Arbitraries.oneOf(
        dense(Function.COUNT, Function.SUM, Function.MAX, Function.PEAK),
        dense(Function.MAX, Function.PEAK, Function.SPEED).map(Histories::falling));
  }

  @Provide
  Arbitrary<History> tops() {
    return dense(Function.TOP);
  }

  @Provide
  Arbitrary<History> agains() {
    return dense(Function.AGAIN);
  }

  @Provide
  Arbitrary<History> usuals() {
    return dense(Function.USUAL);
  }

  @Provide
  Arbitrary<History> ages() {
    return dense(Function.AGE);
  }

  @Provide
  Arbitrary<History> distincts() {
    return dense(Function.DISTINCT);
  }

  @Provide
  Arbitrary<History> lasts() {
    return dense(Function.LAST);
  }

  @Property(tries = 600)
  void aLargeWindowReadsNoLessThanTheTruthAndNoMoreThanOneBucketLonger(
      @ForAll("bucketed") History history) {
    Function function = history.spec().function();
    long at = history.readAt();
    long start = history.start(at);
    long width = BoundedHistory.width(history.spec().overMillis(), BoundedHistory.BUCKETS);

    Reading reading = history.read(history.split(), at);

    double truth = number(history.list().value(function, start, at));
    double longer = number(history.list().value(function, start - width + 1, at));
    assertThat(number(reading.value())).isBetween(truth - 1e-9, longer + 1e-9);
    if (reading.exact()) {
      assertThat(number(reading.value())).isCloseTo(truth, within(1e-12));
    }
  }

  @Property(tries = 400)
  void theMostFrequentValueIsCountedWithinItsStatedBounds(@ForAll("tops") History history) {
    long at = history.readAt();
    long start = history.start(at);
    long width = BoundedHistory.width(history.spec().overMillis(), FrequencySketch.BUCKETS);

    Reading reading = history.read(history.split(), at);

    long truth = (long) history.list().value(Function.TOP, start, at);
    long longer = (long) history.list().value(Function.TOP, start - width + 1, at);
    long all = (long) history.list().value(Function.COUNT, start - width + 1, at);
    long lost = all / (history.spec().effectiveCap() + 1);
    assertThat((long) reading.value()).isBetween(truth - lost, longer);
    if (reading.exact()) {
      assertThat((long) reading.value()).isEqualTo(truth);
    }
  }

  @Property(tries = 400)
  void theLatestValueIsCountedWithinItsStatedBounds(@ForAll("agains") History history) {
    long at = history.readAt();
    long start = history.start(at);
    long width = BoundedHistory.width(history.spec().overMillis(), FrequencySketch.BUCKETS);

    Reading reading = history.read(history.split(), at);

    long truth = (long) history.list().value(Function.AGAIN, start, at);
    long longer =
        truth == 0 ? 0 : (long) history.list().value(Function.AGAIN, start - width + 1, at);
    long all = (long) history.list().value(Function.COUNT, start - width + 1, at);
    long lost = all / (history.spec().effectiveCap() + 1);
    assertThat((long) reading.value())
        .isBetween(Math.max(truth - lost, Math.min(truth, 1)), longer);
    if (reading.exact()) {
      assertThat((long) reading.value()).isEqualTo(truth);
    }
  }

  @Property(tries = 400)
  void whatIsUsualIsCountedToOneBucketBeforeEitherEnd(@ForAll("usuals") History history) {
    MeasureSpec spec = history.spec();
    long at = history.readAt();
    long start = history.start(at);
    long end = at - spec.everyMillis();
    long width = BoundedHistory.width(spec.overMillis(), BoundedHistory.BUCKETS);

    Reading reading = history.read(history.split(), at);

    double least = history.list().usual(spec, start, end - width, at);
    double most = history.list().usual(spec, start - width + 1, end, at);
    assertThat((double) reading.value()).isBetween(least, most);
    if (reading.exact()) {
      assertThat(reading.value()).isEqualTo(history.list().value(spec, at));
    }
  }

  @Property(tries = 100)
  void theAgeIsExactAtAnySize(@ForAll("ages") History history) {
    long at = history.readAt();

    Reading reading = history.read(history.split(), at);

    assertThat(reading).isEqualTo(new Reading(history.list().value(history.spec(), at), true));
  }

  @Property(tries = 400)
  void differentValuesAreTheTruthOrTheCapAtAnySize(@ForAll("distincts") History history) {
    long at = history.readAt();

    Reading reading = history.read(history.split(), at);

    long truth = (long) history.list().value(Function.DISTINCT, history.start(at), at);
    int cap = history.spec().effectiveCap();
    assertThat(reading).isEqualTo(new Reading(Math.min(truth, cap), truth <= cap));
  }

  @Property(tries = 100)
  void theLatestValueIsExactAtAnySize(@ForAll("lasts") History history) {
    long at = history.readAt();

    Reading reading = history.read(history.split(), at);

    Object truth = history.list().value(Function.LAST, history.start(at), at);
    assertThat(reading).isEqualTo(new Reading(truth, true));
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}
