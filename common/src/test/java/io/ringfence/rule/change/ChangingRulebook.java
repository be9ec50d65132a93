package io.ringfence.rule.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.Mode;
import io.ringfence.rule.Rule;
import io.ringfence.rule.change.RuleRefusal.Reason;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.encoding.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A rulebook that a test changes, and what was refused. */
final class ChangingRulebook {

  static final String DEPLOYED =
      """
      measures:
        - {name: failures_15m, per: account, on: security.register.failed, count: true, over: 15m}
        - {name: targets_1h, per: account, on: call.attempt, distinct: call.to, over: 1h, cap: 16}
      rules:
        - id: guessing
          version: 3
          fraud: registration-brute-force
          title: Guesses
          accuse: account
          on: [security.register.failed]
          when: failures_15m >= 3
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{failures_15m} by {subject}"
        - id: many-targets
          version: 1
          fraud: robocall
          title: Many numbers
          accuse: account
          on: [call.attempt]
          when: targets_1h >= 10
          severity: low
          score: 20
          quiet: 30m
          mode: shadow
          summary: "{targets_1h} by {subject}"
      """;

  static final String ATTEMPTS =
      """
      {"name":"attempts_5m","per":"account","on":"call.attempt","count":true,"over":"5m"}""";

  Rulebook rulebook =
      Rulebook.restore(
          PackText.of("rules.yaml", DEPLOYED), RulebookState.NEW, PackLoader.Settings.DEFAULT);
  final List<RuleRefusal> refused = new ArrayList<>();
  private int offset;

  static String rule(String id, int version, String when) {
    return String.format(
        Locale.ROOT,
        """
        {"id":"%s","version":%d,"fraud":"irsf","title":"T","accuse":"account","on":["call.attempt"],\
        "when":"%s","severity":"high","score":80.5,"quiet":"30m","mode":"enforce","summary":"{subject}"}""",
        id,
        version,
        when);
  }

  void take(String key, String value) {
    byte[] bytes = value == null ? null : value.getBytes(UTF_8);
    Rulebook.Taken taken = rulebook.take(new RuleRecord("rules.changes", 0, offset++, key, bytes));
    refused.addAll(taken.refused());
    rulebook = taken.after();
  }

  Rule present(String id) {
    Rule rule = rulebook.pack().rule(Hash.slot(id));
    return rule == null || rule.mode() == Mode.OFF ? null : rule;
  }

  void assertRefused(Reason reason, String field) {
    assertThat(refused)
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(reason);
              assertThat(refusal.field()).isEqualTo(field);
              assertThat(refusal.record().offset()).isEqualTo(offset - 1);
            });
  }
}
