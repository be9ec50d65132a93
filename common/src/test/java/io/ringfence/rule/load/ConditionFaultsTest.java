package io.ringfence.rule.load;

import static io.ringfence.rule.load.SoundPack.assertFaults;
import static io.ringfence.rule.load.SoundPack.fault;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names and types in the condition and the summary of a rule: each case changes one of them. */
class ConditionFaultsTest {

  static Stream<Arguments> conditions() {
    return Stream.of(
        fault(
            "when: spend >= 4",
            "when: spent >= 4",
            "11: when: unknown name `spent`; did you mean `spend`? (column 1)"),
        fault(
            "when: spend >= 4",
            "when: call.destination.premim && spend >= 4",
            "11: when: unknown name `call.destination.premim`; did you mean"
                + " `call.destination.premium`? (column 1)"),
        fault(
            "when: spend >= 4",
            "when: spend >= '4'",
            "11: when: found no matching overload for '_>=_' applied to '(double, string)' (column"
                + " 7)"),
        fault(
            "when: spend >= 4 &&",
            "when: spend &&",
            "11: when: found no matching overload for '_&&_'"),
        fault("when: spend >= 4 &&", "when: spend >= &&", "11: when: "),
        fault(
            "when: spend >= 4 && countries >= 3",
            "when: spend + 1.0 + double(countries)",
            "11: when: is a condition, not a double"),
        fault(
            "when: spend >= 4 && countries >= 3",
            "when: |\n      spend >= 4\n      && contries >= 3",
            "13: when: unknown name `contries`; did you mean `countries`? (column 4)"),
        fault("when: spend >= 4", "when: false && spend >= 4", "11: when: can never hold"),
        fault(
            "when: spend >= 4",
            "when: message.links > 1 && spend >= 4",
            "11: when: `message.links` is not in every signal of `on`: not in call"),
        fault(
            "on: [call.attempt]\n    when: spend >= 4",
            "on: [call.attempt, security.login.ok]\n    when: call.to != '' && spend >= 4",
            "11: when: `call.to` is not in every signal of `on`: not in security"),
        fault(
            "countries >= 3",
            "countries >= 65",
            "11: when: `countries` counts no further than its cap of 64, so `>= 65` needs a cap of"
                + " 65"),
        fault(
            "countries >= 3",
            "64 < countries",
            "11: when: `countries` counts no further than its cap of 64, so `> 64` needs a cap of"
                + " 65"),
        fault(
            "{subject} spent {spend}",
            "{subject} spent {spent}",
            "16: summary: unknown name `spent`; did you mean `spend`?"),
        fault(
            "{subject} spent {spend}",
            "{subject} spent {spend",
            "16: summary: a brace has no partner"),
        fault(
            "{subject} spent {spend}",
            "{subject} wrote {message.links}",
            "16: summary: `message.links` is not in every signal of `on`: not in call"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("conditions")
  void a_fault_is_reported_with_its_line(String pack, List<String> expected) {
    assertFaults(pack, expected);
  }
}
