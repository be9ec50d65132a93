package io.ringfence.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may speak to whom. */
class NetworkTest {

  private static final String OPERATOR =
      "{kubernetes.io/metadata.name=flink-operator} {app.kubernetes.io/name=flink-kubernetes-operator}";
  private static final String PROMETHEUS =
      "{kubernetes.io/metadata.name=monitoring} {app.kubernetes.io/name=prometheus}";
  private static final String DNS = "{kubernetes.io/metadata.name=kube-system} {k8s-app=kube-dns}";
  private static final String KAFKA = "{kubernetes.io/metadata.name=kafka} {strimzi.io/kind=Kafka}";

  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void whatNoPolicyAllowsIsRefused(String name) {
    assertThat(Overlay.of(name).one("NetworkPolicy", "default-deny").content().get("spec"))
        .isEqualTo(Map.of("podSelector", Map.of(), "policyTypes", List.of("Ingress", "Egress")));
  }

  @ParameterizedTest
  @ValueSource(strings = {Overlay.DEVELOPMENT, Overlay.PRODUCTION})
  void podsAreReachedByThoseWhoHaveTo(String name) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Pod pod : Pod.of(Overlay.of(name))) {
      all.put(pod.name(), allowed(Overlay.of(name), pod, "ingress", "from"));
    }

    String detection = "{app.kubernetes.io/name=ringfence-detection} all, ";
    String indicators = "{app.kubernetes.io/name=ringfence-indicators} all, ";
    String rest = OPERATOR + " TCP 8081, ";
    String metrics = PROMETHEUS + " TCP 9249-9299";
    assertThat(all)
        .isEqualTo(
            Map.of(
                "ringfence-console", "{kubernetes.io/metadata.name=ingress} * TCP 8080",
                "ringfence-detection jobManager", detection + rest + metrics,
                "ringfence-detection taskManager", detection + metrics,
                "ringfence-indicators jobManager", indicators + rest + metrics,
                "ringfence-indicators taskManager", indicators + metrics));
  }

  @Test
  void podsReachWhatTheyNeed() {
    Map<String, String> all = new LinkedHashMap<>();
    Overlay overlay = Overlay.of(Overlay.PRODUCTION);
    for (Pod pod : Pod.of(overlay)) {
      all.put(pod.name(), allowed(overlay, pod, "egress", "to"));
    }

    assertThat(all.get("ringfence-console"))
        .isEqualTo(KAFKA + " TCP 9093, " + DNS + " UDP 53 TCP 53");
    assertThat(all.get("ringfence-detection taskManager"))
        .isEqualTo(
            "192.0.2.0/28 TCP 6443, 198.51.100.0/24 TCP 443, "
                + "{app.kubernetes.io/name=ringfence-detection} all, "
                + KAFKA
                + " TCP 9093, "
                + DNS
                + " UDP 53 TCP 53");
  }

  /** What the policies that select a pod allow together. */
  private static String allowed(Overlay overlay, Pod pod, String way, String peers) {
    TreeSet<String> all = new TreeSet<>();
    for (Resource policy : overlay.all("NetworkPolicy")) {
      if (pod.selectedBy(policy.at("spec", "podSelector"))) {
        for (Map<String, Object> rule : Yaml.tables(policy.at("spec", way))) {
          assertThat(Yaml.tables(rule.get(peers))).as("from everywhere").isNotEmpty();
          for (Map<String, Object> peer : Yaml.tables(rule.get(peers))) {
            all.add(peer(peer) + ports(rule));
          }
        }
      }
    }
    return String.join(", ", all);
  }

  private static String peer(Map<String, Object> peer) {
    if (peer.containsKey("ipBlock")) {
      return Yaml.at(peer, "ipBlock", "cidr").toString();
    }
    List<String> parts = new ArrayList<>();
    for (String each : List.of("namespaceSelector", "podSelector")) {
      if (peer.containsKey(each)) {
        parts.add(String.valueOf(Yaml.at(peer, each, "matchLabels")));
      }
    }
    return String.join(" ", parts) + (peer.containsKey("podSelector") ? "" : " *");
  }

  private static String ports(Map<String, Object> rule) {
    if (!rule.containsKey("ports")) {
      return " all";
    }
    StringBuilder all = new StringBuilder();
    for (Map<String, Object> each : Yaml.tables(rule.get("ports"))) {
      all.append(' ').append(each.get("protocol")).append(' ').append(each.get("port"));
      if (each.containsKey("endPort")) {
        all.append('-').append(each.get("endPort"));
      }
    }
    return all.toString();
  }
}
