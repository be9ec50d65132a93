package io.ringfence.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.broker.Topics;
import io.ringfence.cli.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is looked at before the jobs are started. */
class DoctorCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private Path file(String name, String permissions) throws Exception {
    Path file = Files.writeString(folder.resolve(name), "sixteen bytes and more");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private Path directory(String name, String permissions) throws Exception {
    Path made = Files.createDirectory(folder.resolve(name));
    return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(permissions));
  }

  private Path settings(String name, String more) throws Exception {
    Path tariff = Path.of("../rules/tariff.csv").toAbsolutePath();
    return Files.writeString(
        folder.resolve(name), "bootstrap.servers=broker:9092\ntariff=" + tariff + '\n' + more);
  }

  @Test
  void aBrokerWithoutTopicsIsToldWhatIsMissingAndOneThatHasThemIsWell() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      String[] doctor = {"doctor", "--bootstrap", broker.bootstrapServers(), "--role", "console"};
      Launch before = Launch.of(doctor);
      assertThat(before.exit()).isEqualTo(1);
      assertThat(before.out())
          .contains("GOOD    brokers: 1 answered", "GOOD    clock:")
          .contains("WRONG   topics: alerts: topic is missing", "do: ringfence topics")
          .contains("WRONG   rights of console: no [READ] on alerts");

      Launch.of("topics", "--bootstrap", broker.bootstrapServers());
      Launch after = Launch.of(doctor);

      assertThat(after.exit()).as(after.out()).isZero();
      assertThat(after.out()).contains("are as declared", "GOOD    rights of console", " 0 wrong");

      clocks(broker);
    }
  }

  private static void clocks(EmbeddedBroker broker) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", broker.bootstrapServers());
    for (int minutes : new int[] {-6, 0, 6}) {
      Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes));
      try (BrokerChecks checks = new BrokerChecks(client, Topics.shipped(), clock)) {
        assertThat(checks.clock().isWrong()).as("%d minutes", minutes).isEqualTo(minutes != 0);
      }
    }
  }

  @Test
  @Tag("full") // an answer is waited for, for ten seconds
  void aBrokerThatDoesNotAnswerIsSaidAndNothingElseIsAsked() {
    Launch doctor = Launch.of("doctor", "--bootstrap", "127.0.0.1:1");

    assertThat(doctor.exit()).isEqualTo(1);
    assertThat(doctor.out()).contains("WRONG   brokers: none answered").doesNotContain("topics:");
  }

  @Test
  void settingsOfAClientThatAreOfNoUseAreSaid() throws Exception {
    Path client =
        Files.writeString(
            folder.resolve("client.properties"),
            "bootstrap.servers=broker:9093\nsecurity.protocol=SASL_SSL\n");

    Launch doctor = Launch.of("doctor", "--kafka-client", client.toString());

    assertThat(doctor.exit()).isEqualTo(1);
    assertThat(doctor.out()).contains("WRONG   brokers: settings of Kafka's clients");
  }

  @Test
  void foldersAndSecretsAreThereAndClosedToOthers() throws Exception {
    Path open = directory("open", "rwxr-xr-x");
    Path closed = directory("closed", "rwx------");
    Path known = file("known.key", "rw-r--r--");
    Path secret = file("secret.key", "rw-------");

    Launch doctor =
        Launch.of(
            "doctor",
            "--folder=" + folder.resolve("missing"),
            "--folder=" + open,
            "--folder=" + closed,
            "--secret=" + known,
            "--secret=" + secret,
            "--secret=" + folder.resolve("missing.key"));

    assertThat(doctor.exit()).isEqualTo(1);
    assertThat(doctor.out())
        .contains("WRONG   folder " + folder.resolve("missing") + ": is not there")
        .contains("WRONG   folder " + open + ": is open to others")
        .contains("GOOD    folder " + closed + ": can be written")
        .contains("GOOD    folder " + closed + ": is closed to others")
        .contains("WRONG   secret " + known)
        .contains("GOOD    secret " + secret)
        .contains("WRONG   secret " + folder.resolve("missing.key"));
    assertThat(closed).isEmptyDirectory();
  }

  @Test
  void theSettingsOfJobsAreReadAsTheJobsReadThem() throws Exception {
    String rules = "rules=" + Path.of("../rules/pack").toAbsolutePath() + '\n';
    Path receipts = Files.writeString(folder.resolve("receipt.key"), "sixteen bytes and more");
    String key = "receipt.key.file=" + receipts + '\n';
    Path good = settings("good.properties", rules + key);
    Path bad = settings("bad.properties", rules + key + "idle.seconds=soon\n");
    Path foreign = settings("foreign.properties", rules);

    assertThat(Launch.of("doctor", "--detection", good.toString()).exit()).isZero();
    Launch wrong =
        Launch.of("doctor", "--detection", bad.toString(), "--indicators", foreign.toString());
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.out())
        .contains("WRONG   detection job: --idle.seconds: a number of seconds from 1 to 86400")
        .contains("WRONG   indicator job: --rules: there is no such argument");
  }

  @Test
  void findingsAreJsonWhereAProgramReadsThem() throws Exception {
    Launch doctor = Launch.of("doctor", "--json", "--folder", folder.resolve("none").toString());

    JsonNode last = JSON.readTree(doctor.out().lines().toList().get(1));
    assertThat(last.get("result").asText()).isEqualTo("WRONG");
    assertThat(last.get("remedy").asText()).contains("make it");
  }

  @Test
  void aRoleThatThereIsNotIsRefused() {
    Launch doctor = Launch.of("doctor", "--role", "king");

    assertThat(doctor.exit()).isEqualTo(2);
    assertThat(doctor.err()).contains("--role", "detection");
  }

  @Test
  void anOldJavaIsWrong() {
    assertThat(MachineChecks.java(11).isWrong()).isTrue();
    assertThat(MachineChecks.java(17).isWrong()).isFalse();
  }
}
