package io.ringfence.simulator.population;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Lists of {@code tables.json}: words that traffic is made of, and the places of fraud. */
public final class Tables {

  private static final Map<String, List<String>> ALL = read();

  private Tables() {}

  private static Map<String, List<String>> read() {
    try (InputStream in = Tables.class.getResourceAsStream("tables.json")) {
      return new ObjectMapper().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list by its name. */
  public static List<String> of(String name) {
    return List.copyOf(ALL.get(name));
  }

  /** Ranges of numbers: country, beginning, and how many digits follow. */
  public static List<Country> ranges(String name) {
    return countries(name, of -> Country.range(of[0], of[1], Integer.parseInt(of[2])));
  }

  /** Places: country, latitude, longitude, and hours ahead of UTC. */
  static List<Country> places(String name) {
    return countries(
        name,
        of ->
            Country.place(
                of[0],
                Double.parseDouble(of[1]),
                Double.parseDouble(of[2]),
                Integer.parseInt(of[3])));
  }

  private static List<Country> countries(String name, Function<String[], Country> read) {
    return of(name).stream().map(row -> read.apply(row.split(" ", -1))).toList();
  }
}
