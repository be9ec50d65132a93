package io.ringfence.rule.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.rule.change.RuleRefusal.Reason;
import io.ringfence.signal.encoding.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulebookRefusalsTest {

  private final ChangingRulebook now = new ChangingRulebook();

  @Test
  void theSameVersionThatSaysSomethingElseIsRefused() {
    now.take("guessing", ChangingRulebook.rule("guessing", 3, "failures_15m >= 9"));

    now.assertRefused(Reason.BAD_FIELD, "version");
    assertThat(now.present("guessing").text()).isEqualTo("failures_15m >= 3");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "not JSON                | {broken                                       | MALFORMED     | ''",
        "a list                  | [1]                                           | MALFORMED     | ''",
        "nothing                 | ''                                            | MALFORMED     | ''",
        "two objects             | {\"id\":\"x\"} {}                             | MALFORMED     | ''",
        "a key twice             | {\"id\":\"x\",\"id\":\"y\"}                   | MALFORMED     | ''",
        "neither name nor id     | {\"version\":1}                               | MISSING_FIELD | id",
        "an id that is no text   | {\"id\":1}                                    | BAD_FIELD     | id",
        "an id unlike the key    | {\"id\":\"y\"}                                | BAD_FIELD     | id",
        "a rule without the rest | {\"id\":\"x\",\"version\":1}                  | MISSING_FIELD | fraud",
        "an unknown key          | {\"name\":\"x\",\"evry\":\"5m\",\"count\":true} | BAD_FIELD   | evry",
      })
  void isRefused(String what, String value, Reason reason, String field) {
    now.take("x", value);

    now.assertRefused(reason, field);
    assertThat(now.rulebook.changes()).isEqualTo(RuleChanges.NONE);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "quiet    | \"quiet\":\"30m\"          | \"quiet\":\"1m\"",
        "severity | \"severity\":\"high\"      | \"severity\":\"dire\"",
        "score    | \"score\":80.5             | \"score\":180",
        "on       | \"on\":[\"call.attempt\"]  | \"on\":[\"call.attempted\"]",
        "when     | targets_1h >= 8            | targets_1h >= 'x'",
        "when     | targets_1h >= 8            | targets_1h >= 80",
        "when     | targets_1h >= 8            | call.durtion >= 8",
        "summary  | {subject}                  | {call.durtion}",
        "version  | \"version\":4              | \"version\":\"next\"",
      })
  void aFaultyRuleIsRefusedByItsFieldAndTheOldOneStays(String field, String good, String bad) {
    now.take(
        "guessing", ChangingRulebook.rule("guessing", 4, "targets_1h >= 8").replace(good, bad));

    now.assertRefused(Reason.BAD_FIELD, field);
    assertThat(now.present("guessing").version()).isEqualTo(3);
  }

  @Test
  void aRecordOfMoreThan256KiBIsRefused() {
    now.take(
        "bursts", ChangingRulebook.rule("bursts", 1, "targets_1h >= 8" + " ".repeat(256 * 1024)));

    now.assertRefused(Reason.TOO_LARGE, "");
  }

  @Test
  void aMeasureThatWouldBreakARuleIsRefused() {
    now.take(
        "targets_1h",
        """
        {"name":"targets_1h","per":"account","on":"call.attempt","distinct":"call.to","over":"1h","cap":4}""");

    now.assertRefused(Reason.BAD_FIELD, "name");
    assertThat(now.refused.get(0).detail()).startsWith("the rule `many-targets`: when: ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "per  | {\"name\":\"free\",\"per\":\"device\",\"on\":\"call.attempt\",\"count\":true,\"over\":\"5m\"}",
        "name | {\"name\":\"free\",\"per\":\"number\",\"on\":\"call.attempt\",\"sum\":\"1\",\"over\":\"5m\"}",
        "as   | {\"name\":\"free\",\"per\":\"number\",\"as\":\"called\",\"on\":\"call.attempt\",\"count\":true,\"over\":\"5m\"}",
      })
  void aMeasureKeepsWhatItCountsAndWhoseItIs(String field, String value) {
    now.take(
        "free",
        """
        {"name":"free","per":"number","on":"call.attempt","count":true,"over":"5m"}""");

    now.take("free", value);

    now.assertRefused(Reason.BAD_FIELD, field);
  }

  @Test
  void aRuleCannotHaveAMeasuresName() {
    now.take(
        "free",
        "{\"name\":\"free\",\"per\":\"number\",\"on\":\"call\",\"count\":true,\"over\":\"5m\"}");
    now.take("free", ChangingRulebook.rule("free", 1, "targets_1h >= 8"));

    now.assertRefused(Reason.BAD_FIELD, "id");
  }

  @Test
  void aMeasureThatARuleReadsCannotBeRemoved() {
    now.take("failures_15m", null);

    now.assertRefused(Reason.BAD_FIELD, "name");
    assertThat(now.refused.get(0).detail()).contains("the rule `guessing`");
    assertThat(now.rulebook.pack().measure(Hash.slot("failures_15m"))).isNotNull();
  }
}
