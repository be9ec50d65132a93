package io.ringfence.rule.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.encoding.Hash;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of what measures have counted when another pack is deployed. */
class MeasureShapesTest {

  private static final String BEFORE =
      "{name: calls_1h, per: account, on: [call.attempt, call.end], where: call.sipCode == 486,"
          + " distinct: call.to, over: 1h, cap: 16}";

  private static Rulebook rulebook(String... measures) {
    String yaml = "measures:\n  - " + String.join("\n  - ", measures) + "\nrules: []\n";
    return Rulebook.restore(
        PackText.of("pack.yaml", yaml), RulebookState.NEW, PackLoader.Settings.DEFAULT);
  }

  private static List<MeasureChange> becoming(String... after) {
    // As a task has it after a restart.
    MeasureShapes stored = MeasureShapes.read(rulebook(BEFORE).measures().texts());
    return stored.becoming(rulebook(after).measures());
  }

  @Test
  void whatIsWrittenOtherwiseAndMeansTheSameGoesOn() {
    assertThat(
            becoming(
                "{name: calls_1h, per: account, as: caller, on: [call.end, call.attempt],"
                    + " where: call.sipCode == 486, distinct: call.to, over: PT1H, cap: 16}",
                "{name: new_1h, per: account, on: call.end, count: true, over: 1h}"))
        .isEmpty();
  }

  @Test
  void aRenamedMeasureIsRefusedAndBothNamesAreSaid() {
    assertThat(becoming(BEFORE.replace("calls_1h", "targets_1h")))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.refused()).isTrue();
              assertThat(each)
                  .hasToString(
                      "the measure `calls_1h` is called `targets_1h` now, and would lose what it has"
                          + " counted: keep its name, or say `formerly: calls_1h` at `targets_1h`");
            });
  }

  @Test
  void aMeasureThatSaysWhatItWasCalledGoesOnUnderThatName() {
    String after = BEFORE.replace("name: calls_1h", "name: targets_1h, formerly: calls_1h");

    assertThat(becoming(after)).isEmpty();
    assertThat(rulebook(after).pack().named("targets_1h").orElseThrow().slot())
        .isEqualTo(Hash.slot("calls_1h"));
    assertThat(becoming(after.replace("targets_1h", "others_1h"))).isEmpty();
  }

  @Test
  void theNameThatStateIsUnderBelongsToNothingElse() {
    String after = BEFORE.replace("name: calls_1h", "name: targets_1h, formerly: calls_1h");

    assertThatThrownBy(() -> rulebook(after, BEFORE))
        .hasMessageContaining("the measure `calls_1h` is already in line 2");
    assertThatThrownBy(() -> rulebook(after.replace("formerly: calls_1h", "formerly: Calls")))
        .hasMessageContaining("`Calls` is no name of a measure");
  }

  @ParameterizedTest
  @CsvSource({
    "per: account, per: number, belongs to other subjects",
    "per: account, 'per: number, as: called', belongs to other subjects",
    "distinct: call.to, again: call.to, counts something else",
    "'distinct: call.to', 'distinct: call.sipCode', counts something else",
  })
  void whatWouldBeReadAsSomethingElseIsRefused(String from, String to, String why) {
    assertThat(becoming(BEFORE.replace(from, to)))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.refused()).isTrue();
              assertThat(each.toString()).contains("`calls_1h` " + why, "give it a new name");
            });
  }

  @ParameterizedTest
  @CsvSource({"over: 1h, over: 2h", "cap: 16, cap: 32"})
  void anotherWindowIsToldAndAllowed(String from, String to) {
    assertThat(becoming(BEFORE.replace(from, to)))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.refused()).isFalse();
              assertThat(each.what()).endsWith("starts empty");
            });
  }

  @Test
  void aMeasureThatIsGoneIsToldAndAllowed() {
    assertThat(becoming("{name: other_1h, per: account, on: call.end, count: true, over: 1h}"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.refused()).isFalse();
              assertThat(each.toString()).contains("`calls_1h` is no longer there");
            });
  }

  @Test
  void anotherConditionGoesOn() {
    assertThat(becoming(BEFORE.replace("486", "487"))).isEmpty();
  }

  @Test
  void whatWasNeverStoredHoldsNothingBack() {
    assertThat(MeasureShapes.read(List.of()).becoming(rulebook(BEFORE).measures())).isEmpty();
  }

  /** Stored with every checkpoint: later releases read it. */
  @Test
  void whatIsStoredStaysTheSame() {
    assertThat(rulebook(BEFORE).measures().texts())
        .containsExactly(
            "[\"calls_1h\",\"calls_1h\",\"ACCOUNT CALLER 0\",\"distinct TEXT\",\"3600000 0 16\","
                + "\"[call.attempt, call.end] call.sipCode == 486 \\\"call.to\\\"\"]");
  }
}
