package io.ringfence.judge.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whose signals there were, against a plain list of them. */
class TenancyTest {

  private static final List<String> WHO = List.of("", "acme", "bolt", "cory");
  private static final long KEEP = 10;

  private record Seen(String tenant, long time) {}

  private static List<Seen> signals(List<Integer> numbers) {
    List<Seen> all = new ArrayList<>();
    numbers.forEach(each -> all.add(new Seen(WHO.get(each % 4), each / 4)));
    return all;
  }

  private static Tenancy of(List<Seen> signals) {
    Tenancy tenancy = Tenancy.NONE;
    for (Seen each : signals) {
      tenancy = tenancy.and(each.tenant(), each.time(), false);
    }
    return tenancy;
  }

  private static String alone(List<Seen> signals, long from, long to) {
    Set<String> all = new HashSet<>();
    signals.stream()
        .filter(each -> each.time() >= from && each.time() <= to)
        .forEach(each -> all.add(each.tenant()));
    return all.size() == 1 ? all.iterator().next() : "";
  }

  @Property(tries = 2_000)
  void isThatOfAllSignalsUpToAMomentInWhateverOrderTheyCame(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 79) Integer> numbers,
      @ForAll @IntRange(min = 0, max = 1000) int seed) {
    List<Seen> signals = signals(numbers);
    List<Seen> shuffled = new ArrayList<>(signals);
    Collections.shuffle(shuffled, new Random(seed));
    long first = signals.stream().mapToLong(Seen::time).min().orElseThrow();

    for (long time = first; time <= 20; time++) {
      assertThat(of(shuffled).at(time)).isEqualTo(alone(signals, 0, time));
    }
    assertThat(of(shuffled).owner()).isEqualTo(alone(signals, 0, 100));
  }

  @Property(tries = 2_000)
  void whoHasNotBeenSeenForSoLongCountsNoMore(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 79) Integer> numbers,
      @ForAll @IntRange(min = 0, max = 40) int now) {
    List<Seen> signals = signals(numbers);

    Tenancy purged = of(signals).purged(now, KEEP);

    Set<String> kept = new HashSet<>();
    signals.stream().filter(each -> each.time() + KEEP >= now).forEach(s -> kept.add(s.tenant()));
    assertThat(purged.owner()).isEqualTo(kept.size() == 1 ? kept.iterator().next() : "");
    assertThat(purged.isNone()).isEqualTo(kept.isEmpty());
    assertThat(purged.deadline(KEEP)).isGreaterThan(now);
  }

  @Test
  void whatWasKnownBeforeAnybodyWasToldApartIsTheProviders() {
    Tenancy tenancy = Tenancy.NONE.and("acme", 5, true);

    assertThat(tenancy.at(5)).isEmpty();
    assertThat(tenancy.owner()).isEmpty();
    assertThat(Tenancy.NONE.and("acme", 5, false).owner()).isEqualTo("acme");
  }
}
