package io.ringfence.jobs.detection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Position;
import io.ringfence.jobs.config.Arguments;
import io.ringfence.jobs.config.FeedArguments;
import io.ringfence.jobs.io.Decoding;
import io.ringfence.jobs.io.RecordReader;
import io.ringfence.jobs.io.kafka.KafkaSettings;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.rule.change.RuleRecord;
import io.ringfence.rule.change.RulebookState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arguments of a job; every refusal names the argument. */
class DetectionJobTest {

  @TempDir Path folder;

  private String rules;
  private String tariff;
  private String key;

  @BeforeEach
  void files() throws IOException {
    rules = file("pack.yaml", SampleTraffic.PACK);
    tariff = file("tariff.csv", "prefix,country,band,perMinute,premium\n");
    key = file("receipt.key", "sixteen bytes and more");
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private String[] with(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("--rules", rules, "--tariff", tariff, "--bootstrap.servers", "localhost:1"));
    all.addAll(List.of(more));
    if (!all.contains("--receipt.key.file")) {
      all.addAll(List.of("--receipt.key.file", key));
    }
    return all.toArray(String[]::new);
  }

  @Test
  void whatIsGivenWinsOverTheSettingsFile() throws IOException {
    String file = file("job.properties", "group=from-file\nidle.seconds=7\n");

    KafkaSettings kafka =
        DetectionJob.kafka(
            DetectionJob.arguments(
                with("--settings", file, "--group", "given", "--topic.alerts", "eu.alerts"),
                Map.of()));

    assertThat(kafka.group()).isEqualTo("given");
    assertThat(kafka.idle()).isEqualTo(Duration.ofSeconds(7));
    assertThat(kafka.topics().byRole()).containsEntry("alerts", "eu.alerts");
  }

  @Test
  void theEnvironmentWinsOverTheFileAndTheCommandLineOverBoth() throws IOException {
    String file = file("job.properties", "group=from-file\nidle.seconds=7\ncheckpoint.seconds=8\n");
    Map<String, String> environment =
        Map.of(
            "RINGFENCE_SETTINGS", file,
            "RINGFENCE_GROUP", "from-environment",
            "RINGFENCE_IDLE_SECONDS", "9",
            "RINGFENCE_ELSEWHERE", "of something else");

    Arguments given = DetectionJob.arguments(with("--group", "given"), environment);

    assertThat(DetectionJob.kafka(given).group()).isEqualTo("given");
    assertThat(DetectionJob.kafka(given).idle()).isEqualTo(Duration.ofSeconds(9));
    assertThat(FeedArguments.checkpoints(given)).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void allUnknownNamesAreSaidAtOnce() {
    assertThatThrownBy(() -> DetectionJob.main(with("--rule", "x", "--tarif", "y")))
        .hasMessage(
            "--rule: there is no such argument; did you mean rules?\n"
                + "--tarif: there is no such argument; did you mean tariff?");
  }

  @ParameterizedTest
  @CsvSource({
    "rule, x",
    "rules, missing.yaml",
    "tariff, missing.csv",
    "sources, missing.yaml",
    "settings, missing.properties",
    "kafka.client, missing.properties",
    "receipt.key.file, missing.key",
    "id.key.file, missing.key",
    "policy, missing.yaml",
    "topic.alarms, x",
    "exactly.once, perhaps",
    "retention.clock, lunar",
    "idle.seconds, soon",
    "idle.seconds, 0",
    "checkpoint.seconds, -5",
    "checkpoint.seconds, 1e3",
  })
  void nonsenseIsRefusedByName(String name, String value) {
    String named = name.startsWith("topic.") ? "topic." : name;

    assertThatThrownBy(() -> DetectionJob.main(with("--" + name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--" + named);
  }

  @Test
  void aSettingsFileIsHeldToTheSameNames() throws IOException {
    String file = file("job.properties", "idle.second=7\n");

    assertThatThrownBy(() -> DetectionJob.main(with("--settings", file)))
        .hasMessageStartingWith("--idle.second:");
  }

  @Test
  void aKeyThatCanBeTriedOutAndAPolicyWithFaultsAreRefused() throws IOException {
    String key = file("short.key", "too short");
    String policy = file("policy.yaml", "classes: {traffic: {keep: for ever, why: x}}");

    assertThatThrownBy(() -> DetectionJob.main(with("--id.key.file", key)))
        .hasMessageStartingWith("--id.key.file:")
        .hasMessageContaining("fewer than 16 bytes");
    assertThatThrownBy(() -> DetectionJob.main(with("--policy", policy)))
        .hasMessageStartingWith("--policy:")
        .hasMessageContaining("not a term");
  }

  @Test
  void whatThePolicyDemandsASecondPersonForTheJobRefusesToOne() throws IOException {
    String shipped = Files.readString(Path.of("../deploy/privacy/policy.yaml"));
    String policy =
        file(
            "policy.yaml",
            shipped.replace("secondPerson: []", "secondPerson: [erase, release, rules]"));
    String erase =
        "{\"type\":\"privacy\",\"id\":\"p\",\"time\":\"2026-01-01T00:00:00Z\",\"action\":\"erase\",\"actor\":\"pia\",\"subject\":{\"kind\":\"account\",\"value\":\"a\"}}";

    DetectionSettings settings =
        DetectionJob.settings(DetectionJob.arguments(with("--policy", policy), Map.of()));

    RecordReader reader = Decoding.of(settings.feeds(), OptionalLong.empty()).reader();
    assertThat(reader.read(erase.getBytes(UTF_8), Position.line("requests.jsonl", 1)))
        .isInstanceOf(Decoded.Refused.class);
    String approved = erase.replace("\"actor\"", "\"approvedBy\":\"max\",\"actor\"");
    assertThat(reader.read(approved.getBytes(UTF_8), Position.line("requests.jsonl", 2)))
        .isInstanceOf(Decoded.Read.class);
    String enforced = settings.rules().rules().get(0).id();
    assertThat(
            settings
                .rulebook(RulebookState.NEW)
                .take(new RuleRecord("rules.changes", 0, 0, enforced, null))
                .refused())
        .singleElement()
        .satisfies(each -> assertThat(each.field()).isEqualTo("approvedBy"));
  }

  @Test
  void tenantsWithFaultsAndSourcesOfSomebodyUnknownAreRefused() throws IOException {
    String faulty = file("tenants.yaml", "tenants: {acme: {name: Acme}}");
    String sources = file("sources.yaml", "sources: {pbx: {tenant: acme}}");

    assertThatThrownBy(() -> DetectionJob.main(with("--tenants", faulty)))
        .hasMessageStartingWith("--tenants:")
        .hasMessageContaining("tenants.yaml:1: the tenant `acme` has no `contact`");
    assertThatThrownBy(() -> DetectionJob.main(with("--sources", sources)))
        .hasMessageContaining("source `pbx`");
  }

  @Test
  void withoutRulesThereIsNoJob() {
    assertThatThrownBy(() -> DetectionJob.main(new String[] {"--tariff", tariff}))
        .hasMessageStartingWith("--rules:");
  }

  @Test
  void withoutABrokerThereIsNoJob() {
    assertThatThrownBy(() -> DetectionJob.main(new String[] {"--rules", rules, "--tariff", tariff}))
        .hasMessageContaining("bootstrap.servers");
  }

  @Test
  void aFaultyPackIsRefusedWithItsFaults() throws IOException {
    rules = file("pack.yaml", SampleTraffic.PACK.replace("failures_15m >= 3", "failures_16m >= 3"));

    assertThatThrownBy(() -> DetectionJob.main(with()))
        .hasMessageStartingWith("--rules:")
        .hasMessageContaining("failures_16m");
  }

  @Test
  void aFaultyTariffIsRefusedWithItsFaults() throws IOException {
    tariff = file("tariff.csv", "prefix,country,band,perMinute,premium\n1,US,near,cheap,no\n");

    assertThatThrownBy(() -> DetectionJob.main(with())).hasMessageStartingWith("--tariff:");
  }
}
