package io.ringfence.cli.evaluate.report;

import io.ringfence.cli.evaluate.score.Share;
import io.ringfence.cli.evaluate.score.TrapHits;
import io.ringfence.rule.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Formats figures for people; a dash stands for a missing one. */
final class FigureFormat {

  private static final String NONE = "-";

  private FigureFormat() {}

  static String share(Share share) {
    return share.ratio().isEmpty() ? NONE : share + "  " + ratio(share.ratio());
  }

  static String ratio(OptionalDouble value) {
    return value.isEmpty() ? NONE : String.format(Locale.ROOT, "%.2f", value.getAsDouble());
  }

  static String count(OptionalLong value) {
    return value.isEmpty() ? NONE : Long.toString(value.getAsLong());
  }

  static String span(OptionalLong millis) {
    if (millis.isEmpty()) {
      return NONE;
    }
    double seconds = millis.getAsLong() / 1000.0;
    if (seconds < 120) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    return seconds < 7200
        ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }

  /** Counts from low to critical. */
  static String traps(TrapHits hits) {
    if (hits.count() == 0) {
      return NONE;
    }
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      counts.add(hits.bySeverity().getOrDefault(severity, 0).toString());
    }
    return String.join("/", counts);
  }

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
