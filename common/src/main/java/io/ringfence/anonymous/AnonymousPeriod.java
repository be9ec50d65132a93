package io.ringfence.anonymous;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A day whose alerts are not published yet, and its key. */
final class AnonymousPeriod {

  /** Of one day: some 10 MB. A provider with more has too many alerts to look at any of them. */
  static final int MOST_ALERTS = 20_000;

  private final long day;
  private final PeriodKey key;
  private final Map<String, KnownAlert> alerts = new LinkedHashMap<>();

  /**
   * A day without alerts.
   *
   * @param day days since 1970 in UTC
   */
  AnonymousPeriod(long day, PeriodKey key) {
    this.day = day;
    this.key = key;
  }

  long day() {
    return day;
  }

  PeriodKey key() {
    return key;
  }

  /** By what each is known by under the key. */
  Map<String, KnownAlert> alerts() {
    return alerts;
  }

  /** False if there is no room for it. */
  boolean put(SettledAlert.Closed alert, String country) {
    String id = key.alert(alert.id());
    if (alerts.size() >= MOST_ALERTS && !alerts.containsKey(id)) {
      return false;
    }
    alerts.put(
        id,
        new KnownAlert(
            key.subject(alert.subject().key()),
            alert.labels(),
            alert.subject().kind().label(),
            country.isEmpty() ? Profile.NONE : country,
            alert.first(),
            alert.last(),
            alert.hits()));
    return true;
  }

  void remove(String id) {
    alerts.remove(key.alert(id));
  }

  /** What is published of it; after that, the key is no more. */
  ClosedPeriod close() {
    SmallGroups groups = SmallGroups.of(SubjectCase.of(alerts.values()));
    List<String> records =
        Linkage.records(groups.said(), key).stream().map(each -> each.json(day)).toList();
    key.destroy();
    alerts.clear();
    return new ClosedPeriod(day, records, groups.leftOut());
  }
}
