package io.ringfence.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Listings that are written again under their id. */
class VersionsTest {

  private static final long TIME = 1_764_061_200_000L;
  private static final Subject DEVICE = new Subject(SubjectKind.DEVICE, "imei:35");
  private static final Origin LINKED = new Origin("l-9", "n:+12025550123", 1);

  private static Listing listing(String id, long version, SignalTopic action, long until) {
    return listing(id, version, action, until, LINKED);
  }

  private static Listing listing(
      String id, long version, SignalTopic action, long until, Origin origin) {
    boolean withdrawn = action == SignalTopic.LISTING_REMOVE;
    return new Listing(
        id, TIME, "s", action, DEVICE, "derived", "", TIME, until, withdrawn, "", version, origin);
  }

  @Property(tries = 200)
  void theHighestVersionHoldsInWhateverOrderTheyCome(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int versions) {
    Random random = new Random(seed);
    List<Listing> all = new ArrayList<>();
    for (int id = 0; id < 3; id++) {
      for (int version = 1; version <= versions; version++) {
        SignalTopic action =
            random.nextBoolean() ? SignalTopic.LISTING_ADD : SignalTopic.LISTING_REMOVE;
        all.add(listing("d-" + id, version, action, TIME + 1 + random.nextInt(99)));
      }
    }
    Standing inOrder = new Standing();
    all.forEach(inOrder::accept);
    all.addAll(List.copyOf(all));
    Collections.shuffle(all, random);

    Standing shuffled = new Standing();
    all.forEach(shuffled::accept);

    assertThat(shuffled.entries()).isEqualTo(inOrder.entries());
  }

  @Test
  void whatIsTakenBackIsOnlyWhatHadItsId() {
    Standing standing = new Standing();
    standing.accept(listing("d-1", 1, SignalTopic.LISTING_ADD, Long.MAX_VALUE));
    standing.accept(listing("d-2", 1, SignalTopic.LISTING_ADD, Long.MAX_VALUE));

    standing.accept(listing("d-1", 2, SignalTopic.LISTING_REMOVE, Long.MAX_VALUE));

    assertThat(standing.entries()).extracting(ListingEntry::id).containsExactly("d-2");
  }

  @Test
  void whatFollowsFromOthersDoesNotPushOutWhatIsSaidOfTheSubject() {
    Standing standing = new Standing();
    standing.accept(listing("l-1", 0, SignalTopic.LISTING_ADD, Long.MAX_VALUE, Origin.NONE));

    for (int i = 0; i < 500; i++) {
      Origin another = new Origin("l-9" + i, LINKED.key(), 1);
      standing.accept(listing("d-" + i, 1, SignalTopic.LISTING_ADD, Long.MAX_VALUE, another));
    }

    assertThat(standing.entries()).hasSize(1 + Standing.MOST_LINKED);
    assertThat(standing.entry("l-1")).isNotNull();
  }

  @Test
  void ofSeveralWaysFromOneListingTheShortestStandsForAll() {
    Standing standing = new Standing();
    Origin longer = new Origin(LINKED.id(), LINKED.key(), 2);
    standing.accept(listing("d-1", 1, SignalTopic.LISTING_ADD, TIME + 99, longer));
    standing.accept(listing("d-2", 1, SignalTopic.LISTING_ADD, TIME + 50));

    assertThat(standing.entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.id()).isEqualTo("d-2");
              assertThat(entry.until()).isEqualTo(TIME + 99);
            });
    standing.accept(listing("d-2", 2, SignalTopic.LISTING_REMOVE, Long.MAX_VALUE));
    assertThat(standing.entries()).extracting(ListingEntry::id).containsExactly("d-1");
  }

  private static ActiveListings at(Standing standing, String party) {
    return ActiveListings.at(TIME, List.of(standing), List.of(party), ListWeights.NONE);
  }

  @Test
  void whatFollowsFromAPartyOfTheSameSignalDoesNotCountAtIt() {
    Standing standing = new Standing();
    standing.accept(listing("d-1", 1, SignalTopic.LISTING_ADD, Long.MAX_VALUE));

    assertThat(at(standing, "n:+12025550199").listed()).isTrue();
    assertThat(at(standing, LINKED.key()).listed()).isFalse();
    assertThat(ActiveListings.at(TIME, List.of(standing)).timesListed()).isZero();
  }

  @Test
  void nothingIsLeftWhenItsTimeHasPassed() {
    Standing standing = new Standing();
    standing.accept(listing("d-1", 1, SignalTopic.LISTING_ADD, TIME + 10));
    standing.accept(listing("d-2", 1, SignalTopic.LISTING_REMOVE, Long.MAX_VALUE));

    assertThat(standing.deadline(1000)).isEqualTo(TIME + 1001);
    standing.purge(TIME + 5000, 1000);

    assertThat(standing.isEmpty()).isTrue();
  }
}
