package io.ringfence.lists.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.lists.intake.DesiredEntry;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A file laid over what its list holds. */
class ListDifferenceTest extends ListDifferenceTestCase {

  @Test
  void whatIsNewIsAddedAndWhatIsMissingIsRemoved() {
    assertThat(counts(imported(wanted(0, 5), at(NOW, PLAIN)))).isEqualTo("5+ 0- 0~ 0= of 0");
    ListDifference second = imported(wanted(3, 8), at(NOW + DAY, PLAIN));

    assertThat(counts(second)).isEqualTo("3+ 3- 0~ 2= of 5");
    assertThat(held(NOW + DAY)).hasSize(5).contains("+12025551007").doesNotContain("+12025551000");
    assertThat(held(NOW + DAY - 1)).hasSize(5).contains("+12025551000");
    assertThat(second.signals()).allMatch(each -> each.actor().equals("ann"));
  }

  @Test
  void theSameAgainChangesNothingWhenever() {
    imported(wanted(0, 5), at(NOW, PLAIN));

    assertThat(imported(wanted(0, 5), at(NOW, PLAIN)).signals()).isEmpty();
    assertThat(imported(wanted(0, 5), at(NOW + DAY, PLAIN)).signals()).isEmpty();
  }

  @Test
  void anImportThatWasWrittenInPartIsCompletedByItsRepetition() {
    List<Listing> signals = difference(wanted(0, 5), Set.of(), history, at(NOW, PLAIN)).signals();
    signals.subList(0, 2).forEach(history::accept);

    ListDifference rest = imported(wanted(0, 5), at(NOW, PLAIN));

    assertThat(rest.signals()).isEqualTo(signals.subList(2, 5));
  }

  @Test
  void idsFollowFromListSubjectActionAndTime() {
    Listing one = difference(wanted(0, 1), Set.of(), history, at(NOW, PLAIN)).signals().get(0);
    Listing later =
        difference(wanted(0, 1), Set.of(), history, at(NOW + 1, PLAIN)).signals().get(0);

    assertThat(one.id()).isEqualTo("7433b2552fbb00ca3bab2f80-1-add");
    assertThat(one.id()).endsWith("-1-add").hasSize(30).isNotEqualTo(later.id());
  }

  @Test
  void aChangeOfReasonOrEndIsARemovalAndAnAddThatHold() {
    imported(wanted(0, 1), at(NOW, PLAIN));
    DesiredEntry more =
        new DesiredEntry(number(0), "irsf", DesiredEntry.UNSAID, NOW + 9 * DAY, false);

    // At the same moment, too: ids of one moment must not swallow each other.
    for (long time : new long[] {NOW, NOW + DAY}) {
      DesiredEntry now =
          new DesiredEntry(number(0), "irsf " + time, more.from(), more.until(), false);
      assertThat(counts(imported(List.of(now), at(time, PLAIN)))).isEqualTo("0+ 0- 1~ 0= of 1");
      assertThat(counts(imported(List.of(now), at(time, PLAIN)))).isEqualTo("0+ 0- 0~ 1= of 1");
      assertThat(held(time)).hasSize(1);
      assertThat(held(NOW + 9 * DAY)).isEmpty();
    }
  }

  @Test
  void withAddOnlyNothingGoes() {
    imported(wanted(0, 50), at(NOW, PLAIN));

    ListDifference more =
        imported(wanted(49, 51), new ListDifference.Settings("house", "", NOW + DAY, PLAIN, true));

    assertThat(counts(more)).isEqualTo("1+ 0- 0~ 1= of 50");
    assertThat(held(NOW + DAY)).hasSize(51);
  }

  @Test
  void tooManyRemovalsAreHeldAndAFewAreNot() {
    imported(wanted(0, 200), at(NOW, PLAIN));
    ListDifference.Settings later = at(NOW + DAY, PLAIN);

    assertThat(difference(wanted(11, 200), Set.of(), history, later).exceeds(0.05)).isTrue();
    assertThat(difference(wanted(11, 200), Set.of(), history, later).exceeds(0.06)).isFalse();
    assertThat(difference(wanted(10, 200), Set.of(), history, later).exceeds(0)).isFalse();
  }

  @Test
  void nothingLeftIsHeldHoweverShortTheListAndSoIsAListTurnedIntoItsOpposite() {
    imported(wanted(0, 3), at(NOW, PLAIN));
    List<DesiredEntry> cleared =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    new DesiredEntry(number(i), "", DesiredEntry.UNSAID, DesiredEntry.UNSAID, true))
            .toList();
    ListDifference.Settings later = at(NOW + DAY, PLAIN);

    assertThat(difference(List.of(), Set.of(), history, later).exceeds(1)).isTrue();
    assertThat(difference(cleared, Set.of(), history, later).exceeds(1)).isTrue();
    assertThat(difference(wanted(2, 5), Set.of(), history, later).exceeds(1)).isFalse();
  }

  @Test
  void whatTheFilesAreOfTwoMindsAboutStaysAsItIs() {
    imported(wanted(0, 2), at(NOW, PLAIN));

    ListDifference difference =
        difference(wanted(0, 1), Set.of(number(1)), history, at(NOW + DAY, PLAIN));

    assertThat(difference.signals()).isEmpty();
  }

  @Test
  void otherListsAreLeftAlone() {
    imported(wanted(0, 3), at(NOW, PLAIN));

    ListDifference other =
        difference(
            wanted(2, 4),
            Set.of(),
            history,
            new ListDifference.Settings("partner", "", NOW + DAY, PLAIN, false));

    assertThat(counts(other)).isEqualTo("2+ 0- 0~ 0= of 0");
  }

  /** Snapshots at growing times, written in any order: at each time the list held its snapshot. */
  @Property(tries = 200)
  void atEveryTimeTheListHeldTheSnapshotOfThatTime(@ForAll long seed) {
    Random random = new Random(seed);
    TreeMap<Long, Set<String>> snapshots = new TreeMap<>();
    ListHistory imports = new ListHistory();
    List<Listing> signals = new ArrayList<>();
    long time = NOW;
    for (int i = 0; i < 6; i++) {
      time += 1 + random.nextInt(3);
      List<DesiredEntry> snapshot = new ArrayList<>();
      for (int n = 0; n < 12; n++) {
        if (random.nextInt(3) > 0) {
          String why = random.nextInt(3) == 0 ? "r" + random.nextInt(2) : "";
          snapshot.add(
              new DesiredEntry(number(n), why, DesiredEntry.UNSAID, DesiredEntry.UNSAID, false));
        }
      }
      ListDifference difference = difference(snapshot, Set.of(), imports, at(time, PLAIN));
      difference.signals().forEach(imports::accept);
      signals.addAll(difference.signals());
      Set<String> values = new TreeSet<>();
      snapshot.forEach(each -> values.add(each.subject().value()));
      snapshots.put(time, values);
      assertThat(difference(snapshot, Set.of(), imports, at(time, PLAIN)).signals()).isEmpty();
    }
    Collections.shuffle(signals, random);
    ListHistory shuffled = new ListHistory();
    signals.forEach(shuffled::accept);
    snapshots.forEach((when, values) -> assertThat(held(shuffled, when)).isEqualTo(values));
    assertThat(signals).allMatch(each -> each.action() != SignalTopic.LISTING_ALLOW);
  }

  /** In the past of what is known already: what was learnt later is not undone. */
  @Test
  void aSnapshotOfThePastFillsInThePast() {
    imported(wanted(5, 6), at(NOW + DAY, PLAIN));

    ListDifference past = imported(wanted(0, 2), at(NOW, PLAIN));

    assertThat(counts(past)).isEqualTo("2+ 0- 0~ 0= of 0");
    assertThat(held(NOW)).containsExactly("+12025551000", "+12025551001");
    assertThat(held(NOW + DAY)).hasSize(3);
  }
}
