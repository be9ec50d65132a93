package io.ringfence.anonymous;

import static io.ringfence.anonymous.AnonymousDay.DAY;
import static io.ringfence.anonymous.AnonymousDay.HOUR;
import static io.ringfence.anonymous.AnonymousDay.START;
import static io.ringfence.anonymous.AnonymousDay.alert;
import static io.ringfence.anonymous.AnonymousDay.number;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.encoding.Golden;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a day is published, what is stored until then, and what is left of it. */
class AnonymousDaysTest {

  private static final long OVER = START + DAY + AnonymousPeriods.LAG_MILLIS;

  private final AnonymousDay day = new AnonymousDay();

  @Test
  void pseudonymsOfTwoDaysHaveNothingInCommon() {
    for (int i = 0; i < 6; i++) {
      day.take(alert("one" + i, number(i), "irsf-burst", START + HOUR, 3), "LV");
      day.take(alert("two" + i, number(i), "irsf-burst", START + DAY + HOUR, 3), "LV");
    }

    List<String> records = day.published(OVER + DAY);

    assertThat(records).hasSize(12);
    assertThat(records.stream().map(AnonymousDay::pseudonym).distinct()).hasSize(12);
    assertThat(day.keys.made).hasSize(2);
  }

  @Test
  void whileADayIsGatheredItsStateNamesNobodyAndOnceItIsOverTheKeyIsGone() {
    AnonymousPeriodsCodec codec = new AnonymousPeriodsCodec();
    day.take("irsf-burst", "LV", 0, 6).take("rare", "LV", 50, 52);
    String gathered = Golden.toHex(day.periods, codec);
    String key = HexFormat.of().formatHex(day.keys.made.get(0));
    PeriodKey known = new PeriodKey(day.keys.made.get(0));
    assertThat(gathered).contains(key);
    assertThat(gathered).doesNotContain(hex("irsf-burst0"), hex(number(0)), hex("20000"));

    day.published();

    String over = Golden.toHex(day.periods, codec);
    assertThat(over).doesNotContain(key, key.substring(0, 16), key.substring(48));
    for (int i = 0; i < 60; i++) {
      assertThat(over).doesNotContain(hex(known.subject("n:" + number(i))));
      assertThat(over).doesNotContain(hex(known.alert("irsf-burst" + i)));
    }
    assertThat(over).doesNotContain(hex("rare"));
    day.periods.closed().forEach(day.periods::published);
    assertThat(Golden.toHex(day.periods, codec)).hasSizeLessThan(16);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(UTF_8));
  }

  @Test
  void aDayIsPublishedOnceAndWhatComesAfterThatIsLeftOut() {
    day.take("irsf-burst", "LV", 0, 6);
    assertThat(day.published()).hasSize(6);

    AnonymousPeriods.Taken taken =
        day.periods.take(alert("new", number(7), "irsf-burst", START + HOUR, 3), "LV", day.keys);

    assertThat(taken).isEqualTo(AnonymousPeriods.Taken.TOO_LATE);
    assertThat(day.published(OVER + 10 * DAY)).isEmpty();
    assertThat(day.keys.made).hasSize(1);
  }

  @Test
  void aDayWithoutAlertsIsOverToo() {
    day.published(OVER);

    assertThat(
            day.periods.take(
                alert("new", number(7), "irsf-burst", START + HOUR, 3), "LV", day.keys))
        .isEqualTo(AnonymousPeriods.Taken.TOO_LATE);
  }

  @Test
  void aDayIsNotPublishedBeforeItsAlertsAreOver() {
    day.take("irsf-burst", "LV", 0, 6);

    assertThat(day.published(OVER - 1)).isEmpty();
    assertThat(day.published(OVER)).hasSize(6);
  }

  @Test
  void ofADayNoMoreIsGatheredThanThereIsRoomFor() {
    day.take("irsf-burst", "LV", 0, AnonymousPeriod.MOST_ALERTS);

    assertThat(
            day.periods.take(
                alert("one more", "+37120", "irsf-burst", START + HOUR, 3), "LV", day.keys))
        .isEqualTo(AnonymousPeriods.Taken.NO_ROOM);
    assertThat(
            day.periods.take(
                alert("irsf-burst7", number(7), "irsf-burst", START + HOUR, 4), "LV", day.keys))
        .isEqualTo(AnonymousPeriods.Taken.KEPT);
  }

  @Test
  void daysOfAJobThatStartedWithoutStateBeginAfterItsStart() {
    AnonymousPeriods periods = new AnonymousPeriods(AnonymousPeriods.day(START + HOUR));

    assertThat(periods.take(alert("a", number(1), "r", START + HOUR, 1), "", day.keys))
        .isEqualTo(AnonymousPeriods.Taken.TOO_LATE);
    assertThat(periods.take(alert("b", number(1), "r", START + DAY, 1), "", day.keys))
        .isEqualTo(AnonymousPeriods.Taken.KEPT);
  }

  @Test
  void whatIsStoredIsReadBackAndGoesOnAsBefore() {
    day.take("irsf-burst", "LV", 0, 6);
    day.take(alert("two", number(1), "irsf-burst", START + DAY + HOUR, 3), "LV");
    AnonymousPeriods again = Golden.roundTrip(day.periods, new AnonymousPeriodsCodec());

    Set<String> pseudonyms = new HashSet<>();
    again.close(OVER).forEach(each -> pseudonyms.addAll(each.records()));

    assertThat(day.published()).hasSize(6).allMatch(pseudonyms::contains);
    assertThat(Golden.roundTrip(again, new AnonymousPeriodsCodec()).closed())
        .isEqualTo(day.periods.closed());
  }
}
