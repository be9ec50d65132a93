package io.ringfence.cli.evaluate.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.cli.options.BadInput;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Severity;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of truth, alerts and signals, and how a file that is none is refused. */
class InputFilesTest {

  private static final String TRUTH =
      """
      {"attacks":[{"id":"x-1","frauds":["account-takeover","irsf"],"pace":"slow",
        "subjects":[{"kind":"account","value":"a-1"}],
        "from":"2026-03-02T08:00:00Z","to":"2026-03-02T09:00:00Z","signals":["s-1","s-2"],"note":1}],
       "traps":[{"name":"hospital","subjects":[{"kind":"number","value":"+12025550123"}]}]}
      """;

  private static final String ALERT =
      """
      {"id":"e-1","version":1,"state":"open","rule":{"id":"burst","version":1,"mode":"enforce"},"fraud":"irsf","severity":"high",\
      "subject":{"kind":"account","value":"a-1"},"accused":[{"kind":"device","value":"mac:001122334455"}],\
      "first":"2026-03-02T08:10:00Z","last":"2026-03-02T08:20:00Z"}
      """;

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  @Test
  void aTruthIsReadWithWhatItHasBeyond() throws Exception {
    TruthLabels truth = TruthFile.read(file("truth.json", TRUTH));

    TruthLabels.Attack attack = truth.attacks().get(0);
    assertThat(attack.best()).isEqualTo("account-takeover");
    assertThat(attack.pace()).isEqualTo(Pace.SLOW);
    assertThat(attack.subjects()).containsExactly(new Subject(SubjectKind.ACCOUNT, "a-1"));
    assertThat(attack.from()).isEqualTo(millis("2026-03-02T08:00:00Z"));
    assertThat(attack.to()).isEqualTo(millis("2026-03-02T09:00:00Z"));
    assertThat(attack.signals()).containsExactly("s-1", "s-2");
    assertThat(truth.traps()).singleElement().matches(trap -> trap.name().equals("hospital"));
    assertThat(truth.subscribers()).isZero();
  }

  @Test
  void aTruthMaySayHowManySubscribersThereAre() throws Exception {
    String text = TRUTH.replaceFirst("\\{", "{\"subscribers\":2000,");

    assertThat(TruthFile.read(file("truth.json", text)).subscribers()).isEqualTo(2000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"attacks\"            | {\"atacks\"   | attacks: missing",
        "\"traps\":              | \"tarps\":    | traps: missing",
        "\"id\":\"x-1\",         | ``            | attacks[0].id: missing",
        "[\"account-takeover\",\"irsf\"] | []    | attacks[0]: no fraud",
        "\"irsf\"                | {}            | attacks[0].frauds[1]: missing, or not",
        "slow                    | brisk         | attacks[0].pace: missing, or not",
        "{\"kind\":\"account\",\"value\":\"a-1\"} | `` | attacks[0]: no fraud or no subject",
        "\"kind\":\"account\"    | \"kind\":\"person\" | attacks[0].subjects[0].kind: missing, or not",
        "\"value\":\"a-1\"       | \"value\":null | attacks[0].subjects[0].value: missing",
        "2026-03-02T08:00:00Z    | yesterday     | attacks[0].from: not a time",
        "2026-03-02T09:00:00Z    | 2026-03-02T07:00:00Z | attacks[0]: `to` is before `from`",
        "[\"s-1\",\"s-2\"]       | \"s-1\"       | attacks[0].signals: missing, or not",
        "\"name\":\"hospital\",  | ``            | traps[0].name: missing",
        "{\"attacks\"            | {\"subscribers\":\"few\",\"attacks\" | subscribers: missing, or not",
        "}]}]}                  | }]}]          | line 5: not one JSON object",
        "{\"attacks\"            | [{\"attacks\" | missing, or not"
      })
  void whatIsWrongWithATruthIsSaidWithItsFieldAndTheReason(
      String part, String broken, String complaint) throws IOException {
    assertThat(TRUTH).contains(part);
    Path file = file("truth.json", TRUTH.replace(part, broken));

    assertThatThrownBy(() -> TruthFile.read(file))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[]", "7", "''", "{} {}", "{\"attacks\":{},\"traps\":[]}"})
  void whatIsNoTruthAtAllIsRefused(String text) throws IOException {
    Path file = file("truth.json", text);

    assertThatThrownBy(() -> TruthFile.read(file)).isInstanceOf(BadInput.class);
  }

  @Test
  void twoAttacksOfOneIdAreRefused() throws IOException {
    String attack = TRUTH.substring(TRUTH.indexOf("[{") + 1, TRUTH.indexOf("}],\n \"traps") + 1);
    Path file = file("truth.json", TRUTH.replace(attack, attack + "," + attack));

    assertThatThrownBy(() -> TruthFile.read(file))
        .hasMessageContaining("two attacks have the same id");
  }

  @Test
  void ofEachAlertTheLastVersionCounts() throws Exception {
    String later =
        ALERT.replace("\"version\":1,\"state\":\"open\"", "\"version\":3,\"state\":\"retracted\"");
    String between = ALERT.replace("\"version\":1,\"state\"", "\"version\":2,\"state\"");
    Path file = file("alerts.jsonl", ALERT + later + "\n" + between);

    assertThat(AlertsFile.read(file)).singleElement().matches(AlertRecord::retracted);
  }

  @Test
  void theEvidenceOfAnAlertIsReadWhereItHasAny() throws Exception {
    String with =
        ALERT.strip().replaceFirst("}$", ",\"evidence\":{\"signals\":[\"s-1\",\"s-2\"]}}");

    assertThat(AlertsFile.read(file("with.jsonl", with)).iterator().next().story().signals())
        .containsExactly("s-1", "s-2");
    assertThat(AlertsFile.read(file("without.jsonl", ALERT)).iterator().next().story().signals())
        .isEmpty();
  }

  @Test
  void anAlertNamesItsSubjectAndWhoIsBehindIt() throws Exception {
    AlertRecord alert = AlertsFile.read(file("alerts.jsonl", ALERT)).iterator().next();

    assertThat(alert.story().rule()).isEqualTo("burst");
    assertThat(alert.story().mode()).isEqualTo(Mode.ENFORCE);
    assertThat(alert.story().severity()).isEqualTo(Severity.HIGH);
    assertThat(alert.accused())
        .containsExactly(
            new Subject(SubjectKind.ACCOUNT, "a-1"),
            new Subject(SubjectKind.DEVICE, "mac:001122334455"));
    assertThat(alert.story().first()).isEqualTo(millis("2026-03-02T08:10:00Z"));
    assertThat(alert.story().last()).isEqualTo(millis("2026-03-02T08:20:00Z"));
  }

  @Test
  void aLineThatIsNoAlertIsSaidWithItsNumber() throws IOException {
    Path broken = file("alerts.jsonl", ALERT + "\n" + ALERT.replace("\"fraud\"", "\"froud\""));
    Path cut = file("cut.jsonl", ALERT + "{\"id\":");

    assertThatThrownBy(() -> AlertsFile.read(broken)).hasMessage(broken + ":3: not an alert");
    assertThatThrownBy(() -> AlertsFile.read(cut)).hasMessage(cut + ":2: not an alert");
  }

  @Test
  void ofSignalsTheAccountsAndTheTimesOfAttacksAreKept() throws Exception {
    List<String> lines =
        List.of(
            "{\"type\":\"listing\",\"id\":\"l-1\",\"time\":\"2020-01-01T00:00:00Z\",\"account\":\"a-9\"}",
            "{\"type\":\"call\",\"id\":\"s-1\",\"time\":\"2026-03-02T08:00:00Z\",\"account\":\"a-1\",\"more\":{\"id\":\"x\",\"account\":\"a-8\"}}",
            "{\"type\":\"message\",\"id\":\"s-2\",\"time\":\"2026-03-02T10:30:00+02:00\",\"account\":\"a-2\"}",
            "{\"type\":\"message\",\"id\":\"s-2\",\"time\":\"2026-03-02T10:30:00+02:00\",\"account\":\"a-2\"}",
            "{\"type\":\"session\",\"id\":\"s-3\",\"time\":"
                + millis("2026-03-02T20:00:00Z")
                + ",\"account\":null}",
            "{\"type\":\"call\",\"id\":\"s-4\",\"time\":\"2036-03-02T08:00:00Z\",\"account\":\"a-7\"}",
            "{\"type\":\"call\",\"id\":\"s-5\",\"time\":\"never\",\"account\":\"a-6\"}",
            "{\"type\":\"call\",\"id\":",
            "",
            "no json");
    TruthLabels truth = TruthFile.read(file("truth.json", TRUTH));

    TrafficStatistics journal =
        SignalsFile.read(
            file("signals.jsonl", String.join("\n", lines)), truth, millis("2026-11-25T00:00:00Z"));

    assertThat(journal.signals()).isEqualTo(4);
    assertThat(journal.accounts()).isEqualTo(2);
    assertThat(journal.days()).isEqualTo(0.5);
    assertThat(journal.times())
        .isEqualTo(
            Map.of("s-1", millis("2026-03-02T08:00:00Z"), "s-2", millis("2026-03-02T08:30:00Z")));
  }

  @Test
  void bytesThatAreNoTextAreNoSignals() throws Exception {
    Path file = folder.resolve("signals.jsonl");
    Files.write(file, "\377\376\n\200".getBytes(StandardCharsets.ISO_8859_1));

    TrafficStatistics journal =
        SignalsFile.read(file, TruthFile.read(file("truth.json", TRUTH)), 0);

    assertThat(journal.signals()).isZero();
    assertThat(journal.days()).isZero();
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path absent = folder.resolve("absent");

    assertThatThrownBy(() -> TruthFile.read(absent)).hasMessage("there is no file " + absent);
    assertThatThrownBy(() -> AlertsFile.read(absent)).hasMessage("there is no file " + absent);
  }
}
