package io.ringfence.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.measure.Histories.History;
import io.ringfence.measure.history.BoundedHistory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExactWindowPropertyTest {

  /**
   * No more than {@link BoundedHistory#EXACT}: no function may approximate but DISTINCT above its
   * cap.
   */
  @Provide
  Arbitrary<History> small() {
    return Histories.of(Arbitraries.of(Function.values()), 1, BoundedHistory.EXACT, 200, 12);
  }

  @Property(tries = 1500)
  void aSmallWindowReadsWhatThePlainListSaysWhereverItIsSplit(@ForAll("small") History history) {
    long at = history.readAt();

    Reading reading = history.read(history.split(), at);

    assertThat(reading).isEqualTo(truth(history, at));
  }

  @Property(tries = 500)
  void theSameIsReadAtEverySplit(@ForAll("small") History history) {
    long at = history.readAt();

    for (int split = 0; split <= history.list().size(); split++) {
      assertThat(history.read(split, at)).isEqualTo(truth(history, at));
    }
  }

  @Property(tries = 500)
  void everySignalIsReadAsOfItsOwnTimeWithTheTailUpToIt(@ForAll("small") History history) {
    Window settled = history.list().settled(history.spec(), history.split());

    for (int i = history.split(); i < history.list().size(); i++) {
      long at = history.list().time(i);
      Reading reading = settled.read(at, history.list().tail(history.split(), at));

      assertThat(reading).isEqualTo(truth(history, at));
    }
  }

  private static Reading truth(History history, long at) {
    Function function = history.spec().function();
    Object value = history.list().value(history.spec(), at);
    int cap = history.spec().effectiveCap();
    if (function == Function.DISTINCT && (long) value > cap) {
      return new Reading((long) cap, false);
    }
    return new Reading(value, true);
  }
}
