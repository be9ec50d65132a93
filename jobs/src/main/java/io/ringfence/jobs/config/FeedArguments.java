package io.ringfence.jobs.config;

import io.ringfence.decode.feed.Sources;
import io.ringfence.enrich.TariffFile;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.rule.text.SpellingHint;
import io.ringfence.signal.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Arguments that every job on the topics has. */
public final class FeedArguments {

  /** The start of arguments that name a topic, before its role. */
  public static final String TOPIC = "topic.";

  private static final String SETTINGS = "settings";

  /** What is read again after a crash, a few seconds' work; incremental, it costs little. */
  private static final Duration CHECKPOINT = Duration.ofSeconds(30);

  private FeedArguments() {}

  /**
   * Of a command line, of the environment, and of the file that {@code --settings} names; the first
   * of these that has an argument wins. What is wrong with the names is among the faults.
   *
   * @param known that the job has
   * @param environment its variables
   */
  public static Arguments of(
      String[] args, Collection<JobArgument> known, Map<String, String> environment) {
    SaidArguments line = SaidArguments.commandLine(args);
    List<String> faults = new ArrayList<>(line.faults());
    Map<String, SaidValue> said = new TreeMap<>();
    for (JobArgument each : known) {
      String value = environment.get(each.variable());
      if (value != null) {
        said.put(each.label(), new SaidValue(value, each.variable()));
      }
    }
    said.putAll(line.values());
    boolean whole = true;
    if (said.containsKey(SETTINGS)) {
      Arguments without = new Arguments(said, true, List.of());
      ArgumentFaults reading = new ArgumentFaults();
      Optional<SaidArguments> file =
          reading.reading(() -> without.file(SETTINGS, SaidArguments::file));
      file.ifPresent(found -> found.values().forEach(said::putIfAbsent));
      file.ifPresent(found -> faults.addAll(found.faults()));
      faults.addAll(reading.lines());
      whole = file.isPresent();
    }
    faults.addAll(unknown(said, known));
    return new Arguments(said, whole, faults);
  }

  private static List<String> unknown(Map<String, SaidValue> said, Collection<JobArgument> known) {
    Set<String> names = new TreeSet<>();
    known.forEach(each -> names.add(each.label()));
    List<String> lines = new ArrayList<>();
    said.forEach(
        (name, value) -> {
          if (!names.contains(name) && !name.startsWith(TOPIC)) {
            String hint = SpellingHint.hint(name, names).replace("`", "");
            lines.add("--" + name + ": there is no such argument" + hint + value.behind());
          }
        });
    return lines;
  }

  /** Time between checkpoints. */
  public static Duration checkpoints(Arguments given) {
    return given.seconds("checkpoint.seconds", CHECKPOINT);
  }

  public static FeedSettings feeds(Arguments given) {
    ArgumentFaults faults = new ArgumentFaults();
    Optional<String> tariff = faults.reading(() -> given.file("tariff", FeedArguments::tariff));
    Optional<Sources> sources = faults.reading(() -> sources(given));
    Optional<Optional<RetentionPolicy>> policy = faults.reading(() -> policy(given));
    Optional<RetentionClock> clock =
        faults.reading(
            () ->
                given.understood(
                    "retention.clock",
                    "either wall or event",
                    text -> RetentionClock.valueOf(text.toUpperCase(Locale.ROOT)),
                    "wall"));
    Optional<SecretKey> idKey = faults.reading(() -> idKey(given));
    faults.refuse();
    Optional<RetentionPolicy> kept = policy.orElseThrow();
    return new FeedSettings(
        tariff.orElseThrow(),
        sources.orElseThrow(),
        kept.map(RetentionPolicy::state).orElse(Retention.DEFAULT),
        clock.orElseThrow(),
        idKey.orElseThrow(),
        kept.map(RetentionPolicy::secondPerson).orElse(Set.of()));
  }

  /** Of the names that records and alerts are known by; there may be none. */
  public static SecretKey idKey(Arguments given) {
    return given.has("id.key.file")
        ? given.file("id.key.file", SecretKey::checked)
        : SecretKey.NONE;
  }

  /** How long what is kept; empty if no policy is named. */
  public static Optional<RetentionPolicy> policy(Arguments given) {
    return given.settings("policy", RetentionPolicy::read);
  }

  /** Those that ship if none are named. */
  public static Sources sources(Arguments given) {
    return given.settings("sources", Sources::read).orElseGet(Sources::shipped);
  }

  private static String tariff(Path file) throws IOException {
    FileFaults.refuse(
        TariffFile.read(file).faults().stream()
            .map(each -> file + ":" + each.line() + ": " + each.message())
            .toList());
    return Files.readString(file);
  }
}
