package io.ringfence.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Exemption;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ListingFanOutTest {

  private static final Subject NUMBER = new Subject(SubjectKind.NUMBER, "+12125550100");

  private static final SignalTopic[] ACTIONS = {
    SignalTopic.LISTING_ADD,
    SignalTopic.LISTING_REMOVE,
    SignalTopic.LISTING_ALLOW,
    SignalTopic.LISTING_EXEMPT
  };

  private static Listing change(String id, long time, SignalTopic action, String list) {
    return new Listing(
            id, time, "test", action, NUMBER, list, "", time, Long.MAX_VALUE, false, "ann")
        .exempting(
            action == SignalTopic.LISTING_EXEMPT
                ? new Exemption(List.of("rule-of-" + list), List.of())
                : Exemption.NONE);
  }

  private static List<Listing> history(Random random, int changes) {
    List<Listing> history = new ArrayList<>();
    for (int i = 0; i < changes; i++) {
      SignalTopic action = ACTIONS[random.nextInt(ACTIONS.length)];
      history.add(change("l-" + i, random.nextInt(40), action, "list-" + random.nextInt(3)));
    }
    return history;
  }

  private static void hear(
      List<Listing> arrivals, Standing history, boolean all, SharedStanding shared) {
    for (Listing each : arrivals) {
      if (SharedStanding.concerns(each)) {
        ListingFanOut.accept(history, each, all).forEach(shared::accept);
      }
    }
  }

  private static void assertAllowedAsBy(Standing whole, SharedStanding shared) {
    for (long time = 0; time < 45; time++) {
      ActiveListings held = ActiveListings.at(time, List.of(whole));
      for (String rule : List.of("rule-of-list-0", "rule-of-list-1", "other")) {
        assertThat(shared.clears(NUMBER, time, rule, "fraud"))
            .as("%s at %d", rule, time)
            .isEqualTo(held.clears(rule, "fraud"));
      }
    }
  }

  @Property(tries = 500)
  void judgesHearWhenASubjectIsAllowedInAnyOrderAndWithRepeats(@ForAll long seed) {
    Random random = new Random(seed);
    List<Listing> changes = history(random, 1 + random.nextInt(30));
    List<Listing> arrivals = new ArrayList<>(changes);
    arrivals.addAll(changes.subList(0, changes.size() / 2));
    Collections.shuffle(arrivals, random);
    Standing whole = Standing.whole();
    changes.forEach(whole::accept);
    SharedStanding shared = new SharedStanding();

    hear(arrivals, new Standing(), false, shared);

    assertAllowedAsBy(whole, shared);
  }

  @Property(tries = 500)
  void soTheyDoWhereAnEarlierReleaseHasSentThemEverything(@ForAll long seed) {
    Random random = new Random(seed);
    List<Listing> changes = history(random, 2 + random.nextInt(30));
    Collections.shuffle(changes, random);
    int upgraded = random.nextInt(changes.size());
    Standing whole = Standing.whole();
    changes.forEach(whole::accept);
    SharedStanding shared = new SharedStanding();
    for (Listing each : changes.subList(0, upgraded)) {
      if (SharedStanding.concerns(each)) {
        Standing sent = shared.get(NUMBER.key());
        if (sent == null) {
          sent = new Standing();
          shared.put(NUMBER.key(), sent);
        }
        sent.accept(each);
      }
    }

    hear(changes.subList(upgraded, changes.size()), new Standing(), true, shared);

    assertAllowedAsBy(whole, shared);
  }

  @Test
  void aNumberThatIsListedAndRemovedDailyIsNoMatterOfAllJudges() {
    Standing history = new Standing();
    SharedStanding shared = new SharedStanding();
    List<Listing> changes = new ArrayList<>();
    for (int day = 0; day < 90; day++) {
      changes.add(change("add-" + day, 2L * day, SignalTopic.LISTING_ADD, "bad"));
      changes.add(change("remove-" + day, 2L * day + 1, SignalTopic.LISTING_REMOVE, "bad"));
    }

    hear(changes, history, false, shared);

    assertThat(shared.isEmpty()).isTrue();
  }

  @Test
  void aRemovalIsHeardWhereSoManyChangesHaveComeThatAnAllowMayBeForgotten() {
    Standing history = new Standing();
    SharedStanding shared = new SharedStanding();
    List<Listing> changes = new ArrayList<>();
    changes.add(change("allow", 0, SignalTopic.LISTING_ALLOW, "good"));
    for (int i = 1; i <= Standing.MOST_NOTICES; i++) {
      changes.add(change("other-" + i, i, SignalTopic.LISTING_REMOVE, "bad"));
    }
    changes.add(change("end", 100, SignalTopic.LISTING_REMOVE, "good"));

    hear(changes, history, false, shared);

    assertThat(shared.clears(NUMBER, 50, "rule", "fraud")).isTrue();
    assertThat(shared.clears(NUMBER, 101, "rule", "fraud")).isFalse();
  }
}
