package io.ringfence.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.notify.Channel.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a receiver is told in the end, whatever has happened. */
class OutboxHistoryTest {

  private static final long WALL = Instant.parse("2026-11-25T09:00:00Z").toEpochMilli();
  private static final Duration EVERY = Duration.ofMinutes(15);
  private static final Outcome DOWN = Outcome.failed("HTTP 500");
  private static final Outcome REFUSED = new Outcome(false, true, "HTTP 400", 0);

  private static AlertNotice alert(int number, int version, String state, long now) {
    return AlertOnTopic.of(number, version, state, Instant.ofEpochMilli(WALL + now)).notice();
  }

  /** What happens to a receiver: an alert's next version, time that passes, an answer. */
  private record Step(int alert, boolean retracts, long millis, int answer) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> alerts = Arbitraries.integers().between(1, 40);
    Arbitrary<Boolean> retracts = Arbitraries.of(false, false, false, false, true);
    Arbitrary<Long> millis = Arbitraries.of(0L, 100L, 5_000L, 40_000L, 400_000L, 3_000_000L);
    Arbitrary<Integer> answers = Arbitraries.integers().between(0, 9);
    return Combinators.combine(alerts, retracts, millis, answers)
        .as(Step::new)
        .list()
        .ofMaxSize(200);
  }

  @Property(tries = 100)
  void aWindowHasALimitEachVersionIsToldOnceAndTheLastInTheEnd(@ForAll("steps") List<Step> steps) {
    int limit = 3;
    Outbox tried = new Outbox(limit, EVERY, Integer.MAX_VALUE);
    Map<String, Integer> versions = new HashMap<>();
    Map<String, Long> last = new HashMap<>();
    Set<String> retracted = new HashSet<>();
    Set<String> told = new HashSet<>();
    List<Long> windows = new ArrayList<>();
    Map<Long, Integer> messages = new HashMap<>();
    Map<Long, Integer> digests = new HashMap<>();
    List<Step> all = new ArrayList<>(steps);
    for (int i = 0; i < 30; i++) {
      all.add(new Step(0, false, Outbox.LONGEST, 9));
    }
    long now = 0;
    for (Step step : all) {
      now += step.millis();
      if (step.alert() > 0) {
        String id = AlertOnTopic.id(step.alert());
        int version = versions.merge(id, 1, Integer::sum);
        String state = step.retracts() ? "retracted" : "open";
        AlertNotice notice = alert(step.alert(), version, state, now);
        tried.take(notice, true, now);
        last.put(id, notice.version());
        retracted.remove(id);
        if (step.retracts()) {
          retracted.add(id);
        }
      }
      Optional<NoticeMessage> next = tried.next(now, WALL + now);
      for (int tries = 0; next.isPresent() && tries < 100; tries++) {
        if (step.answer() < 3) {
          tried.failed(next.get(), step.answer() == 0 ? REFUSED : DOWN, now, 0.5);
        } else {
          tried.delivered(next.get(), now);
          for (Notice each : next.get().notices()) {
            assertThat(told.add(each.named())).as(each.named()).isTrue();
            assertThat(each.version()).isLessThanOrEqualTo(last.get(each.key()));
          }
          if (windows.isEmpty() || now - windows.get(windows.size() - 1) >= Outbox.WINDOW) {
            windows.add(now);
          }
          (next.get().digest() ? digests : messages)
              .merge(windows.get(windows.size() - 1), 1, Integer::sum);
        }
        next = tried.next(now, WALL + now);
      }
    }

    assertThat(messages.values()).allMatch(each -> each <= limit);
    assertThat(digests.values()).allMatch(each -> each <= 1);
    assertThat(tried.leastOffset(0)).isEmpty();
    last.forEach(
        (id, version) -> {
          boolean unheard = told.stream().noneMatch(each -> each.startsWith(id));
          assertThat(told.contains(id + "-" + version) || (unheard && retracted.contains(id)))
              .as("the last version of %s", id)
              .isTrue();
        });
  }
}
