package io.ringfence.lists.history;

import io.ringfence.lists.intake.DesiredEntry;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.standing.ActiveListings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A list, and files that are laid over what it holds. */
abstract class ListDifferenceTestCase {

  static final long DAY = 86_400_000;
  static final long NOW = 20_000 * DAY;
  static final EntryDefaults PLAIN =
      new EntryDefaults("", DesiredEntry.UNSAID, DesiredEntry.UNSAID, 0);

  final ListHistory history = new ListHistory();

  static Subject number(int i) {
    return new Subject(SubjectKind.NUMBER, "+1202555" + (1000 + i));
  }

  static DesiredEntry wanted(int i) {
    return new DesiredEntry(number(i), "", DesiredEntry.UNSAID, DesiredEntry.UNSAID, false);
  }

  static List<DesiredEntry> wanted(int from, int to) {
    return IntStream.range(from, to).mapToObj(ListDifferenceTestCase::wanted).toList();
  }

  static ListDifference.Settings at(long time, EntryDefaults terms) {
    return new ListDifference.Settings("house", "ann", time, terms, false);
  }

  ListDifference imported(List<DesiredEntry> wanted, ListDifference.Settings settings) {
    ListDifference difference = difference(wanted, Set.of(), history, settings);
    difference.signals().forEach(history::accept);
    return difference;
  }

  /** Nobody was erased. */
  static ListDifference difference(
      List<DesiredEntry> wanted,
      Set<Subject> undecided,
      ListHistory history,
      ListDifference.Settings settings) {
    return ListDifference.of(wanted, undecided, history, settings, ListDifference.Erasures.NONE);
  }

  Set<String> held(long time) {
    return held(history, time);
  }

  static Set<String> held(ListHistory history, long time) {
    Set<String> held = new TreeSet<>();
    history.forEach(
        (subject, standing) -> {
          if (ActiveListings.at(time, List.of(standing)).listed()) {
            held.add(subject.value());
          }
        });
    return held;
  }

  static String counts(ListDifference d) {
    return "%d+ %d- %d~ %d= of %d"
        .formatted(d.added(), d.removed(), d.changed(), d.unchanged(), d.held());
  }
}
