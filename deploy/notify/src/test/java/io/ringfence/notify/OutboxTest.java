package io.ringfence.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.notify.Channel.Outcome;
import io.ringfence.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a receiver is told, and when, without threads and clocks. */
class OutboxTest {

  private static final long WALL = Instant.parse("2026-11-25T09:00:00Z").toEpochMilli();
  private static final Duration EVERY = Duration.ofMinutes(15);
  private static final Outcome DOWN = Outcome.failed("HTTP 500");
  private static final Outcome REFUSED = new Outcome(false, true, "HTTP 400", 0);

  private final Outbox outbox = new Outbox(2, EVERY, Integer.MAX_VALUE);

  private static AlertNotice alert(int number, int version, String state, long now) {
    return AlertOnTopic.of(number, version, state, Instant.ofEpochMilli(WALL + now)).notice();
  }

  private void take(int number, int version, String state, long now) {
    outbox.take(alert(number, version, state, now), true, now);
  }

  private static OwnNotice own(String id, boolean closed, long now) {
    return new OwnNotice(
        id, closed, Severity.HIGH, "a feed", List.of(), Instant.ofEpochMilli(WALL + now));
  }

  private Optional<NoticeMessage> next(long now) {
    return outbox.next(now, WALL + now);
  }

  /** What is told at a moment, in the order of the messages. */
  private List<String> told(long now) {
    List<String> told = new ArrayList<>();
    for (Optional<NoticeMessage> next = next(now); next.isPresent(); next = next(now)) {
      outbox.delivered(next.get(), now);
      String names = String.join(" ", next.get().notices().stream().map(Notice::named).toList());
      told.add(next.get().digest() ? "digest " + names : names);
    }
    return told;
  }

  private static String named(int number, int version) {
    return AlertOnTopic.id(number) + "-" + version;
  }

  @Test
  void anAlertIsToldOnceAMomentAfterItCame() {
    take(1, 1, "open", 0);

    assertThat(told(Outbox.GATHERING - 1)).isEmpty();
    assertThat(told(Outbox.GATHERING)).containsExactly(named(1, 1));
    assertThat(told(Outbox.WINDOW)).isEmpty();
  }

  @Test
  void laterVersionsAreToldOncePerIntervalAsTheyAreThen() {
    take(1, 1, "open", 0);
    told(2_000);
    take(1, 2, "updated", 3_000);
    take(1, 3, "closed", 60_000);

    assertThat(told(2_000 + EVERY.toMillis() - 1)).isEmpty();
    assertThat(told(2_000 + EVERY.toMillis())).containsExactly(named(1, 3));
  }

  @Test
  void aVersionThatIsOlderThanWhatWasToldIsNotTold() {
    take(1, 3, "updated", 0);
    told(2_000);
    take(1, 2, "updated", 3_000);

    assertThat(outbox.leastOffset(0)).isEmpty();
  }

  @Test
  void whatWasRetractedBeforeAnybodyHeardOfItIsNotTold() {
    take(1, 1, "open", 0);
    take(1, 2, "retracted", 500);

    assertThat(told(EVERY.toMillis())).isEmpty();
    assertThat(outbox.leastOffset(0)).isEmpty();
  }

  @Test
  void aRetractionIsToldToWhomeverMayHaveHeardOfTheAlert() {
    // A version that an earlier run may have told.
    outbox.take(alert(1, 1, "open", 0), false, 0);
    take(1, 2, "retracted", 500);
    // Delivered, as far as is known, or not.
    take(2, 1, "open", 0);
    NoticeMessage unsure = next(2_000).orElseThrow();
    outbox.failed(unsure, DOWN, 2_000, 1);
    take(2, 2, "retracted", 2_500);

    assertThat(told(10_000)).containsExactlyInAnyOrder(named(1, 2), named(2, 2));
  }

  @Test
  void alertsOfOneStoryThatAreDueTogetherAreOneMessage() {
    AlertOnTopic first = AlertOnTopic.of(1, 1, "open", Instant.ofEpochMilli(WALL));
    AlertOnTopic same =
        AlertOnTopic.of(2, 1, "open", Instant.ofEpochMilli(WALL)).about("account", "acme-1");
    outbox.take(first.notice(), true, 0);
    outbox.take(same.notice(), true, 10);
    take(3, 1, "open", 20);

    assertThat(told(5_000)).containsExactlyInAnyOrder(named(1, 1) + " " + named(2, 1), named(3, 1));
  }

  @Test
  void theGravestIsToldFirst() {
    take(1, 1, "open", 0);
    Instant last = Instant.ofEpochMilli(WALL);
    outbox.take(AlertOnTopic.of(2, 1, "open", last).with("severity", "critical").notice(), true, 0);

    assertThat(told(5_000)).containsExactly(named(2, 1), named(1, 1));
  }

  @Test
  void whatIsTooMuchIsOneDigestOnceNothingMoreComes() {
    for (int i = 1; i <= 5; i++) {
      take(i, 1, "open", 0);
    }
    assertThat(told(2_000)).containsExactly(named(1, 1), named(2, 1));
    take(6, 1, "open", 20_000);

    assertThat(told(22_000)).isEmpty();
    assertThat(told(22_000 + Outbox.QUIET - 1)).isEmpty();
    assertThat(told(22_000 + Outbox.QUIET))
        .containsExactly(
            "digest %s %s %s %s".formatted(named(3, 1), named(4, 1), named(5, 1), named(6, 1)));
  }

  @Test
  void aDigestDoesNotWaitForEverAndWhatComesAfterItWaitsForTheNextWindow() {
    List<String> told = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      long now = i * 4_000L;
      take(i, 1, "open", now);
      told.addAll(told(now));
    }
    List<String> digests = told.stream().filter(each -> each.startsWith("digest")).toList();
    assertThat(digests).hasSize(1);

    long window = 4_000 + 4_000 + Outbox.WINDOW;
    assertThat(told(window - 1)).isEmpty();
    assertThat(told(window)).hasSize(2);
    assertThat(told(window + Outbox.QUIET)).hasSize(1).allMatch(each -> each.startsWith("digest"));
  }

  @Test
  void whatHappenedMoreThanAnHourAgoGoesToTheDigest() {
    AlertNotice old = alert(1, 1, "closed", -Outbox.OLD - 1_000);
    outbox.take(old, true, 0);

    assertThat(told(2_000)).isEmpty();
    assertThat(told(2_000 + Outbox.QUIET)).containsExactly("digest " + named(1, 1));
  }

  @Test
  void aDigestInPartsIsOneDigest() {
    Outbox inParts = new Outbox(1, EVERY, 3);
    for (int i = 1; i <= 9; i++) {
      inParts.take(alert(i, 1, "open", 0), true, 0);
    }
    List<Integer> sizes = new ArrayList<>();
    for (long now : List.of(2_000L, 2_000L + Outbox.QUIET)) {
      for (var next = inParts.next(now, WALL); next.isPresent(); next = inParts.next(now, WALL)) {
        sizes.add(next.get().notices().size());
        inParts.delivered(next.get(), now);
      }
    }

    assertThat(sizes).containsExactly(1, 3, 3, 2);
  }

  @Test
  void attemptsComeLessAndLessOftenAndSayWhatIsThenTheLast() {
    take(1, 1, "open", 0);
    long now = 2_000;
    List<Long> waits = new ArrayList<>();
    for (int attempt = 0; attempt < 12; attempt++) {
      outbox.failed(next(now).orElseThrow(), DOWN, now, 1);
      long from = now;
      while (next(now).isEmpty()) {
        now += 1_000;
      }
      waits.add((now - from) / 1_000);
    }
    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L, 300L);

    take(1, 2, "closed", now);
    assertThat(told(now)).containsExactly(named(1, 2));
  }

  @Test
  void aReceiverMayAskForMorePatienceUpToAQuarterOfAnHour() {
    take(1, 1, "open", 0);
    outbox.failed(next(2_000).orElseThrow(), new Outcome(false, false, "", 60_000), 2_000, 0);
    assertThat(next(61_999)).isEmpty();
    assertThat(next(62_000)).isPresent();

    Outcome days = new Outcome(false, false, "HTTP 429", Duration.ofDays(3).toMillis());
    outbox.failed(next(62_000).orElseThrow(), days, 62_000, 0);
    assertThat(next(62_000 + Outbox.MOST_ASKED)).isPresent();
  }

  @Test
  void aVersionThatComesWhileAMessageIsOnItsWayIsToldLater() {
    take(1, 1, "open", 0);
    NoticeMessage message = next(2_000).orElseThrow();
    take(1, 2, "closed", 2_500);
    outbox.delivered(message, 3_000);

    assertThat(told(3_000 + EVERY.toMillis() - 1)).isEmpty();
    assertThat(told(3_000 + EVERY.toMillis())).containsExactly(named(1, 2));
  }

  @Test
  void whatIsRefusedLetsOthersPassAndIsTriedAgain() {
    take(1, 1, "open", 0);
    outbox.failed(next(2_000).orElseThrow(), REFUSED, 2_000, 0);
    take(2, 1, "open", 2_000);

    assertThat(told(4_000)).containsExactly(named(2, 1));
    assertThat(told(2_000 + Outbox.BACK_OFF)).containsExactly(named(1, 1));
  }

  @Test
  void aDigestThatIsRefusedIsCollectedAgain() {
    outbox.take(alert(1, 1, "closed", -2 * Outbox.OLD), true, 0);
    next(2_000);
    NoticeMessage digest = next(2_000 + Outbox.QUIET).orElseThrow();
    outbox.failed(digest, REFUSED, 40_000, 0);
    take(2, 1, "open", 40_000);

    assertThat(told(50_000)).containsExactly(named(2, 1));
    assertThat(told(40_000 + Outbox.BACK_OFF)).isEmpty();
    assertThat(told(40_000 + Outbox.BACK_OFF + Outbox.QUIET))
        .containsExactly("digest " + named(1, 1));
  }

  @Test
  void whatWasErasedIsNotTold() {
    take(1, 1, "open", 0);
    outbox.forget(AlertOnTopic.id(1));

    assertThat(told(5_000)).isEmpty();
    assertThat(outbox.knows(AlertOnTopic.id(1))).isFalse();
  }

  @Test
  void ofANoticeOfOurOwnTheLastStateIsTold() {
    outbox.take(own("feed-pbx", false, 0), true, 0);
    outbox.take(own("feed-pbx", true, 1_000), true, 1_000);

    assertThat(told(5_000)).containsExactly(own("feed-pbx", true, 1_000).named());
  }

  @Test
  void thePositionIsTheFirstThatIsNotToldYet() {
    for (int i = 1; i <= 3; i++) {
      Instant last = Instant.ofEpochMilli(WALL);
      outbox.take(AlertOnTopic.of(i, 1, "open", last).notice(10 + i), true, 0);
    }
    assertThat(outbox.leastOffset(0)).hasValue(11);
    assertThat(outbox.leastOffset(1)).isEmpty();

    outbox.delivered(next(2_000).orElseThrow(), 2_000);
    assertThat(outbox.leastOffset(0)).hasValue(12);
    told(2_000 + Outbox.QUIET);
    told(2_000 + 2 * Outbox.QUIET);
    assertThat(outbox.leastOffset(0)).isEmpty();
  }

  @Test
  void whatIsTooMuchForTheMemoryIsLeftOnTheTopic() {
    for (int i = 0; i < 19_999; i++) {
      take(i, 1, "open", 0);
    }
    assertThat(outbox.full()).isFalse();
    take(19_999, 1, "open", 0);
    assertThat(outbox.full()).isTrue();

    for (int i = 0; i < 2_000; i++) {
      outbox.take(own("disk-" + i, false, 0), true, 0);
    }
    assertThat(outbox.knows("ringfence-disk-999")).isTrue();
    assertThat(outbox.knows("ringfence-disk-1000")).isFalse();
  }
}
