package io.ringfence.anonymous;

import static io.ringfence.anonymous.SmallGroups.LEAST;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides which subjects have one pseudonym in all their records. Two records that many share are
 * as good as a name if only one subject has both. So a subject keeps its pseudonym from record to
 * record only where at least {@link SmallGroups#LEAST} have the same records; any other has another
 * one in each. All that is then said under one pseudonym is said, word for word, under at least
 * {@code LEAST - 1} others.
 */
final class Linkage {

  private static final Comparator<NavigableSet<Profile>> BY_TEXT =
      Comparator.comparing(NavigableSet::toString);

  /** How many subjects have which records. */
  private final Map<NavigableSet<Profile>, Integer> together = new TreeMap<>(BY_TEXT);

  /** How many subjects have a record under a pseudonym that has no other. */
  private final Map<Profile, Integer> alone = new TreeMap<>();

  private final Set<NavigableSet<Profile>> linked = new HashSet<>();

  private Linkage(Map<String, NavigableSet<Profile>> said) {
    said.values().forEach(each -> together.merge(each, 1, Integer::sum));
    together.forEach(
        (profiles, subjects) -> {
          if (profiles.size() > 1 && subjects >= LEAST) {
            linked.add(profiles);
          } else {
            profiles.forEach(each -> alone.merge(each, subjects, Integer::sum));
          }
        });
    // Those that are left over in a group may be too few: one set of records is taken apart, so
    // that they are many. At least one has the record, or the group would not have been said.
    for (Profile each : List.copyOf(alone.keySet())) {
      if (alone.get(each) < LEAST) {
        takeApart(each);
      }
    }
  }

  private void takeApart(Profile profile) {
    NavigableSet<Profile> fewest =
        linked.stream()
            .filter(each -> each.contains(profile))
            .min(
                Comparator.<NavigableSet<Profile>>comparingInt(together::get)
                    .thenComparing(BY_TEXT))
            .orElseThrow();
    linked.remove(fewest);
    fewest.forEach(each -> alone.merge(each, together.get(fewest), Integer::sum));
  }

  /** The records of a period, in the order of their pseudonyms, which is no order. */
  static List<AnonymousRecord> records(Map<String, NavigableSet<Profile>> said, PeriodKey key) {
    Linkage linkage = new Linkage(said);
    List<AnonymousRecord> records = new ArrayList<>();
    said.forEach(
        (subject, profiles) -> {
          boolean one = linkage.linked.contains(profiles);
          for (Profile each : profiles) {
            String pseudonym = one ? key.pseudonym(subject) : key.pseudonym(subject, each);
            records.add(new AnonymousRecord(pseudonym, each));
          }
        });
    records.sort(
        Comparator.comparing(AnonymousRecord::pseudonym).thenComparing(AnonymousRecord::profile));
    return records;
  }
}
