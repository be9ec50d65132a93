package io.ringfence.lists.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.lists.intake.DesiredEntry;
import io.ringfence.signal.Listing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Entries of a list that end, and those that are renewed before they do. */
class ListRenewalTest extends ListDifferenceTestCase {

  private static final EntryDefaults LASTING =
      new EntryDefaults("", DesiredEntry.UNSAID, DesiredEntry.UNSAID, 10 * DAY);

  @Test
  void whatHasEndedByItselfIsAddedAgainAndWhatTheFileSaysHasEndedIsNot() {
    EntryDefaults day = new EntryDefaults("", DesiredEntry.UNSAID, NOW + DAY, 0);
    imported(wanted(0, 2), at(NOW, day));
    DesiredEntry over = new DesiredEntry(number(1), "", DesiredEntry.UNSAID, NOW + DAY);

    ListDifference later = imported(List.of(wanted(0), over), at(NOW + 2 * DAY, PLAIN));

    assertThat(counts(later)).isEqualTo("1+ 0- 0~ 0= of 0");
    assertThat(later.ended()).isEqualTo(1);
  }

  @Test
  void whatIsToLastIsRenewedOnceHalfOfItIsOver() {
    imported(wanted(0, 1), at(NOW, LASTING));

    assertThat(imported(wanted(0, 1), at(NOW + 4 * DAY, LASTING)).signals()).isEmpty();
    assertThat(imported(wanted(0, 1), at(NOW + 5 * DAY, LASTING)).changed()).isEqualTo(1);
    assertThat(held(NOW + 14 * DAY)).hasSize(1);
  }

  @Test
  void aRenewalIsANewVersionOfTheSameEntry() {
    Listing first = imported(wanted(0, 1), at(NOW, LASTING)).signals().get(0);

    for (int renewal = 1; renewal <= 3; renewal++) {
      long now = NOW + renewal * 6L * DAY;
      List<Listing> signals = imported(wanted(0, 1), at(now, LASTING)).signals();

      assertThat(signals).hasSize(1);
      assertThat(signals.get(0).id()).isEqualTo(first.id());
      assertThat(signals.get(0).version()).isEqualTo(renewal);
      assertThat(signals.get(0).until()).isEqualTo(now + 10 * DAY);
      assertThat(imported(wanted(0, 1), at(now, LASTING)).signals()).as("again").isEmpty();
    }
    assertThat(held(NOW)).hasSize(1);
    assertThat(held(NOW + 28 * DAY - 1)).hasSize(1);
    assertThat(held(NOW + 28 * DAY)).isEmpty();
    history.forEach((subject, standing) -> assertThat(standing.entries()).hasSize(1));
  }

  @Test
  void aRenewedEntryIsRemovedLikeAnyOther() {
    imported(wanted(0, 2), at(NOW, LASTING));
    imported(wanted(0, 2), at(NOW + 6 * DAY, LASTING));

    assertThat(counts(imported(wanted(0, 1), at(NOW + 7 * DAY, LASTING))))
        .isEqualTo("0+ 1- 0~ 1= of 2");

    assertThat(held(NOW + 7 * DAY)).hasSize(1);
    assertThat(counts(imported(wanted(0, 2), at(NOW + 8 * DAY, LASTING))))
        .isEqualTo("1+ 0- 0~ 1= of 1");
    assertThat(held(NOW + 8 * DAY)).hasSize(2);
  }

  @Test
  void anEarlierEndIsARemovalAndAnAdd() {
    imported(wanted(0, 1), at(NOW, PLAIN));
    DesiredEntry ending = new DesiredEntry(number(0), "", DesiredEntry.UNSAID, NOW + DAY);

    assertThat(imported(List.of(ending), at(NOW, PLAIN)).signals()).hasSize(2);

    assertThat(held(NOW + DAY)).isEmpty();
  }
}
