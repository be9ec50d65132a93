package io.ringfence.anonymous;

import io.ringfence.alert.AlertLabels;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All alerts of one rule on one subject in a period: one record at most is made of them.
 *
 * @param subject what it is known by under the period's key
 * @param profile everything that could be said
 * @param alerts how many it stands for
 */
record SubjectCase(String subject, Profile profile, int alerts) {

  private static final Comparator<KnownAlert> LATEST =
      Comparator.comparingLong(KnownAlert::last)
          .thenComparingLong(KnownAlert::first)
          .thenComparing(each -> each.labels().severity());

  static List<SubjectCase> of(Collection<KnownAlert> alerts) {
    Map<String, List<KnownAlert>> byRule = new TreeMap<>();
    for (KnownAlert each : alerts) {
      byRule
          .computeIfAbsent(
              each.subject() + '\n' + each.labels().rule(), first -> new ArrayList<>(1))
          .add(each);
    }
    return byRule.values().stream().map(SubjectCase::of).toList();
  }

  private static SubjectCase of(List<KnownAlert> alerts) {
    KnownAlert latest = alerts.stream().max(LATEST).orElseThrow();
    AlertLabels labels = latest.labels();
    long first = alerts.stream().mapToLong(KnownAlert::first).min().orElseThrow();
    long hits = alerts.stream().mapToLong(KnownAlert::hits).sum();
    long lasted = alerts.stream().mapToLong(each -> each.last() - each.first()).sum();
    Profile profile =
        new Profile(
            labels.fraud(),
            labels.rule(),
            labels.severity(),
            latest.kind(),
            latest.country(),
            Instant.ofEpochMilli(first).truncatedTo(ChronoUnit.HOURS).toString(),
            Span.ofAlerts(alerts.size()),
            Span.ofHits(hits),
            Span.ofDuration(lasted));
    return new SubjectCase(latest.subject(), profile, alerts.size());
  }
}
