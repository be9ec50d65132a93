package io.ringfence.jobs.detection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.rule.change.RuleChanges;
import io.ringfence.rule.change.RuleRecord;
import io.ringfence.rule.change.Rulebook;
import io.ringfence.rule.change.RulebookState;

/** Rules as they are after a few changes, and the records that change them. */
final class ChangedRules {

  static final String MEASURE =
      """
      {"name":"calls_10m","per":"account","on":"call.attempt","count":true,"over":"10m"}""";

  private Rulebook rulebook;

  ChangedRules(DetectionSettings settings) {
    rulebook = settings.rulebook(RulebookState.NEW);
  }

  static String rule(String id, int version, String on, String when) {
    return """
        {"id":"%s","version":%d,"fraud":"irsf","title":"T","accuse":"account","on":"%s","when":"%s",\
        "severity":"high","score":80,"quiet":"30m","mode":"enforce","summary":"{subject}"}"""
        .formatted(id, version, on, when);
  }

  /**
   * A record of the topic.
   *
   * @param value null for a tombstone
   */
  static RuleRecord record(long offset, String key, String value) {
    return new RuleRecord(
        "rules.changes", 0, offset, key, value == null ? null : value.getBytes(UTF_8));
  }

  RuleChanges by(String key, String value) {
    Rulebook.Taken taken = rulebook.take(record(0, key, value));
    if (!taken.refused().isEmpty()) {
      throw new IllegalArgumentException(taken.refused().toString());
    }
    rulebook = taken.after();
    return rulebook.changes();
  }
}
