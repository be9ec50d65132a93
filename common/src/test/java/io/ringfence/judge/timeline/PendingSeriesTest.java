package io.ringfence.judge.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.judge.JudgeFixtures;
import io.ringfence.measure.Function;
import io.ringfence.measure.MeasureSpec;
import io.ringfence.measure.Window;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import io.ringfence.measure.contribution.RunningTotals;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.encoding.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read by totals that are kept is what a look at each contribution finds. */
class PendingSeriesTest {

  private static final long START = JudgeFixtures.START;
  private static final long OVER = 3_600_000;
  private static final int STEPS = 3_000;

  private final Random random = new Random(11);
  private final PendingSeries series = new PendingSeries();
  private final List<PendingSignal> signals = new ArrayList<>();
  private final Map<PendingSignal, List<Contribution>> contributions = new HashMap<>();

  private Contribution contribution() {
    // A few values come often, and many once.
    int value = random.nextBoolean() ? random.nextInt(20) : random.nextInt(100_000);
    return new Contribution(1, 1 + random.nextInt(3), Hash.mixed(value), "");
  }

  private void add(long time) {
    PendingSignal signal =
        new PendingSignal(
            JudgeFixtures.attempt("s" + signals.size() + "-" + time, time, List.of(), List.of()),
            time);
    // One in four stands for several signals of a crowd.
    int count = random.nextInt(4) == 0 ? 2 + random.nextInt(5) : 1;
    List<Contribution> all = new ArrayList<>();
    for (int i = 0; i < count + 2; i++) {
      all.add(contribution());
    }
    series.add(signal, all, 1, count);
    contributions.put(signal, all.subList(1, 1 + count));
    signals.add(signal);
    signals.sort(PendingSignal.ORDER);
  }

  private Window settled(Function function, int cap) {
    Window window =
        Window.open(
            new MeasureSpec("m", Hash.slot("m"), function, OVER, cap, 0, DataClass.TRAFFIC));
    for (int i = 0; i < 30; i++) {
      window.fold(START - 1_000 + i, contribution());
    }
    return window;
  }

  @ParameterizedTest
  @EnumSource(
      value = Function.class,
      names = {"DISTINCT", "TOP", "AGAIN"})
  void totalsReadLikeALookAtEachContribution(Function function) {
    List<Window> windows = List.of(settled(function, 16), settled(function, 1_024));
    boolean kept = false;
    long now = START;
    for (int step = 0; step < STEPS; step++) {
      now += random.nextInt(1_000);
      int what = random.nextInt(20);
      if (what == 0 && signals.size() > 1) {
        series.removeFirst(contributions.remove(signals.remove(0)).size());
      } else if (what == 1 && signals.size() > 1) {
        PendingSignal gone = signals.remove(random.nextInt(signals.size()));
        series.remove(gone, contributions.remove(gone).size());
      } else {
        add(what == 2 ? now - random.nextInt(5_000) : now);
      }
      int place = step % 3 == 0 ? random.nextInt(signals.size()) : signals.size() - 1;
      PendingSignal last = signals.get(place);
      PendingContributions indexed = series.upTo(last);
      PendingContributions plain =
          visitor ->
              signals
                  .subList(0, place + 1)
                  .forEach(
                      each ->
                          contributions.get(each).forEach(one -> visitor.visit(each.time(), one)));
      kept |= indexed.totalsAfter(START - OVER) != null;
      for (Window window : windows) {
        long at = last.time() + (step % 7 == 0 ? OVER / 2 : 0);
        assertThat(window.read(at, indexed)).isEqualTo(window.read(at, plain));
      }
    }
    assertThat(kept).isTrue();
  }

  @Test
  void totalsGoOnWhereAllThatTheyHadIsSettled() {
    for (int i = 0; i < 400; i++) {
      add(START + i);
    }
    assertThat(series.upTo(signals.get(150)).totalsAfter(START - OVER)).isNotNull();
    for (int i = 0; i < 200; i++) {
      series.removeFirst(contributions.remove(signals.remove(0)).size());
    }

    RunningTotals totals = series.upTo(signals.get(199)).totalsAfter(START - OVER);

    assertThat(totals.different())
        .isEqualTo(
            contributions.values().stream()
                .flatMap(List::stream)
                .map(Contribution::bits)
                .distinct()
                .count());
  }

  @Test
  void runsEndWhereALookAtEachHitEndsThem() {
    long now = START;
    for (int step = 0; step < STEPS; step++) {
      now += random.nextInt(40) == 0 ? random.nextInt(3_000) : random.nextInt(100);
      PendingSignal signal =
          new PendingSignal(JudgeFixtures.attempt("s" + step, now, List.of(), List.of()), now);
      series.add(signal);
      signals.add(signal);
      if (step % 3 == 0) {
        series.removeFirst(1);
        signals.remove(0);
      }
    }

    for (int first = 0; first < signals.size(); first++) {
      int end = first + 1;
      while (end < signals.size()
          && signals.get(end).time() - signals.get(end - 1).time() <= 1_000) {
        end++;
      }
      assertThat(series.endOfRun(first, 1_000)).isEqualTo(end);
      assertThat(series.signals(first, end)).isEqualTo(end - first);
      assertThat(series.time(first)).isEqualTo(signals.get(first).time());
    }
  }
}
