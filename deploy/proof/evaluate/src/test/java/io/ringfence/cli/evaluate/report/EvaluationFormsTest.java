package io.ringfence.cli.evaluate.report;

import static io.ringfence.cli.evaluate.score.EvaluationFixtures.alert;
import static io.ringfence.cli.evaluate.score.EvaluationFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.evaluate.input.Pace;
import io.ringfence.cli.evaluate.score.EvaluationFixtures;
import io.ringfence.rule.Severity;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The forms in which an evaluation is shown. */
class EvaluationFormsTest {

  private static final String LONG = "a-fraud-of-the-packs-own-with-a-very-long-name-indeed";

  /** One found, one missed, one wrong alert, one trap hit, one shadow rule that knows better. */
  private static EvaluationFixtures story() {
    return new EvaluationFixtures()
        .attack("a", "irsf")
        .attack("b", Pace.SLOW, "irsf")
        .trap("hospital", "h")
        .alert("burst", "irsf", "a")
        .alert("dialler", "robocall", "b")
        .shadow("drip", "irsf", "b")
        .alert(with(alert("floods", "tdos", "h", 10, 20), Severity.HIGH));
  }

  @Test
  void theTablesFitATerminalEvenWithLongNames() {
    EvaluationFixtures made = story().attack("c", LONG).alert(LONG + "-and-its-rule", LONG, "c");
    for (int i = 0; i < 12_345; i++) {
      made.attack("x" + i, LONG).alert(LONG + "-and-its-rule", LONG, "x" + i);
    }

    String text = EvaluationText.of(made.evaluated());

    assertThat(text.lines()).allMatch(line -> line.length() <= 160);
    assertThat(text).contains("12346/12346  1.00");
  }

  @Test
  void theTextSaysWhatWasFoundAndWhatIsMissed() {
    String text = EvaluationText.of(story().evaluated());

    assertThat(text.lines())
        .anyMatch(
            line ->
                line.matches(
                    "irsf +1/1  1.00 +0/1  0.00 +1/1  1.00 +50.0 min +50.0 min +6 +- +0.00 +1.00 +1.00"))
        .anyMatch(line -> line.matches("burst +irsf +enforce +1 +1 +1 +0 +0 +-"))
        .anyMatch(line -> line.matches("drip +irsf +shadow +1 +1 +1 +0 +0 +-"))
        .anyMatch(line -> line.matches("floods +tdos +enforce +0 +0 +1 +1 +1 +0/0/1/0"))
        .anyMatch(line -> line.endsWith("3 enforced alerts, 3 stories, 0 of several attacks"))
        .contains("MISSED recall at slow pace, all frauds: 0 (0/1), at least 0.7")
        .contains("held   signals until the alert, irsf: 6 (median), at most 10");
  }

  @Test
  void theJsonHasEveryFigureAndNullForWhatWasNotMeasured() throws Exception {
    JsonNode json = new ObjectMapper().readTree(EvaluationJson.of(story().evaluated()));

    assertThat(json.at("/good").asBoolean(true)).isFalse();
    assertThat(json.at("/total/normal/recall").asDouble()).isEqualTo(1);
    assertThat(json.at("/total/alerts/right").asInt()).isEqualTo(1);
    assertThat(json.at("/total/wrong").asInt()).isEqualTo(2);
    assertThat(json.at("/frauds/0/fraud").asText()).isEqualTo("irsf");
    assertThat(json.at("/frauds/0/medianSignals").asInt()).isEqualTo(6);
    assertThat(json.at("/frauds/1/medianSignals").isNull()).isTrue();
    assertThat(json.at("/frauds/2/traps/bySeverity/high").asInt()).isEqualTo(1);
    assertThat(json.get("missed")).hasSize(1);
    assertThat(json.at("/missed/0/attack").asText()).isEqualTo("attack-on-b");
    assertThat(json.at("/missed/0/subjects/0").asText()).isEqualTo("account:b");
    assertThat(json.at("/missed/0/shadowRules/0").asText()).isEqualTo("drip");
    assertThat(json.at("/missed/0/misnamedBy/0").asText()).isEqualTo("dialler");
    assertThat(json.at("/wrong/0/rule").asText()).isEqualTo("dialler");
    assertThat(json.at("/wrong/0/first").asText()).isEqualTo("1970-01-01T02:30:00Z");
    assertThat(json.at("/wrong/1/summary").asText()).isEqualTo("what floods saw");
    assertThat(json.at("/wrong/1/subject").asText()).isEqualTo("account:h");
    assertThat(json.at("/wrong/1/traps/0").asText()).isEqualTo("hospital");
    assertThat(json.at("/folders/0/subscribers").asInt()).isEqualTo(1_000);
    assertThat(json.at("/folders/0/stories").asInt()).isEqualTo(3);
    assertThat(json.at("/total/storiesPerAttack").asDouble()).isEqualTo(1);
    assertThat(json.at("/frauds/1/storiesPerAttack").isNull()).isTrue();
    assertThat(json.at("/total/mixedStories").asInt()).isZero();
    assertThat(json.at("/mixed").isArray()).isTrue();
    assertThat(json.get("rules")).hasSize(4);
    assertThat(json.get("bounds")).isNotEmpty();
  }

  @Test
  void timesAreShownInWhatFitsThem() {
    assertThat(FigureFormat.span(OptionalLong.of(119_000))).isEqualTo("119 s");
    assertThat(FigureFormat.span(OptionalLong.of(120_000))).isEqualTo("2.0 min");
    assertThat(FigureFormat.span(OptionalLong.of(7_200_000))).isEqualTo("2.0 h");
    assertThat(FigureFormat.span(OptionalLong.empty())).isEqualTo("-");
  }
}
