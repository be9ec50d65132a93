package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import org.junit.jupiter.api.Test;

class UndeliveredDuplicatesTest {

  private static final long LATENESS = 600_000;

  private final UndeliveredDuplicates repeats = new UndeliveredDuplicates(LATENESS);

  private static Signal session(String id, long time) {
    return new Session(
        id, time, "meet-1", SignalTopic.SESSION_JOIN, "room-1", "", "acme", "", "203.0.113.7", "");
  }

  private static Signal listing(String id, long time) {
    Subject range = new Subject(SubjectKind.RANGE, "+1212555");
    return new Listing(
        id,
        time,
        "desk",
        SignalTopic.LISTING_ADD,
        range,
        "house",
        "",
        time,
        Long.MAX_VALUE,
        false,
        "");
  }

  @Test
  void anIdIsKnownForALatenessOfEventTime() {
    repeats.seen(session("a", 0));
    repeats.seen(session("b", LATENESS));

    boolean known = repeats.seen(session("a", 0));

    assertThat(known).isTrue();
  }

  @Test
  void anIdIsForgottenAfterTwoLatenesses() {
    repeats.seen(session("a", 0));
    repeats.seen(session("b", LATENESS + 1));
    repeats.seen(session("c", 2 * LATENESS + 2));

    boolean known = repeats.seen(session("a", 0));

    assertThat(known).isFalse();
  }

  @Test
  void aListingOfAnyTimeMovesNothing() {
    repeats.seen(session("a", 0));
    repeats.seen(listing("l-1", 10 * LATENESS));
    repeats.seen(listing("l-2", 20 * LATENESS));

    boolean known = repeats.seen(session("a", 0));

    assertThat(known).isTrue();
  }

  @Test
  void aFeedWithoutEndOrPauseIsBounded() {
    for (int i = 0; i <= 2 * UndeliveredDuplicates.MOST_IDS; i++) {
      repeats.seen(session("s-" + i, 0));
    }

    boolean lastKnown = repeats.seen(session("s-" + UndeliveredDuplicates.MOST_IDS, 0));
    boolean firstKnown = repeats.seen(session("s-0", 0));

    assertThat(lastKnown).isTrue();
    assertThat(firstKnown).isFalse();
  }
}
