package io.ringfence.decode.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Quality;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SourceProgressTest {

  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;

  private final SourceProgress progress = new SourceProgress(Sources.shipped());

  @Test
  void whatIsMoreThanTheLatenessBehindItsOwnSourceIsLate() {
    progress.accept(at("a", 100 * MINUTE));
    progress.accept(at("b", 200 * MINUTE));

    assertThat(progress.late(at("a", 90 * MINUTE))).isFalse();
    assertThat(progress.late(at("a", 90 * MINUTE - 1))).isTrue();
    assertThat(progress.late(at("c", 0))).isFalse();
    assertThat(progress.late(listing(0))).isFalse();
  }

  @Test
  void theWatermarkWaitsForTheSlowestSourceThatIsNotIdle() {
    assertThat(progress.watermark()).isEqualTo(Long.MIN_VALUE);
    progress.accept(at("slow", 100 * MINUTE));
    progress.accept(at("fast", 115 * MINUTE));
    assertThat(progress.watermark()).isEqualTo(100 * MINUTE);

    progress.accept(at("fast", 115 * MINUTE + 1));

    assertThat(progress.watermark()).isEqualTo(115 * MINUTE + 1);
  }

  @Test
  void aSourceThatIsSilentForAWeekIsForgotten() {
    progress.accept(at("gone", 0));
    progress.accept(at("here", 8 * DAY));

    assertThat(progress.snapshot()).containsOnlyKeys("here");
    assertThat(progress.late(at("gone", 0))).isFalse();
  }

  @Test
  void sourcesBeyondTheBoundAreOneThatMovesAndOfWhichNothingIsLate() {
    for (int i = 0; i < SourceProgress.MOST_SOURCES; i++) {
      progress.accept(at("s" + i, 0));
    }

    assertThat(progress.accept(at("beyond", 5 * MINUTE))).isTrue();
    assertThat(progress.accept(at("another", 20 * MINUTE))).isTrue();
    assertThat(progress.accept(at("beyond", 6 * MINUTE))).isFalse();

    assertThat(progress.snapshot())
        .hasSize(SourceProgress.MOST_SOURCES + 1)
        .containsEntry(SourceProgress.REST, 20 * MINUTE)
        .doesNotContainKeys("beyond", "another");
    assertThat(progress.greatest()).isEqualTo(20 * MINUTE);
    assertThat(progress.watermark()).isEqualTo(20 * MINUTE);
    assertThat(progress.late(at("beyond", -60 * MINUTE))).isFalse();
    assertThat(progress.behind(at("beyond", 0), 60 * MINUTE)).isEqualTo(60 * MINUTE);
  }

  @Property(tries = 500)
  void theWatermarkNeverGoesBackAndIsWhatAPlainLookAtTheSourcesSays(
      @ForAll("signals") List<Signal> signals) {
    SourceProgress tried = new SourceProgress(Sources.shipped());
    Map<String, Long> reached = new HashMap<>();
    long expected = Long.MIN_VALUE;
    for (Signal signal : signals) {
      tried.accept(signal);
      if (!(signal instanceof Listing)) {
        reached.merge(signal.source(), signal.time(), Math::max);
        long greatest = reached.values().stream().mapToLong(t -> t).max().orElseThrow();
        long lowest =
            reached.values().stream()
                .mapToLong(t -> t)
                .filter(t -> t >= greatest - 15 * MINUTE)
                .min()
                .orElseThrow();
        expected = Math.max(expected, lowest);
      }
      assertThat(tried.watermark()).isEqualTo(expected);
    }
  }

  @Property(tries = 200)
  void whatIsRestoredGoesOnAsIfNothingHadHappened(@ForAll("signals") List<Signal> signals) {
    SourceProgress whole = new SourceProgress(Sources.shipped());
    SourceProgress restored = new SourceProgress(Sources.shipped());
    signals.forEach(whole::accept);
    restored.restore(whole.snapshot());

    for (Signal signal : signals) {
      assertThat(restored.late(signal)).isEqualTo(whole.late(signal));
    }
    assertThat(restored.snapshot()).isEqualTo(whole.snapshot());
  }

  @Provide
  Arbitrary<List<Signal>> signals() {
    Arbitrary<String> source = Arbitraries.of("a", "b", "c");
    Arbitrary<Long> time = Arbitraries.longs().between(0, 100).map(m -> m * MINUTE);
    return Combinators.combine(Arbitraries.integers().between(0, 9), source, time)
        .as((kind, from, t) -> kind == 0 ? listing(t + DAY) : at(from, t))
        .list()
        .ofMaxSize(40);
  }

  private static Signal at(String source, long time) {
    return new Quality("q", time, source, "", "t", "", 4, -1, -1, -1);
  }

  private static Signal listing(long time) {
    Subject subject = new Subject(SubjectKind.ACCOUNT, "a");
    return new Listing(
        "l", time, "a", SignalTopic.LISTING_ADD, subject, "x", "", time, Long.MAX_VALUE, false, "");
  }
}
