package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ringfence.jobs.config.WrongArguments;
import io.ringfence.jobs.kpi.KpiJob;
import io.ringfence.jobs.testing.SampleTraffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake in the arguments of a job is told in one pass, before anything starts. */
class WrongArgumentsTest {

  @TempDir Path folder;

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  private String tariff() throws IOException {
    return file("tariff.csv", "prefix,country,band,perMinute,premium\n");
  }

  private String rules() throws IOException {
    return file("pack.yaml", SampleTraffic.PACK);
  }

  private static WrongArguments refused(String... args) {
    return catchThrowableOfType(WrongArguments.class, () -> DetectionJob.main(args));
  }

  @Test
  void fiveMistakesOfDifferentKindsAreFiveLines() throws IOException {
    String policy = file("policy.yaml", "classes: {traffic: {keep: for ever, why: x}}");
    String settings = file("job.properties", "# of the job\ncheckpoint.seconds = 1e3\n");

    WrongArguments wrong =
        refused(
            "--settings",
            settings,
            "--rules",
            folder.resolve("missing").toString(),
            "--tarif",
            tariff(),
            "--policy",
            policy,
            "--idle.seconds",
            "soon",
            "--topic.alarms",
            "eu.alarms",
            "--fresh",
            "perhaps");

    assertThat(wrong.lines())
        .containsOnlyOnce(
            "--checkpoint.seconds: a number of seconds from 1 to 86400 is expected, not \"1e3\""
                + " (job.properties:2)",
            "--rules: no readable file " + folder.resolve("missing"),
            "--tarif: there is no such argument; did you mean tariff?",
            "--tariff: a file has to be named",
            "--idle.seconds: a number of seconds from 1 to 86400 is expected, not \"soon\"",
            "--topic.alarms: no topic has the role alarms",
            "--fresh: true or false is expected, not \"perhaps\"",
            "--receipt.key.file: a file has to be named",
            "--bootstrap.servers: the brokers have to be named, HOST:PORT,...")
        .anySatisfy(line -> assertThat(line).startsWith("--policy: " + policy + ":1: "));
    assertThat(wrong.getMessage().lines().toList()).isEqualTo(wrong.lines());
    assertThat(wrong.getStackTrace()).isEmpty();
    assertThat(wrong.getCause()).isNull();
  }

  @Test
  void theIndicatorJobDoesTheSame() {
    assertThat(
            catchThrowableOfType(
                    WrongArguments.class,
                    () ->
                        KpiJob.main(
                            new String[] {"--rules", "pack.yaml", "--bootstrap.servers", "broker"}))
                .lines())
        .containsExactly(
            "--rules: there is no such argument",
            "--tariff: a file has to be named",
            "--bootstrap.servers: HOST:PORT,... is expected of the brokers, not \"broker\"");
  }

  @Test
  void everyFaultOfAFileIsALineWithItsPlace() throws IOException {
    String pack =
        file(
            "pack.yaml",
            """
            measures:
              - {name: m, per: planet, on: call.attempt, count: true, over: 5m}
              - {name: n, per: account, on: call.attempt, count: true, over: soon}
            rules: []
            """);

    assertThat(
            refused(
                    "--rules",
                    pack,
                    "--tariff",
                    tariff(),
                    "--bootstrap.servers",
                    "b:1",
                    "--receipt.key.file",
                    file("receipt.key", "sixteen bytes and more"))
                .lines())
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("--rules: " + pack + ":2: "),
            second -> assertThat(second).startsWith("--rules: " + pack + ":3: "));
  }

  @Test
  void aVariableIsNamedAndASettingsFileThatIsNotThereHidesNothingElse() {
    Map<String, String> environment =
        Map.of("RINGFENCE_IDLE_SECONDS", "soon", "RINGFENCE_SETTINGS", "missing.properties");

    assertThat(
            catchThrowableOfType(
                    WrongArguments.class,
                    () -> DetectionJob.check(DetectionJob.arguments(new String[0], environment)))
                .lines())
        .containsExactly(
            "--settings: no readable file missing.properties (RINGFENCE_SETTINGS)",
            "--idle.seconds: a number of seconds from 1 to 86400 is expected, not \"soon\""
                + " (RINGFENCE_IDLE_SECONDS)");
  }

  @Test
  void contradictionsAreTold() throws IOException {
    String key = file("id.key", "sixteen bytes and more");
    String settings = file("job.properties", "group=a\ngroup=b\nreceipt.key.file=" + key + '\n');

    assertThat(
            refused(
                    "--settings",
                    settings,
                    "--rules",
                    rules(),
                    "--tariff",
                    tariff(),
                    "--bootstrap.servers",
                    "b:1")
                .lines())
        .containsExactly("--group: has another value in job.properties:1 (job.properties:2)");
  }

  @Test
  void theValueOfAnUnknownNameAndAWordWithoutANameAreNotRepeated() {
    List<String> lines = refused("hunter1", "--sasl.password", "hunter2").lines();

    assertThat(lines)
        .contains(
            "word 1 of the command line: no --NAME is before it",
            "--sasl.password: there is no such argument");
    assertThat(String.join("\n", lines)).doesNotContain("hunter");
  }

  @Test
  void withoutAKeyOfReceiptsNoJobIsSubmittedThatWouldFailInItsTasks() throws IOException {
    assertThat(
            refused("--rules", rules(), "--tariff", tariff(), "--bootstrap.servers", "b:1").lines())
        .containsExactly("--receipt.key.file: a file has to be named");
  }

  @Test
  void keysThatRotateAreAFolder() throws IOException {
    Path keys = Files.createDirectory(folder.resolve("keys"));
    String[] args = {
      "--rules",
      rules(),
      "--tariff",
      tariff(),
      "--bootstrap.servers",
      "b:1",
      "--receipt.key.file",
      keys.toString()
    };
    assertThat(refused(args).lines()).singleElement().asString().startsWith("--receipt.key.file:");

    Files.writeString(keys.resolve("2026-01"), "sixteen bytes and more");
    DetectionJob.check(args);
  }
}
