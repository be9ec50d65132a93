package io.ringfence.decode.feed;

import io.ringfence.settings.SettingsReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** The feeds that have settings of their own, and the settings of all others. */
public final class Sources implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The name of the entry for all others, and of a record's source where it names none. */
  public static final String DEFAULT_NAME = "default";

  /** As much disorder as decisions on traffic can wait for; a feed of files needs more. */
  static final Source BUILT_IN = new Source("US", ZoneId.of("UTC"), 10 * 60 * 1000L);

  private final Source byDefault;
  private final HashMap<String, Source> named;
  private final long largestLateness;

  public Sources(Source byDefault, Map<String, Source> named) {
    this.byDefault = byDefault;
    this.named = new HashMap<>(named);
    largestLateness =
        named.values().stream().mapToLong(Source::lateness).reduce(byDefault.lateness(), Math::max);
  }

  /** Reads a file and finds every fault in it. */
  public static SettingsReading<Sources> read(String yaml) {
    return new SourcesYaml(yaml).read();
  }

  /** The settings that ship with Ringfence. */
  public static Sources shipped() {
    try (InputStream in = Sources.class.getResourceAsStream("/io/ringfence/decode/sources.yaml")) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .orThrow("the shipped sources.yaml has faults");
    } catch (IOException e) {
      throw new UncheckedIOException("the shipped sources.yaml cannot be read", e);
    }
  }

  public Source of(String name) {
    return named.getOrDefault(name, byDefault);
  }

  /** Of the sources that bring a tenant's data: the id of the tenant, by the source's name. */
  public Map<String, String> tenants() {
    Map<String, String> tenants = new HashMap<>();
    named.forEach((name, source) -> tenants.put(name, source.tenant()));
    tenants.values().removeIf(String::isEmpty);
    return tenants;
  }

  /** In milliseconds, of all sources that have no entry of their own. */
  public long defaultLateness() {
    return byDefault.lateness();
  }

  /** In milliseconds, over all entries. */
  public long largestLateness() {
    return largestLateness;
  }
}
