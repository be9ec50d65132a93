package io.ringfence.jobs.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The arguments of a job, by name. An argument that cannot be understood is refused with its name.
 */
public final class Arguments {

  /** Reads a file's content, or fails. */
  public interface Reading<T> {
    T of(Path file) throws IOException;
  }

  /** What Flink's reader of arguments has for a name without a value. */
  private static final String NOTHING = "__NO_VALUE_KEY";

  private final Map<String, String> given;

  /**
   * Arguments that are all known.
   *
   * @param names that there are
   * @param family the start of further names
   */
  Arguments(Map<String, String> given, Set<String> names, String family) {
    List<String> unknown =
        given.keySet().stream()
            .filter(name -> !names.contains(name) && !name.startsWith(family))
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      throw refused(String.join(", --", unknown), "there is no such argument", null);
    }
    this.given = new TreeMap<>(given);
  }

  public boolean has(String name) {
    return given.containsKey(name);
  }

  public String text(String name, String usual) {
    return given.getOrDefault(name, usual);
  }

  /** What was given of a family, by the rest of the name. */
  public Map<String, String> family(String start) {
    Map<String, String> members = new TreeMap<>();
    given.forEach(
        (name, value) -> {
          if (name.startsWith(start)) {
            members.put(name.substring(start.length()), value);
          }
        });
    return members;
  }

  public boolean flag(String name, boolean usual) {
    return switch (text(name, Boolean.toString(usual))) {
      case "true", NOTHING -> true;
      case "false" -> false;
      default -> throw refused(name, "either true or false", null);
    };
  }

  /** At least one second, at most a day. */
  public Duration seconds(String name, Duration usual) {
    return understood(
        name,
        "a number of seconds from 1 to 86400",
        text -> {
          long seconds = Long.parseLong(text);
          if (seconds < 1 || seconds > Duration.ofDays(1).toSeconds()) {
            throw new IllegalArgumentException("out of range");
          }
          return Duration.ofSeconds(seconds);
        },
        Long.toString(usual.toSeconds()));
  }

  /** What a text means, or a refusal that says what was expected. */
  public <T> T understood(String name, String expected, Function<String, T> meaning, String usual) {
    try {
      return meaning.apply(text(name, usual));
    } catch (IllegalArgumentException e) {
      throw refused(name, expected, e);
    }
  }

  /** The content of a file that has to be named. */
  public <T> T file(String name, Reading<T> reading) {
    return place(
        name,
        file -> {
          if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
          }
          return reading.of(file);
        });
  }

  /** The content of a file, or of a folder, that has to be named. */
  public <T> T place(String name, Reading<T> reading) {
    if (!has(name)) {
      throw refused(name, "a file has to be named", null);
    }
    Path file = Path.of(given.get(name));
    try {
      return reading.of(file);
    } catch (IOException e) {
      throw refused(name, "no readable file " + file, e);
    } catch (IllegalArgumentException e) {
      throw refused(name, file + ": " + e.getMessage(), e);
    }
  }

  private static IllegalArgumentException refused(String name, String why, Exception cause) {
    return new IllegalArgumentException("--" + name + ": " + why, cause);
  }
}
