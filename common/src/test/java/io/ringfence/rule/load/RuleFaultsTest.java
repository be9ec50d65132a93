package io.ringfence.rule.load;

import static io.ringfence.rule.load.SoundPack.assertFaults;
import static io.ringfence.rule.load.SoundPack.fault;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case changes one thing of the rule in a sound pack, and says what the loader answers. */
class RuleFaultsTest {

  static Stream<Arguments> keys() {
    return Stream.of(
        fault(
            "id: burst",
            "idd: burst",
            "5: unknown key `idd`; did you mean `id`?",
            "5: `id` is missing"),
        fault(
            "version: 1", "version: one", "6: version: `one` is no whole number from 1 to 1000000"),
        fault(
            "score: 90", "score: 90\n    queue: never", "14: queue: `never` is none of true false"),
        fault("    version: 1\n", "", "5: `version` is missing"),
        fault("    title: A burst\n", "", "5: `title` is missing"),
        fault("title: A burst", "title: ''", "8: title: is empty"),
        fault("title: A burst", "title: [A]", "8: title: is a text"),
        fault("    mode: enforce\n", "", "5: `mode` is missing"),
        fault(
            "mode: enforce",
            "mode: enforced",
            "15: mode: `enforced` is none of enforce shadow off; did you mean `enforce`?"),
        fault(
            "severity: high",
            "severity: severe",
            "12: severity: `severe` is none of low medium high critical"),
        fault("score: 90", "score: 101", "13: score: `101` is no number from 0 to 100"),
        fault("score: 90", "score: NaN", "13: score: `NaN` is no number from 0 to 100"),
        fault(
            "severity: high", "severity: high\n    severity: low", "13: `severity` is said twice"),
        fault("id: burst", "id: Burst", "5: id: `Burst` is not like irsf-burst"));
  }

  static Stream<Arguments> lists() {
    return Stream.of(
        fault("score: 90", "score: 90\n    list: auto", "14: list: is a mapping"),
        fault("score: 90", "score: 90\n    list: {as: auto}", "14: `for` is missing"),
        fault("score: 90", "score: 90\n    list: {for: 1d}", "14: `as` is missing"),
        fault(
            "score: 90",
            "score: 90\n    list: {as: auto, for: 1d, until: 2d}",
            "14: unknown key `until`"),
        fault(
            "score: 90",
            "score: 90\n    list: {as: auto, for: 1d, most: 1h}",
            "14: most: 1h is shorter than `for` (1d)"),
        fault(
            "score: 90",
            "score: 90\n    list: {as: auto, for: 600w}",
            "14: for: is longer than ten years (3650d)"),
        fault(
            "score: 90",
            "score: 90\n    list: {as: derived, for: 1d}",
            "14: as: `derived` is the list of what follows from other listings"),
        fault(
            "score: 90",
            "score: 90\n    list: {as: auto, for: 1d, mode: off}",
            "14: mode: `off` is none of enforce shadow"),
        fault(
            "score: 90",
            "score: 90\n    list: {as: 'a b', for: 1d}",
            "14: as: `a b` is not the name of a list, such as auto-blocked"));
  }

  static Stream<Arguments> money() {
    String score = "score: 90";
    return Stream.of(
        fault(
            score,
            score + "\n    money: call.answered",
            "14: money: cannot read [call.answered], which changes while the call lasts"),
        fault(
            score,
            score + "\n    money: profile.known",
            "14: money: cannot read [profile.known], which changes while the call lasts"),
        fault(
            score,
            score + "\n    money: message.links > 0",
            "14: money: `message.links` is not in every signal of `on`: not in call"),
        fault(score, score + "\n    money: call.cots > 0", "14: money: unknown name `call.cots`"),
        fault(
            score,
            score + "\n    money: call.destination.premium\n    moneyBefore: 25h",
            "15: moneyBefore: is longer than 1d"),
        fault(
            score,
            score + "\n    moneyBefore: 2h",
            "14: moneyBefore: says nothing without `money`"),
        fault(
            "rules:",
            "severities:\n  - {severity: high, atStake: 5, perMinute: 1}\n"
                + "  - {severity: high, atStake: 6, perMinute: 2}\nrules:",
            "6: severity: `high` is said twice"),
        fault(
            "rules:",
            "severities:\n  - {severity: high, atStake: -5}\nrules:",
            "5: atStake: `-5` is no number from 0 to 1000000000",
            "5: `perMinute` is missing"));
  }

  static Stream<Arguments> terms() {
    return Stream.of(
        fault(
            "quiet: 30m",
            "quiet: soon",
            "14: quiet: `soon` is no length of time such as 90s, 5m, 1h, 30d or PT5M"),
        fault(
            "quiet: 30m",
            "quiet: 9m",
            "14: quiet: 9m is shorter than the lateness of sources in general (10m)"),
        fault(
            "on: [call.attempt]",
            "on: [call.atempt]",
            "10: on: no signal is called `call.atempt`; did you mean `call.attempt`?"),
        fault("on: [call.attempt]", "on: []", "10: on: is empty"),
        fault("on: [call.attempt]", "on: privacy", "10: on: rules do not see privacy requests"),
        fault(
            "accuse: account",
            "accuse: acount",
            "9: accuse: `acount` is none of number device account address trunk content meeting"
                + " range network; did you mean `account`?"));
  }

  static Stream<Arguments> whom() {
    return Stream.of(
        fault(
            "accuse: account",
            "accuse: content",
            "9: accuse: content: no such subject is in call.attempt, so this can never happen",
            "11: when: `countries` is per account, but the rule accuses content",
            "11: when: `spend` is per account, but the rule accuses content",
            "16: summary: `spend` is per account, but the rule accuses content"),
        fault(
            "accuse: account",
            "accuse: address\n    as: called",
            "9: accuse: address as called: no such subject is in call.attempt, so this can never"
                + " happen",
            "12: when: `countries` is per",
            "12: when: `spend` is per",
            "17: summary: `spend` is per"),
        fault(
            "accuse: account",
            "accuse: range",
            "9: accuse: a range says how many `digits` it has",
            "11: when: `countries` is per",
            "11: when: `spend` is per",
            "16: summary: `spend` is per"),
        fault(
            "accuse: account",
            "accuse: account\n    digits: 7",
            "10: digits: belongs to ranges only"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource({"keys", "lists", "money", "terms", "whom"})
  void a_fault_is_reported_with_its_line(String pack, List<String> expected) {
    assertFaults(pack, expected);
  }
}
