package io.ringfence.standing;

import static org.assertj.core.api.Assertions.assertThat;

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
    SignalTopic.LISTING_ADD, SignalTopic.LISTING_REMOVE, SignalTopic.LISTING_ALLOW
  };

  private static Listing change(String id, long time, SignalTopic action, String list) {
    return new Listing(
        id, time, "test", action, NUMBER, list, "", time, Long.MAX_VALUE, false, "ann");
  }

  private static List<Listing> history(Random random, int changes) {
    List<Listing> history = new ArrayList<>();
    for (int i = 0; i < changes; i++) {
      SignalTopic action = ACTIONS[random.nextInt(ACTIONS.length)];
      history.add(change("l-" + i, random.nextInt(40), action, "list-" + random.nextInt(3)));
    }
    return history;
  }

  private static void hear(List<Listing> arrivals, Standing history, SharedStanding shared) {
    for (Listing each : arrivals) {
      if (SharedStanding.concerns(each)) {
        ListingFanOut.accept(history, each).forEach(shared::accept);
      }
    }
  }

  private static void assertAllowedAsBy(Standing whole, SharedStanding shared) {
    for (long time = 0; time < 45; time++) {
      assertThat(shared.allowed(NUMBER, time))
          .as("at %d", time)
          .isEqualTo(ActiveListings.at(time, List.of(whole)).allowed());
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

    hear(arrivals, new Standing(), shared);

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

    hear(changes, history, shared);

    assertThat(shared.all()).isEmpty();
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

    hear(changes, history, shared);

    assertThat(shared.allowed(NUMBER, 50)).isTrue();
    assertThat(shared.allowed(NUMBER, 101)).isFalse();
  }
}
