package io.ringfence.measure;

import static io.ringfence.measure.Histories.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.PendingContributions;
import org.junit.jupiter.api.Test;

class LastWindowTest {

  private final Window last = Window.open(Histories.spec(Function.LAST, 1_000, 0));

  @Test
  void theLatestOfNothingIsNull() {
    assertThat(last.read(NOON, PendingContributions.EMPTY)).isEqualTo(new Reading(null, true));
  }

  @Test
  void aNumberIsReadAsADoubleAndATextAsAString() {
    last.fold(NOON, Contribution.ofNumber(1, 0));
    assertThat(last.read(NOON, PendingContributions.EMPTY)).isEqualTo(new Reading(0.0, true));

    last.fold(NOON, Contribution.ofText(1, "LV"));

    assertThat(last.read(NOON, PendingContributions.EMPTY)).isEqualTo(new Reading("LV", true));
  }

  @Test
  void anEmptyTextIsAText() {
    last.fold(NOON, Contribution.ofText(1, ""));

    assertThat(last.read(NOON, PendingContributions.EMPTY)).isEqualTo(new Reading("", true));
    assertThat(StoredWindow.read(StoredWindow.bytes(last)).read(NOON, PendingContributions.EMPTY))
        .isEqualTo(new Reading("", true));
  }

  @Test
  void aLongTextIsCutTheSameWaySettledOrNotAndNeverWithinACharacter() {
    String text = "a".repeat(LastWindow.LONGEST - 1) + "\uD83D\uDCDE" + "a".repeat(60_000);
    Contribution contribution = Contribution.ofText(1, text);
    Reading pending = last.read(NOON, tail -> tail.visit(NOON, contribution));

    last.fold(NOON, contribution);

    assertThat(pending).isEqualTo(new Reading("a".repeat(LastWindow.LONGEST - 1), false));
    assertThat(last.read(NOON, PendingContributions.EMPTY)).isEqualTo(pending);
    assertThat(StoredWindow.read(StoredWindow.bytes(last)).read(NOON, PendingContributions.EMPTY))
        .isEqualTo(pending);
  }

  @Test
  void aValueIsGoneOnceItHasLeftTheWindow() {
    last.fold(NOON, Contribution.ofText(1, "LV"));

    assertThat(last.read(NOON + 999, PendingContributions.EMPTY).value()).isEqualTo("LV");
    assertThat(last.read(NOON + 1_000, PendingContributions.EMPTY).value()).isNull();
  }
}
