package io.ringfence.anonymous;

import io.ringfence.alert.AlertLabels;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Alerts of days, and what becomes of them. */
final class AnonymousDay {

  static final long START = Instant.parse("2026-11-25T00:00:00Z").toEpochMilli();
  static final long DAY = Duration.ofDays(1).toMillis();
  static final long HOUR = Duration.ofHours(1).toMillis();

  private static final List<String> COUNTRIES = List.of("LV", "LV", "LV", "US", "US", "TV");

  /** Keys as the job makes them, remembered by the test only. */
  static final class Keys implements Supplier<byte[]> {

    final List<byte[]> made = new ArrayList<>();
    private final Random random;

    Keys(long seed) {
      random = new Random(seed);
    }

    @Override
    public byte[] get() {
      byte[] key = new byte[PeriodKey.BYTES];
      random.nextBytes(key);
      made.add(key.clone());
      return key;
    }
  }

  final AnonymousPeriods periods = new AnonymousPeriods(Long.MIN_VALUE);
  final Keys keys = new Keys(1);

  static SettledAlert.Closed alert(String id, String number, String rule, long first, int hits) {
    return new SettledAlert.Closed(
        id,
        new Subject(SubjectKind.NUMBER, number),
        new AlertLabels(rule, "irsf", "high", "enforce"),
        first,
        first + HOUR / 4,
        hits);
  }

  static String number(int i) {
    return "+371" + (20_000_000 + i);
  }

  AnonymousDay take(SettledAlert.Closed alert, String country) {
    periods.take(alert, country, keys);
    return this;
  }

  /** An alert of one rule on each of some subjects, all alike. */
  AnonymousDay take(String rule, String country, int from, int to) {
    for (int i = from; i < to; i++) {
      take(alert(rule + i, number(i), rule, START + HOUR, 3), country);
    }
    return this;
  }

  /** Records of all days that are over by then. */
  List<String> published(long now) {
    return periods.close(now).stream().flatMap(each -> each.records().stream()).toList();
  }

  List<String> published() {
    return published(START + DAY + AnonymousPeriods.LAG_MILLIS);
  }

  /** Alerts of a day, drawn at random: rules of a few frauds, some rare, on a few subjects. */
  static List<SettledAlert.Closed> random(Random random) {
    int subjects = 1 + random.nextInt(60);
    int rules = 1 + random.nextInt(8);
    List<SettledAlert.Closed> alerts = new ArrayList<>();
    int many = random.nextInt(300);
    for (int i = 0; i < many; i++) {
      int rule = (int) Math.abs(random.nextGaussian() * rules / 3);
      long first = START + random.nextInt(20) * HOUR;
      alerts.add(
          new SettledAlert.Closed(
              "a-" + i,
              new Subject(
                  random.nextInt(4) == 0 ? SubjectKind.ACCOUNT : SubjectKind.NUMBER,
                  number(random.nextInt(subjects))),
              new AlertLabels(
                  "rule-" + rule, "fraud-" + rule / 3, rule % 2 == 0 ? "high" : "low", "enforce"),
              first,
              first + random.nextInt((int) (3 * HOUR)),
              1 + random.nextInt(1 << random.nextInt(12))));
    }
    return alerts;
  }

  static String country(SettledAlert.Closed alert) {
    return alert.subject().kind() == SubjectKind.NUMBER
        ? COUNTRIES.get(Math.floorMod(alert.subject().value().hashCode(), COUNTRIES.size()))
        : "";
  }

  static String pseudonym(String record) {
    return record.replaceFirst(".*\"pseudonym\":\"([0-9a-f]{32})\".*", "$1");
  }

  static String rest(String record) {
    return record.replaceFirst("\"pseudonym\":\"[0-9a-f]{32}\",", "");
  }

  /** What is said, and of how many. */
  static Map<String, Long> said(List<String> records) {
    return records.stream()
        .collect(Collectors.groupingBy(AnonymousDay::rest, Collectors.counting()));
  }
}
