package io.ringfence.anonymous;

import static io.ringfence.anonymous.AnonymousDay.DAY;
import static io.ringfence.anonymous.AnonymousDay.HOUR;
import static io.ringfence.anonymous.AnonymousDay.START;
import static io.ringfence.anonymous.AnonymousDay.alert;
import static io.ringfence.anonymous.AnonymousDay.number;
import static io.ringfence.anonymous.AnonymousDay.pseudonym;
import static io.ringfence.anonymous.AnonymousDay.rest;
import static io.ringfence.anonymous.AnonymousDay.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.Schemas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the alerts of a day, and of how many at least. */
class AnonymousPeriodsTest {

  private final AnonymousDay day = new AnonymousDay();

  /** All that is said under each pseudonym, and under how many the same is said. */
  private static Map<Set<String>, Integer> saidUnderOnePseudonym(List<String> records) {
    Map<String, Set<String>> byPseudonym = new HashMap<>();
    for (String each : records) {
      boolean news =
          byPseudonym.computeIfAbsent(pseudonym(each), first -> new TreeSet<>()).add(rest(each));
      assertThat(news).as("said once of a subject: %s", each).isTrue();
    }
    Map<Set<String>, Integer> counts = new HashMap<>();
    byPseudonym.values().forEach(each -> counts.merge(each, 1, Integer::sum));
    return counts;
  }

  @RepeatedTest(300)
  void allThatIsSaidUnderOnePseudonymIsSaidUnderAtLeastFourOthers(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    AnonymousDay.random(random).forEach(each -> day.take(each, AnonymousDay.country(each)));

    List<String> records = day.published();

    assertThat(saidUnderOnePseudonym(records).values()).allMatch(many -> many >= 5);
    records.forEach(each -> assertThat(Schemas.faults("anonymous", each)).isEmpty());
  }

  @RepeatedTest(100)
  void ofFewerThanFiveSubjectsNothingIsSaidHoweverManyAlertsTheyHave(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int subjects = 1 + random.nextInt(4);
    for (int i = 0; i < 200; i++) {
      String rule = "rule-" + random.nextInt(3);
      long at = START + random.nextInt(23) * HOUR;
      day.take(alert("a-" + i, number(random.nextInt(subjects)), rule, at, 3), "LV");
    }

    assertThat(day.published()).isEmpty();
  }

  @Test
  void whatManyShareIsSaidInFull() {
    day.take("irsf-burst", "LV", 0, 7);

    assertThat(said(day.published()))
        .containsExactly(
            Map.entry(
                "{\"period\":{\"from\":\"2026-11-25T00:00:00Z\",\"to\":\"2026-11-26T00:00:00Z\"},"
                    + "\"fraud\":\"irsf\",\"rule\":\"irsf-burst\",\"severity\":\"high\","
                    + "\"kind\":\"number\",\"country\":\"LV\",\"first\":\"2026-11-25T01:00:00Z\","
                    + "\"alerts\":\"1\",\"hits\":\"2-9\",\"duration\":\"10m-1h\"}",
                7L));
  }

  @Test
  void aRareHourAndRareFiguresAreNotSaid() {
    day.take("irsf-burst", "LV", 0, 6);
    for (int i = 10; i < 13; i++) {
      day.take(alert("late" + i, number(i), "irsf-burst", START + 20 * HOUR, 3), "LV");
    }
    for (int i = 20; i < 22; i++) {
      day.take(alert("later" + i, number(i), "irsf-burst", START + 21 * HOUR, 3), "LV");
    }
    for (int i = 30; i < 35; i++) {
      long at = START + (i - 20) * HOUR;
      day.take(alert("much" + i, number(i), "irsf-burst", at, i * i * i), "LV");
    }

    Map<String, Long> said = said(day.published());

    assertThat(said.values()).containsExactlyInAnyOrder(6L, 5L, 5L);
    assertThat(said.keySet()).filteredOn(each -> each.contains("\"first\"")).hasSize(1);
    assertThat(said.keySet()).filteredOn(each -> each.contains("\"hits\"")).hasSize(3);
  }

  @Test
  void aRareCountryIsMergedWithOthersAndThenARareRule() {
    day.take("irsf-burst", "LV", 0, 6);
    day.take("irsf-burst", "TV", 10, 13).take("irsf-burst", "NR", 20, 22);
    day.take("irsf-range", "LV", 30, 33).take("irsf-slow", "US", 40, 43);

    Map<String, Long> said = said(day.published());

    assertThat(said).hasSize(3);
    assertThat(said.keySet()).noneMatch(each -> each.contains("TV") || each.contains("NR"));
    assertThat(said.keySet()).noneMatch(each -> each.contains("-range") || each.contains("-slow"));
    assertThat(said.entrySet())
        .anyMatch(each -> each.getKey().contains("\"LV\"") && each.getValue() == 6)
        .anyMatch(
            each ->
                each.getKey().contains("\"rule\":\"irsf-burst\",\"severity\":\"high\"")
                    && each.getKey().contains("\"country\":\"(other)\"")
                    && each.getValue() == 5)
        .anyMatch(
            each ->
                each.getKey().contains("\"fraud\":\"irsf\",\"rule\":\"(other)\",\"kind\"")
                    && each.getValue() == 6);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "many have both,               5, 0,  5,  5",
    "one alone has both,           6, 5, 11, 12",
    "one alone has not the second, 6, 0,  5, 11"
  })
  void aPseudonymJoinsOnlyWhatManyHaveTogether(
      String who, int bursts, int from, int to, int pseudonyms) {
    day.take("irsf-burst", "LV", 0, bursts).take("irsf-range", "LV", from, to);

    List<String> records = day.published();

    assertThat(records).hasSize(bursts + to - from);
    assertThat(records.stream().map(AnonymousDay::pseudonym).distinct()).hasSize(pseudonyms);
  }

  @Test
  void recordsAreInTheOrderOfTheirPseudonymsWhichIsNone() {
    day.take("irsf-burst", "LV", 0, 40).take("irsf-range", "LV", 20, 60);

    assertThat(day.published().stream().map(AnonymousDay::pseudonym)).isSorted();
  }

  @Test
  void whatIsRetractedOrErasedIsLeftOutAndALaterVersionTakesThePlaceOfAnEarlierOne() {
    day.take("irsf-burst", "LV", 0, 6);
    day.take(alert("irsf-burst0", number(0), "irsf-burst", START + HOUR, 3), "LV");
    assertThat(said(day.published()).values()).containsExactly(6L);

    AnonymousDay other = new AnonymousDay().take("irsf-burst", "LV", 0, 7);
    other.periods.leaveOut("irsf-burst0");
    other.take(alert("irsf-burst1", number(1), "irsf-burst", START + DAY, 3), "LV");

    assertThat(said(other.published()).values()).containsExactly(5L);
  }

  /** A day is published once: there is nothing that could be compared with it. */
  @Test
  void whetherSomebodyWasThereAtAllCannotBeSeenFromAGroupThatIsTooSmallWithoutHim() {
    AnonymousDay with = new AnonymousDay().take("irsf-burst", "LV", 0, 6).take("rare", "TV", 9, 10);
    AnonymousDay without = new AnonymousDay().take("irsf-burst", "LV", 0, 6);

    assertThat(with.published()).isEqualTo(without.published());
  }

  @Test
  void nothingOfAnAlertBesidesIsInWhatIsPublished() {
    List<SettledAlert.Closed> alerts = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      alerts.add(alert("9f3c21d07ab45e8" + i + "-1", number(i), "irsf-burst", START + 77_777, 3));
    }
    alerts.forEach(each -> day.take(each, "LV"));

    String published = String.join("\n", day.published());

    assertThat(published).isNotEmpty();
    for (SettledAlert.Closed each : alerts) {
      for (String value : List.of(each.id(), each.subject().value(), each.subject().key())) {
        assertThat(published).doesNotContain(Encodings.of(value));
      }
      assertThat(published).doesNotContain(Long.toString(each.first()), "00:01:17");
    }
  }
}
