package io.ringfence.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The time zones of countries. Most have one; of a number in a country with several, only whoever
 * knows its feed can say which.
 */
final class HomeZones {

  /** Standard time at any one moment will do to put zones in order. */
  private static final Comparator<ZoneId> WESTERN_FIRST =
      Comparator.<ZoneId>comparingInt(
              zone -> zone.getRules().getStandardOffset(Instant.EPOCH).getTotalSeconds())
          .thenComparing(ZoneId::getId);

  private static final Map<String, List<ZoneId>> BY_COUNTRY = read();

  private HomeZones() {}

  /**
   * The country's zone. Of several the one given, if it is among them, else the middle one: least
   * wrong, whichever is right.
   *
   * @param country ISO 3166 alpha-2; anything else has no zone
   * @param otherwise where the country has none of its own
   */
  static ZoneId of(String country, ZoneId otherwise) {
    List<ZoneId> zones = BY_COUNTRY.getOrDefault(country, List.of());
    return zones.isEmpty() || zones.contains(otherwise) ? otherwise : zones.get(zones.size() / 2);
  }

  private static Map<String, List<ZoneId>> read() {
    try (InputStream in = HomeZones.class.getResourceAsStream("zones.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(",", 2))
          .collect(Collectors.toMap(parts -> parts[0], parts -> zones(parts[1])));
    } catch (IOException e) {
      throw new UncheckedIOException("the zones of countries cannot be read", e);
    }
  }

  private static List<ZoneId> zones(String names) {
    List<ZoneId> zones = new ArrayList<>(1);
    Stream.of(names.split(" "))
        .forEach(
            name -> {
              try {
                zones.add(ZoneId.of(name));
              } catch (DateTimeException unknownToThisJava) {
                // Younger than this Java's own table: as if the country did not have it.
              }
            });
    zones.sort(WESTERN_FIRST);
    return List.copyOf(zones);
  }
}
