package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.rule.ListAs;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Pack;
import io.ringfence.rule.Rule;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The last version of an alert cites listings as they are in the end. */
class CitedListingOrderTest {

  /** Its later hits rest on the listing that its first one has led to. */
  private static final Rule BURST =
      JudgeFixtures.listing(
          JudgeFixtures.rule(
              "burst",
              12 * MINUTE,
              true,
              List.of(JudgeTestCase.ATTEMPTS),
              scope -> ((Long) scope.valueOf("attempts")) >= 3),
          Mode.ENFORCE,
          new ListAs("auto", 20 * MINUTE, 60 * MINUTE));

  private static final List<Measure> MEASURES = List.of(JudgeTestCase.ATTEMPTS);
  private static final List<Rule> RULES = List.of(BURST, JudgeTestCase.LISTED);

  private record Arrival(long at, long time) {}

  @Property(tries = 300)
  void alertsCiteListingsAsTheyAreInTheEnd(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int size,
      @ForAll @IntRange(min = 1, max = 590) int disorderSeconds) {
    Random random = new Random(seed);
    List<Arrival> arrivals = new ArrayList<>();
    long time = START;
    for (int i = 0; i < size; i++) {
      time += random.nextInt(random.nextInt(6) == 0 ? 4 * 60_000 : 20_000);
      arrivals.add(new Arrival(time + random.nextInt(disorderSeconds * 1000), time));
    }
    arrivals.sort(Comparator.comparingLong(Arrival::at));
    SubjectHarness harness = new SubjectHarness(new Pack(MEASURES, RULES), SUBJECT.key());
    harness.stepsInMemory = 7;
    boolean ticks = random.nextBoolean();
    int taken = 0;
    for (Arrival each : arrivals) {
      harness.take(attempt("c" + each.time(), each.time(), MEASURES, RULES));
      if (ticks || random.nextInt(20) == 0) {
        harness.reach(each.time());
      }
      for (; taken < harness.listings.size() && random.nextBoolean(); taken++) {
        harness.take(JudgeFixtures.notice(harness.listings.get(taken)));
      }
    }
    harness.reach(time + 10 * 60 * MINUTE);
    harness.end();

    Map<String, Listing> held = new HashMap<>();
    for (Listing each : harness.listings) {
      held.merge(each.id(), each, (one, two) -> one.version() > two.version() ? one : two);
    }
    for (JsonNode alert : harness.alerts().values()) {
      for (JsonNode cited : alert.get("evidence").path("entries")) {
        Listing listing = held.get(cited.get("id").asText());
        assertThat(listing.action()).isEqualTo(SignalTopic.LISTING_ADD);
        assertThat(cited.get("learnt").asText()).isEqualTo(text(listing.time()));
        assertThat(cited.get("from").asText()).isEqualTo(text(listing.from()));
        assertThat(cited.get("until").asText()).isEqualTo(text(listing.until()));
      }
    }
  }

  @Test
  void anAlertCitesAListingThatFollowsFromAnothersAlertAsItIsInTheEnd() {
    Listing first = following(SUBJECT, START + 3 * MINUTE, 1);
    Listing moved = following(SUBJECT, START + 2 * MINUTE, 2);
    SubjectHarness harness = listed();

    harness.take(JudgeFixtures.notice(first));
    assertThat(citedFrom(harness)).isEqualTo(text(first.from()));
    harness.take(JudgeFixtures.notice(moved));
    assertThat(citedFrom(harness)).isEqualTo(text(moved.from()));
    int published = harness.published.size();
    harness.take(JudgeFixtures.notice(moved));

    assertThat(harness.published).hasSize(published);
  }

  @Test
  void anAlertCitesTheListingOfItsRangeAsItIsInTheEnd() {
    Subject range = new Subject(SubjectKind.RANGE, SUBJECT.value().substring(0, 6));
    Listing moved = following(range, START + 2 * MINUTE, 2);
    SubjectHarness harness = listed();

    harness.share(following(range, START + 3 * MINUTE, 1));
    harness.share(moved);

    assertThat(citedFrom(harness)).isEqualTo(text(moved.from()));
  }

  private static Listing following(Subject subject, long from, int version) {
    return new Listing(
        "other-1:listed",
        from,
        "ringfence",
        SignalTopic.LISTING_ADD,
        subject,
        "auto",
        "irsf, rule other",
        from,
        START + 60 * MINUTE,
        false,
        "rule:other",
        version,
        new Origin("other-1", "", 0));
  }

  /** Whose traffic is abusive as soon as a list has held it. */
  private static SubjectHarness listed() {
    List<Rule> rules = List.of(JudgeTestCase.LISTED);
    SubjectHarness harness = new SubjectHarness(new Pack(List.of(), rules), SUBJECT.key());
    harness.take(attempt("c", START + 4 * MINUTE, List.of(), rules));
    return harness;
  }

  private static String citedFrom(SubjectHarness harness) {
    assertThat(harness.alerts()).hasSize(1);
    JsonNode alert = harness.alerts().values().iterator().next();
    return alert.at("/evidence/entries/0/from").asText();
  }

  private static String text(long time) {
    return Instant.ofEpochMilli(time).toString();
  }
}
