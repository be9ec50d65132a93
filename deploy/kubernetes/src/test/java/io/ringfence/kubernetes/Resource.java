package io.ringfence.kubernetes;

import java.util.Map;

/** One resource of a manifest. */
record Resource(Map<String, Object> content) {

  String apiVersion() {
    return (String) content.get("apiVersion");
  }

  String kind() {
    return (String) content.get("kind");
  }

  String name() {
    return (String) at("metadata", "name");
  }

  String namespace() {
    return (String) at("metadata", "namespace");
  }

  Object at(String... names) {
    return Yaml.at(content, names);
  }

  @Override
  public String toString() {
    return kind() + "/" + name();
  }
}
