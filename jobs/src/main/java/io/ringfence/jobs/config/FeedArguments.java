package io.ringfence.jobs.config;

import io.ringfence.decode.feed.Sources;
import io.ringfence.enrich.TariffFile;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.signal.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.util.ParameterTool;

/** Arguments that every job on the topics has. */
public final class FeedArguments {

  /** The start of arguments that name a topic, before its role. */
  public static final String TOPIC = "topic.";

  /** What is read again after a crash, a few seconds' work; incremental, it costs little. */
  private static final Duration CHECKPOINT = Duration.ofSeconds(30);

  private FeedArguments() {}

  /**
   * Of a command line, of the environment, and of the file that {@code --settings} names; the first
   * of these that has an argument wins.
   *
   * @param known that the job has
   * @param environment its variables
   * @throws IllegalArgumentException naming the argument at fault
   */
  public static Arguments of(
      String[] args, Collection<JobArgument> known, Map<String, String> environment) {
    Map<String, String> said = new HashMap<>();
    Set<String> names = new HashSet<>();
    for (JobArgument each : known) {
      names.add(each.label());
      String value = environment.get(each.variable());
      if (value != null) {
        said.put(each.label(), value);
      }
    }
    said.putAll(ParameterTool.fromArgs(args).toMap());
    Arguments given = new Arguments(said, names, TOPIC);
    if (!given.has("settings")) {
      return given;
    }
    Map<String, String> all =
        new HashMap<>(
            given.file(
                "settings", file -> ParameterTool.fromPropertiesFile(file.toFile()).toMap()));
    all.putAll(said);
    return new Arguments(all, names, TOPIC);
  }

  /** Time between checkpoints. */
  public static Duration checkpoints(Arguments given) {
    return given.seconds("checkpoint.seconds", CHECKPOINT);
  }

  public static FeedSettings feeds(Arguments given) {
    String tariff = given.file("tariff", FeedArguments::tariff);
    Optional<RetentionPolicy> policy = policy(given);
    return new FeedSettings(
        tariff,
        given.has("sources") ? given.file("sources", FeedArguments::sources) : Sources.shipped(),
        policy.map(RetentionPolicy::state).orElse(Retention.DEFAULT),
        given.understood(
            "retention.clock",
            "either wall or event",
            text -> RetentionClock.valueOf(text.toUpperCase(Locale.ROOT)),
            "wall"),
        idKey(given),
        policy.map(RetentionPolicy::secondPerson).orElse(Set.of()));
  }

  /** Of the names that records and alerts are known by; there may be none. */
  public static SecretKey idKey(Arguments given) {
    if (given.has("id.key.file")) {
      return given.file("id.key.file", SecretKey::checked);
    }
    return given.has("id.key.variable")
        ? SecretKey.variable(given.text("id.key.variable", ""))
        : SecretKey.NONE;
  }

  private static Optional<RetentionPolicy> policy(Arguments given) {
    return given.has("policy")
        ? Optional.of(given.file("policy", FeedArguments::policy))
        : Optional.empty();
  }

  private static RetentionPolicy policy(Path file) throws IOException {
    return RetentionPolicy.read(Files.readString(file)).orThrow("the policy has faults");
  }

  private static String tariff(Path file) throws IOException {
    TariffFile.Read read = TariffFile.read(file);
    if (!read.faults().isEmpty()) {
      throw new IllegalArgumentException("the tariff has faults: " + read.faults());
    }
    return Files.readString(file);
  }

  private static Sources sources(Path file) throws IOException {
    return Sources.read(Files.readString(file)).orThrow("the sources have faults");
  }
}
