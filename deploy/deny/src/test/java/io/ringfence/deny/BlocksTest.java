package io.ringfence.deny;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.deny.Block.State;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Who is refused when. */
class BlocksTest {

  private static final long NOW = Instant.parse("2026-11-25T09:00:00Z").toEpochMilli();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final Blocks blocks = new Blocks(List.of());

  private static Wanted wanted(int number, long learnt, long until) {
    Subject subject = new Subject(SubjectKind.ACCOUNT, "a-" + number);
    return new Wanted(subject, "blocked", learnt, until);
  }

  private static List<Wanted> first(int count) {
    List<Wanted> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(wanted(i, NOW - i, NOW + HOUR));
    }
    return all;
  }

  private List<Integer> refused(long now) {
    return blocks.all().stream()
        .filter(each -> each.holds(now))
        .map(each -> Integer.valueOf(each.subject().value().substring(2)))
        .sorted()
        .toList();
  }

  @Example
  void whatIsBeyondTheCapWaitsAndComesInTheOrderOfListing() {
    assertThat(blocks.decide(first(5), 2, NOW)).isEqualTo(3);
    assertThat(refused(NOW)).containsExactly(3, 4);
    assertThat(blocks.decide(first(5), 2, NOW + 59_999)).isEqualTo(3);
    assertThat(blocks.decide(first(5), 2, NOW + 60_000)).isEqualTo(1);
    assertThat(refused(NOW + 60_000)).containsExactly(1, 2, 3, 4);
  }

  @Example
  void removalsAreNotCappedAndDoNotMakeRoom() {
    blocks.decide(first(2), 2, NOW);
    assertThat(blocks.decide(List.of(wanted(7, NOW, NOW + HOUR)), 2, NOW + 1)).isEqualTo(1);
    assertThat(refused(NOW + 1)).isEmpty();
    assertThat(blocks.all()).allMatch(Block::gone).hasSize(2);
  }

  @Example
  void anEndIsToldAgainWhenItComesEarlierOrTwiceAsFar() {
    blocks.decide(List.of(wanted(1, NOW, NOW + HOUR)), 9, NOW);
    blocks.decide(List.of(wanted(1, NOW, NOW + HOUR + 60_000)), 9, NOW);
    assertThat(blocks.sequence()).isEqualTo(1);
    blocks.decide(List.of(wanted(1, NOW, NOW + 3 * HOUR)), 9, NOW);
    assertThat(blocks.all().get(0).until()).isEqualTo(NOW + 3 * HOUR);
    assertThat(blocks.all().get(0).state()).isEqualTo(State.MOVED);
    blocks.decide(List.of(wanted(1, NOW, NOW + HOUR)), 9, NOW);
    assertThat(blocks.all().get(0).until()).isEqualTo(NOW + HOUR);
    blocks.decide(List.of(wanted(1, NOW, Long.MAX_VALUE)), 9, NOW);
    assertThat(blocks.all().get(0).until()).isEqualTo(NOW + Blocks.FARTHEST);
  }

  /** Somebody is listed or not any more, time passes, or all is started again. */
  private record Step(int account, boolean listed, long millis, boolean restart) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 11),
            Arbitraries.of(true, true, false),
            Arbitraries.of(0L, 1L, 1_000L, 20_000L, 59_999L, 400_000L),
            Arbitraries.of(false, false, false, true))
        .as(Step::new)
        .list()
        .ofMaxSize(120);
  }

  @Property(tries = 500)
  void neverMoreThanTheCapAMinuteNeverAnybodyElseAndNobodyIsForgotten(
      @ForAll("steps") List<Step> steps) {
    int cap = 3;
    long now = NOW;
    Blocks tried = new Blocks(List.of());
    Map<Subject, Wanted> listed = new LinkedHashMap<>();
    Map<Subject, Long> held = new HashMap<>(); // as a receiver has it that is told each change
    long told = 0;
    List<Long> added = new ArrayList<>();
    for (Step step : steps) {
      now += step.millis;
      Wanted one = wanted(step.account, now, now + 5 * 60_000);
      if (step.listed) {
        listed.putIfAbsent(one.subject(), one);
      } else {
        listed.remove(one.subject());
      }
      if (step.restart) {
        tried = new Blocks(tried.all().stream().map(Block::line).map(Block::of).toList());
        told = 0; // whoever is told keeps no count of a run before
      }
      long moment = now;
      listed.values().removeIf(each -> each.until() <= moment);
      int waiting = tried.decide(List.copyOf(listed.values()), cap, now);
      long heard = told;
      for (Block each : tried.all()) {
        if (each.sequence() > heard && each.gone()) {
          held.remove(each.subject());
        } else if (each.sequence() > heard && held.put(each.subject(), each.until()) == null) {
          added.add(now);
        }
      }
      told = tried.sequence();
      held.values().removeIf(until -> until <= moment);

      Set<Subject> refused =
          tried.all().stream()
              .filter(each -> each.holds(moment))
              .map(Block::subject)
              .collect(Collectors.toSet());
      assertThat(held.keySet()).isEqualTo(refused);
      assertThat(listed.keySet()).containsAll(refused);
      assertThat(refused).hasSize(listed.size() - waiting);
      assertThat(added.stream().filter(each -> each > moment - 60_000).count())
          .isLessThanOrEqualTo(cap);
    }
  }
}
