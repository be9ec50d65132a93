package io.ringfence.jobs.config;

import io.ringfence.settings.SettingsReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.flink.util.function.FunctionWithException;

/**
 * The arguments of a job, by name. An argument that cannot be understood is refused with its name,
 * its value and the place where it was said. Whoever reads several of them collects the refusals:
 * {@link ArgumentFaults}.
 */
public final class Arguments {

  private final Map<String, SaidValue> given;
  private final boolean whole;
  private final List<String> faults;

  /**
   * Arguments as they were said.
   *
   * @param whole whether everything could be read that says arguments: what is missing is refused
   * @param faults that are known before any value is read
   */
  Arguments(Map<String, SaidValue> given, boolean whole, List<String> faults) {
    this.given = new TreeMap<>(given);
    this.whole = whole;
    this.faults = List.copyOf(faults);
  }

  /** For the mistakes of all arguments, with those that are known before any value is read. */
  public ArgumentFaults faults() {
    return new ArgumentFaults(faults);
  }

  public boolean has(String name) {
    return given.containsKey(name);
  }

  /** The value; a name without one is refused. */
  public String text(String name, String usual) {
    SaidValue said = given.get(name);
    if (said == null) {
      return usual;
    }
    if (said.value() == null) {
      throw wrong(name, "comes with a value");
    }
    return said.value();
  }

  /** The same of a text that says something. */
  public String word(String name, String usual) {
    String text = text(name, usual);
    if (text.isBlank()) {
      throw wrong(name, "comes with a value");
    }
    return text;
  }

  /** What was given of a family, by the rest of the name. */
  public Set<String> members(String start) {
    Set<String> members = new TreeSet<>();
    for (String name : given.keySet()) {
      if (name.startsWith(start)) {
        members.add(name.substring(start.length()));
      }
    }
    return members;
  }

  public boolean flag(String name, boolean usual) {
    SaidValue said = given.get(name);
    return said == null
        ? usual
        : said.value() == null
            || understood(
                name,
                "true or false",
                text -> {
                  if (!List.of("true", "false").contains(text)) {
                    throw new IllegalArgumentException("neither");
                  }
                  return text.equals("true");
                },
                "");
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
    String text = text(name, usual);
    try {
      return meaning.apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong(name, expected + " is expected, not \"" + text + '"');
    }
  }

  /** The content of a file that has to be named. */
  public <T> T file(String name, FunctionWithException<Path, T, IOException> reading) {
    return place(
        name,
        file -> {
          if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
          }
          return reading.apply(file);
        });
  }

  /** What a settings file says; empty if none is named. */
  public <T> Optional<T> settings(String name, Function<String, SettingsReading<T>> reading) {
    return has(name)
        ? Optional.of(
            file(name, file -> FileFaults.refuse(file, reading.apply(Files.readString(file)))))
        : Optional.empty();
  }

  /** The content of a file, or of a folder, that has to be named. */
  public <T> T place(String name, FunctionWithException<Path, T, IOException> reading) {
    if (!has(name)) {
      throw missing(name, "a file has to be named");
    }
    String text = text(name, "");
    try {
      return reading.apply(Path.of(text));
    } catch (IOException | InvalidPathException e) {
      throw wrong(name, "no readable file " + text);
    } catch (FileFaults e) {
      throw wrong(name, e.lines().stream());
    } catch (IllegalArgumentException e) {
      throw wrong(name, text + ": " + e.getMessage());
    }
  }

  /**
   * What has to be said and was not. It is not known to be missing if a file that may say it cannot
   * be read: then that alone is told.
   */
  public WrongArguments missing(String name, String why) {
    return whole ? wrong(name, why) : new WrongArguments(List.of());
  }

  /** A refusal of an argument, wherever it was said. */
  public WrongArguments wrong(String name, String why) {
    return wrong(name, Stream.of(why));
  }

  private WrongArguments wrong(String name, Stream<String> reasons) {
    String behind = has(name) ? given.get(name).behind() : "";
    return new WrongArguments(reasons.map(why -> "--" + name + ": " + why + behind).toList());
  }
}
