package io.ringfence.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No pod may more than it needs, and what it reads is there. */
class PodSecurityTest {

  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void podsAreRestrictedAndTheirRootIsReadOnly(String name) {
    List<Pod> pods = Pod.of(Overlay.of(name));
    assertThat(pods).hasSize(5);
    for (Pod pod : pods) {
      assertThat(Yaml.at(pod.spec(), "securityContext", "runAsNonRoot")).isEqualTo(true);
      assertThat(Yaml.at(pod.spec(), "securityContext", "seccompProfile", "type"))
          .isEqualTo("RuntimeDefault");
      assertThat(pod.containers()).isNotEmpty();
      for (Map<String, Object> each : pod.containers()) {
        assertThat(Yaml.table(each.get("securityContext")))
            .as(pod.name() + " " + each.get("name"))
            .containsEntry("allowPrivilegeEscalation", false)
            .containsEntry("readOnlyRootFilesystem", true)
            .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void secretsAreFilesAndNeverVariables(String name) {
    for (Pod pod : Pod.of(Overlay.of(name))) {
      for (Map<String, Object> each : pod.containers()) {
        assertThat(each).doesNotContainKey("envFrom");
        assertThat(Yaml.tables(each.get("env")))
            .extracting(variable -> variable.get("name"))
            .isSubsetOf("CONSOLE_HOST", "JDK_JAVA_OPTIONS");
      }
      // Readable for the group of the pod, and for nobody else.
      assertThat(pod.volumes())
          .filteredOn(each -> each.containsKey("projected"))
          .hasSize(2)
          .allMatch(each -> Yaml.at(each, "projected", "defaultMode").equals(0440));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void whatIsMountedIsThere(String name) {
    Overlay overlay = Overlay.of(name);
    Set<String> maps =
        overlay.all("ConfigMap").stream().map(Resource::name).collect(Collectors.toSet());
    for (Pod pod : Pod.of(overlay)) {
      assertThat(pod.containers().stream().flatMap(each -> names(each.get("volumeMounts"))))
          .as(pod.name())
          .containsExactlyInAnyOrderElementsOf(names(pod.volumes()).toList());
      assertThat(maps).containsAll(configMaps(pod));
    }
  }

  private static Stream<Object> names(Object tables) {
    return Yaml.tables(tables).stream().map(each -> each.get("name"));
  }

  private static List<String> configMaps(Pod pod) {
    return pod.volumes().stream()
        .flatMap(
            each ->
                Stream.concat(
                    Stream.of(each), Yaml.tables(Yaml.at(each, "projected", "sources")).stream()))
        .filter(each -> each.containsKey("configMap"))
        .map(each -> (String) Yaml.at(each, "configMap", "name"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void flinkMayChangeConfigMapsAndNothingElse(String name) {
    Overlay overlay = Overlay.of(name);
    assertThat(overlay.all("ClusterRole")).isEmpty();
    assertThat(overlay.all("ClusterRoleBinding")).isEmpty();
    assertThat(overlay.all("Role"))
        .singleElement()
        .satisfies(
            role ->
                assertThat(Yaml.tables(role.content().get("rules")))
                    .singleElement()
                    .satisfies(
                        rule -> {
                          assertThat(rule.get("apiGroups")).isEqualTo(List.of(""));
                          assertThat(rule.get("resources")).isEqualTo(List.of("configmaps"));
                          assertThat(rule.get("verbs").toString()).doesNotContain("*");
                        }));
  }

  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void everyImageHasAVersion(String name) {
    Overlay overlay = Overlay.of(name);
    Stream<Object> images =
        Stream.concat(
            overlay.all("FlinkDeployment").stream().map(each -> each.at("spec", "image")),
            Pod.of(overlay).stream()
                .flatMap(pod -> pod.containers().stream())
                .map(each -> each.get("image"))
                .filter(each -> each != null));

    assertThat(images).hasSize(4).allMatch(each -> each.toString().matches(".+:\\d[\\w.-]+"));
  }
}
