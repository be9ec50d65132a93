package io.ringfence.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Finds in a resource what its kind does not have: with the operators' own definitions for custom
 * resources, and with Kubernetes' description of its API for its own kinds.
 */
final class KindSchemas {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> DEFINITIONS =
      List.of(
          "flinkdeployments.yml.gz",
          "kafkas.yaml.gz",
          "kafkanodepools.yaml.gz",
          "kafkatopics.yaml.gz",
          "kafkausers.yaml.gz",
          "podmonitors.yaml.gz",
          "prometheusrules.yaml.gz");

  /** Kubernetes' own groups, without what is before the slash of a custom one. */
  private static final List<String> OWN =
      List.of("v1", "apps/v1", "networking.k8s.io/v1", "rbac.authorization.k8s.io/v1");

  private final Map<String, JsonSchema> custom = new HashMap<>();

  KindSchemas() {
    DEFINITIONS.forEach(this::define);
  }

  private void define(String file) {
    JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    Map<String, Object> definition = Yaml.documents(unpacked(file)).get(0);
    for (Map<String, Object> version : Yaml.tables(Yaml.at(definition, "spec", "versions"))) {
      JsonNode schema = JSON.valueToTree(Yaml.at(version, "schema", "openAPIV3Schema"));
      // What every resource has is Kubernetes' own, and not all definitions repeat it.
      ObjectNode properties = (ObjectNode) schema.path("properties");
      List.of("apiVersion", "kind", "metadata").forEach(properties::putObject);
      custom.put(
          Yaml.at(definition, "spec", "group")
              + "/"
              + version.get("name")
              + " "
              + Yaml.at(definition, "spec", "names", "kind"),
          factory.getSchema(closed(schema)));
    }
  }

  private static String unpacked(String file) {
    try (InputStream packed = KindSchemas.class.getResourceAsStream("/crds/" + file)) {
      return new String(new GZIPInputStream(packed).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A field that a definition does not have is dropped by Kubernetes: here it is a fault. */
  private static JsonNode closed(JsonNode schema) {
    if (schema instanceof ObjectNode node) {
      boolean open =
          node.has("additionalProperties")
              || node.path("x-kubernetes-preserve-unknown-fields").asBoolean();
      if (node.path("type").asText().equals("object") && !open) {
        node.put("additionalProperties", false);
      }
    }
    schema.forEach(KindSchemas::closed);
    return schema;
  }

  /** What is wrong with a resource; nothing, if all is well. */
  List<String> faults(Map<String, Object> resource) {
    String kind = resource.get("apiVersion") + " " + resource.get("kind");
    if (OWN.contains((String) resource.get("apiVersion"))) {
      return ownFaults(resource);
    }
    if (!custom.containsKey(kind)) {
      return List.of("no definition of " + kind);
    }
    return custom.get(kind).validate(JSON.valueToTree(resource)).stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  private static List<String> ownFaults(Map<String, Object> resource) {
    JsonElement json = new Gson().toJsonTree(resource);
    List<String> faults = new ArrayList<>();
    try {
      Class<?> model =
          Class.forName("io.kubernetes.client.openapi.models.V1" + resource.get("kind"));
      model.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
      model.getMethod("fromJson", String.class).invoke(null, json.toString());
    } catch (InvocationTargetException e) {
      faults.add(String.valueOf(e.getCause().getMessage()));
    } catch (ReflectiveOperationException e) {
      faults.add("no definition of " + resource.get("kind"));
    }
    return faults;
  }
}
