package io.ringfence.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What kustomize makes of the overlays is what Kubernetes and the operators accept. */
class OverlaysTest {

  private static KindSchemas schemas;

  @BeforeAll
  static void read() {
    schemas = new KindSchemas();
  }

  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void everyResourceIsOfItsKind(String name) {
    for (Resource each : Overlay.of(name).resources()) {
      assertThat(schemas.faults(each.content())).as(each.toString()).isEmpty();
    }
  }

  /** Otherwise the test above would find nothing, whatever there is. */
  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void aFieldThatAKindDoesNotHaveIsFoundInEachResource(String name) {
    Set<String> unnoticed = new TreeSet<>();
    for (Resource each : Overlay.of(name).resources()) {
      for (String part : List.of("spec", "roleRef")) {
        if (each.at(part) != null) {
          Map<String, Object> changed = new LinkedHashMap<>(each.content());
          Map<String, Object> wrong = new LinkedHashMap<>(Yaml.table(each.at(part)));
          wrong.put("noSuchField", "value");
          changed.put(part, wrong);
          if (schemas.faults(changed).isEmpty()) {
            unnoticed.add(each.toString());
          }
        }
      }
    }

    assertThat(unnoticed).isEmpty();
  }

  @Test
  void aWrongFieldOrTypeDeepInAPodTemplateIsFound() {
    Resource job = Overlay.of(Overlay.PRODUCTION).one("FlinkDeployment", "ringfence-detection");
    String written = Yaml.text(job.content());

    assertThat(faults(written.replace("readOnlyRootFilesystem:", "readOnlyRootFileSystem:")))
        .singleElement()
        .asString()
        .contains("readOnlyRootFileSystem");
    assertThat(faults(written.replace("upgradeMode: savepoint", "upgradeMode: save-point")))
        .isNotEmpty();
    assertThat(faults(written.replace("containerPort: 9249", "containerPort: metrics")))
        .isNotEmpty();
    assertThat(faults(written)).isEmpty();
  }

  private static List<String> faults(String written) {
    return schemas.faults(Yaml.documents(written).get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void everyResourceHasItsNamespace(String name) {
    Map<String, Set<String>> kinds =
        Overlay.of(name).resources().stream()
            .filter(each -> !each.kind().equals("Namespace"))
            .collect(
                Collectors.groupingBy(
                    each -> String.valueOf(each.namespace()),
                    Collectors.mapping(Resource::kind, Collectors.toSet())));

    assertThat(kinds).containsOnlyKeys("ringfence", "kafka");
    assertThat(kinds.get("kafka")).allMatch(each -> each.startsWith("Kafka"));
    assertThat(kinds.get("ringfence")).noneMatch(each -> each.startsWith("Kafka"));
  }

  /** What the link of an alert leads to is what the console answers for. */
  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void detectionKnowsTheAddressOfTheConsole(String name) {
    Resource job = Overlay.of(name).one("FlinkDeployment", "ringfence-detection");
    List<Object> args = List.copyOf((List<?>) job.at("spec", "job", "args"));
    Resource console = Overlay.of(name).one("Deployment", "ringfence-console");
    String written = Yaml.text(console.content());
    String url = String.valueOf(args.get(args.indexOf("--console.url") + 1));

    assertThat(args).contains("--console.url");
    assertThat(url).matches("https?://[a-z.:0-9]+");
    if (written.contains("--address=https://$(CONSOLE_HOST)")) {
      assertThat(written).contains("value: " + url.replace("https://", ""));
    } else {
      assertThat(written).contains("--address=" + url);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void noSecretIsInAManifest(String name) {
    assertThat(Overlay.of(name).all("Secret")).isEmpty();
  }
}
