package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that cannot be used is said in one pass, before anything starts. */
class WrongInputTest {

  @TempDir private Path folder;

  @Test
  void aScanNamesEveryFileThatItCannotUse() throws Exception {
    Path tariff = Files.writeString(folder.resolve("tariff.csv"), "prefix\n1\n");
    Path key = Files.writeString(folder.resolve("short.key"), "short");
    Path policy = Files.writeString(folder.resolve("policy.yaml"), "classes: {traffic: x}\n");

    Launch scan =
        Launch.of(
            "scan",
            "-",
            "--out=" + folder.resolve("out"),
            "--rules=" + folder.resolve("none.yaml"),
            "--tariff=" + tariff,
            "--policy=" + policy,
            "--sources=" + folder.resolve("no-sources.yaml"),
            "--id-key-file=" + key,
            "--tenants=" + folder.resolve("no-tenants.yaml"),
            "--console-url=https://ada:secret@desk.example");

    assertThat(scan.exit()).isEqualTo(2);
    assertThat(scan.out()).isEmpty();
    assertThat(scan.err().lines().filter(each -> each.startsWith("ringfence: ")))
        .hasSize(7)
        .anyMatch(each -> each.contains("none.yaml"))
        .anyMatch(each -> each.contains("the tariff " + tariff))
        .anyMatch(each -> each.contains("the policy " + policy))
        .anyMatch(each -> each.contains("no-sources.yaml"))
        .anyMatch(each -> each.contains("--id-key-file: the key has fewer than 16 bytes"))
        .anyMatch(each -> each.contains("no-tenants.yaml"))
        .anyMatch(each -> each.contains("--console-url: a URL with http:// or https://"))
        .noneMatch(each -> each.contains("secret"));
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aClusterReadsTheArgumentsOfBothJobsBeforeItStartsAnything() {
    Path out = folder.resolve("cluster");
    Launch cluster =
        Launch.of(
            "cluster",
            "--out=" + out,
            "--memory=lots",
            "--",
            "--idle.seconds",
            "soon",
            "--exactly.onc",
            "true",
            "--topic.alarms",
            "x");

    assertThat(cluster.exit()).isEqualTo(2);
    assertThat(cluster.err().lines().filter(each -> each.startsWith("ringfence: ")))
        .hasSize(4)
        .anyMatch(each -> each.contains("--idle.seconds: a number of seconds"))
        .anyMatch(each -> each.contains("--exactly.onc: there is no such argument"))
        .anyMatch(each -> each.contains("--topic.alarms: no topic has the role alarms"));
  }

  @Test
  void liveSaysAllThatIsWrongBeforeItStartsABroker() {
    Launch live = Launch.of("live", "--parallelism=0", "--rules=" + folder.resolve("none.yaml"));

    assertThat(live.exit()).isEqualTo(2);
    assertThat(live.out()).isEmpty();
    assertThat(live.err().lines().filter(each -> each.startsWith("ringfence: ")))
        .hasSize(2)
        .anyMatch(each -> each.contains("--parallelism: it is from 1 to 64"))
        .anyMatch(each -> each.contains("none.yaml"));
  }
}
