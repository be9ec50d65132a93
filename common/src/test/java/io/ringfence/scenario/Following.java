package io.ringfence.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The listings that a story says follow from its alerts and links, and those that do. */
final class Following {

  private Following() {}

  /** All that is said and nothing else; of each only what is said of it. */
  static void check(List<Map<String, Object>> expected, Collection<Listing> listings) {
    Map<String, Listing> shortest = new TreeMap<>();
    for (Listing each : listings) {
      if (each.action() == SignalTopic.LISTING_ADD) {
        shortest.merge(
            shown(each), each, (one, two) -> one.origin().hop() <= two.origin().hop() ? one : two);
      }
    }
    assertThat(shortest.keySet())
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().map(Following::shown).sorted().toList());
    for (Map<String, Object> each : expected) {
      Listing found = shortest.get(shown(each));
      if (each.containsKey("hop")) {
        assertThat(found.origin().hop()).as(shown(each)).isEqualTo(each.get("hop"));
      }
      if (each.containsKey("until")) {
        assertThat(Instant.ofEpochMilli(found.until()))
            .as(shown(each))
            .isEqualTo(Instant.ofEpochMilli(Story.moment(each.get("until"))));
      }
      if (each.containsKey("from")) {
        assertThat(Instant.ofEpochMilli(found.from()))
            .as(shown(each))
            .isEqualTo(Instant.ofEpochMilli(Story.moment(each.get("from"))));
      }
    }
  }

  private static String shown(Listing listing) {
    String origin = listing.origin().key();
    return listing.subject().name()
        + " on "
        + listing.list()
        + (origin.isEmpty() ? "" : " from " + Subject.ofKey(origin).name());
  }

  private static String shown(Map<String, Object> expected) {
    return expected.get("subject")
        + " on "
        + expected.getOrDefault("list", "derived")
        + (expected.containsKey("origin") ? " from " + expected.get("origin") : "");
  }
}
