package io.ringfence.jobs.kpi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The arguments of the job; every refusal names the argument. */
class KpiJobTest {

  @TempDir Path folder;

  @Test
  void whatOnlyDetectionKnowsIsRefusedByName() {
    assertThatThrownBy(() -> KpiJob.main(new String[] {"--rules", "pack.yaml"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--rules");
  }

  @Test
  void aBrokerHasToBeNamed() throws Exception {
    String tariff =
        Files.writeString(folder.resolve("t.csv"), "prefix,country,band,perMinute,premium\n")
            .toString();

    assertThatThrownBy(() -> KpiJob.main(new String[] {"--tariff", tariff}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bootstrap.servers");
  }

  @Test
  void aPolicyWithFaultsIsRefused() throws Exception {
    String policy = Files.writeString(folder.resolve("p.yaml"), "classes: {}\n").toString();
    String tariff =
        Files.writeString(folder.resolve("t.csv"), "prefix,country,band,perMinute,premium\n")
            .toString();

    assertThatThrownBy(() -> KpiJob.main(new String[] {"--tariff", tariff, "--policy", policy}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no term for the class `traffic`");
  }
}
