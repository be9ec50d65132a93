package io.ringfence.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** From when on the retention of each listing runs, held against what is purged. */
class KeptListingTest {

  private static final long TIME = 1_764_061_200_000L;
  private static final long KEEP = 1_000;
  private static final Subject NUMBER = new Subject(SubjectKind.NUMBER, "+12025550123");

  private static Standing standing(Random random) {
    Standing standing = new Standing();
    for (int i = 0; i < 12; i++) {
      SignalTopic action =
          List.of(SignalTopic.LISTING_REMOVE, SignalTopic.LISTING_ADD, SignalTopic.LISTING_EXEMPT)
              .get(random.nextInt(3));
      long time = TIME + random.nextInt(2_000);
      long until = random.nextInt(3) == 0 ? Long.MAX_VALUE : time + 1 + random.nextInt(2_000);
      boolean withdrawn = action == SignalTopic.LISTING_REMOVE && random.nextBoolean();
      standing.accept(
          new Listing(
              "l-" + random.nextInt(10),
              time,
              "desk",
              action,
              NUMBER,
              random.nextBoolean() ? "house" : "partners",
              "",
              time,
              action == SignalTopic.LISTING_REMOVE ? Long.MAX_VALUE : until,
              withdrawn,
              ""));
    }
    return standing;
  }

  @Property(tries = 500)
  void theFirstWhoseTermEndsIsTheNextThatIsPurged(@ForAll long seed) {
    Standing standing = standing(new Random(seed));

    long first =
        KeptListing.of(standing).stream()
            .mapToLong(each -> each.since() == Long.MAX_VALUE ? each.since() : each.since() + KEEP)
            .min()
            .orElseThrow();

    long deadline = standing.deadline(KEEP);
    assertThat(first == Long.MAX_VALUE ? first : first + 1).isEqualTo(deadline);
  }

  @Property(tries = 500)
  void whatIsPastItsTermIsGoneOncePurged(@ForAll long seed) {
    Random random = new Random(seed);
    Standing standing = standing(random);
    long now = TIME + random.nextInt(6_000);

    // What a purge leaves without effect goes with the next, as when a timer fires again.
    standing.purge(now, KEEP);
    standing.purge(now, KEEP);

    assertThat(KeptListing.of(standing)).noneMatch(each -> each.since() < now - KEEP);
  }
}
