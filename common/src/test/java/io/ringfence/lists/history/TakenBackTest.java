package io.ringfence.lists.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an alert wrote to a list, and took back: two records under one id, in whatever order. */
class TakenBackTest {

  private static final long THEN = 1_764_061_200_000L;
  private static final Subject ACCOUNT = new Subject(SubjectKind.ACCOUNT, "acme-17");

  private static Listing listing(SignalTopic action, long version) {
    return new Listing(
        "a-1:listed",
        THEN,
        "ringfence",
        action,
        ACCOUNT,
        "auto",
        "irsf, rule burst",
        THEN + 1,
        Long.MAX_VALUE,
        action == SignalTopic.LISTING_REMOVE,
        "rule:burst",
        version,
        new Origin("a-1", "", 0));
  }

  private static List<Listing> both(boolean reversed) {
    List<Listing> both =
        new ArrayList<>(
            List.of(listing(SignalTopic.LISTING_ADD, 1), listing(SignalTopic.LISTING_REMOVE, 2)));
    if (reversed) {
      Collections.reverse(both);
    }
    return both;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isExportedToNobody(boolean reversed) {
    ListHistory history = new ListHistory();
    both(reversed).forEach(history::accept);

    ListSelection.Question all =
        new ListSelection.Question(
            Set.of(), Set.of(SubjectKind.ACCOUNT), THEN + 1000, Long.MAX_VALUE);
    assertThat(ListSelection.of(history, all).holdings()).isEmpty();
    assertThat(history.of(ACCOUNT).entries()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isShownAsItWasWrittenLast(boolean reversed) {
    SubjectHistory history = new SubjectHistory(ACCOUNT);
    both(reversed).forEach(history::accept);

    SubjectHistory.Answer answer = history.ask(THEN + 1000, Long.MAX_VALUE);
    assertThat(answer.held().listed()).isFalse();
    assertThat(answer.lines())
        .extracting(line -> line.listing().action())
        .containsExactly(SignalTopic.LISTING_REMOVE);
  }
}
