package io.ringfence.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jobs run on Kubernetes with the configuration of Flink that they are tested with. */
class FlinkSettingsTest {

  /** Where pods listen is theirs: policies say who may speak to them. */
  private static final Set<String> ADDRESSES =
      Set.of(
          "jobmanager.rpc.address",
          "rest.address",
          "jobmanager.bind-host",
          "taskmanager.bind-host",
          "taskmanager.host",
          "rest.bind-address");

  /** A place's own, and said by the overlay. */
  private static final Set<String> PLACES =
      Set.of(
          "execution.checkpointing.dir",
          "execution.checkpointing.savepoint-dir",
          "state.changelog.dstl.dfs.base-path");

  /** Fields of their own of a FlinkDeployment. */
  private static final Set<String> SIZES =
      Set.of(
          "taskmanager.memory.process.size",
          "jobmanager.memory.process.size",
          "parallelism.default");

  private static Map<String, String> shipped() {
    Map<String, String> settings = new TreeMap<>();
    Yaml.read(Folder.deploy("flink/config.yaml"))
        .forEach((name, value) -> settings.put(name, value.toString()));
    return settings;
  }

  private static Map<String, Object> configured(Resource job) {
    return Yaml.table(job.at("spec", "flinkConfiguration"));
  }

  @Test
  void bothJobsHaveTheShippedConfigurationAndNothingElse() {
    Map<String, String> expected = shipped();
    assertThat(expected.keySet()).containsAll(ADDRESSES).containsAll(PLACES).containsAll(SIZES);
    // Passwords of stores would be in a config map: policies keep others out instead.
    assertThat(expected.keySet().removeIf(each -> each.startsWith("security.ssl."))).isTrue();
    expected.keySet().removeAll(ADDRESSES);
    expected.keySet().removeAll(PLACES);
    expected.keySet().removeAll(SIZES);
    for (Resource job : Overlay.of(Overlay.PRODUCTION).all("FlinkDeployment")) {
      Map<String, Object> here = new TreeMap<>(configured(job));
      here.keySet().removeAll(PLACES);
      here.keySet()
          .removeIf(each -> each.startsWith("kubernetes.operator.") || each.startsWith("high-av"));

      assertThat(here).as(job.name()).isEqualTo(expected);
    }
  }

  @Test
  void sizesAreTheShippedOnes() {
    Map<String, Object> pods = Yaml.read(Folder.kubernetes("base/ringfence/flink/pods.yaml"));

    assertThat(Yaml.at(pods, "spec", "taskManager", "resource", "memory"))
        .isEqualTo(shipped().get("taskmanager.memory.process.size"));
    assertThat(Yaml.at(pods, "spec", "jobManager", "resource", "memory"))
        .isEqualTo(shipped().get("jobmanager.memory.process.size"));
    assertThat(Yaml.at(pods, "spec", "job", "parallelism").toString())
        .isEqualTo(shipped().get("parallelism.default"));
  }

  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void anUpgradeGoesByACanonicalSavepointOrNotAtAll(String name) {
    assertThat(Overlay.of(name).all("FlinkDeployment"))
        .hasSize(2)
        .allSatisfy(
            job -> {
              assertThat(job.at("spec", "mode")).isEqualTo("standalone");
              assertThat(job.at("spec", "job", "upgradeMode")).isEqualTo("savepoint");
              assertThat(job.at("spec", "job", "allowNonRestoredState")).isEqualTo(false);
              assertThat(configured(job))
                  .containsEntry(
                      "kubernetes.operator.job.upgrade.last-state-fallback.enabled", "false")
                  .containsEntry("kubernetes.operator.savepoint.format.type", "CANONICAL")
                  .containsEntry("high-availability.type", "kubernetes");
            });
  }

  /** Two jobs in one place would delete each other's files. */
  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void eachJobHasPlacesOfItsOwn(String name) {
    Overlay overlay = Overlay.of(name);
    Map<String, Object> detection = places(overlay, "ringfence-detection");
    Map<String, Object> indicators = places(overlay, "ringfence-indicators");

    assertThat(detection).hasSize(PLACES.size() + 1).doesNotContainValue(null);
    assertThat(indicators.values()).doesNotContainAnyElementsOf(detection.values());
    assertThat(Set.copyOf(indicators.values())).hasSize(PLACES.size() + 1);
    if (name.equals(Overlay.PRODUCTION)) {
      assertThat(detection.values()).allMatch(each -> each.toString().startsWith("s3://"));
    }
  }

  private static Map<String, Object> places(Overlay overlay, String job) {
    Map<String, Object> all = new TreeMap<>(configured(overlay.one("FlinkDeployment", job)));
    all.keySet().removeIf(each -> !PLACES.contains(each) && !each.endsWith(".storageDir"));
    return all;
  }
}
