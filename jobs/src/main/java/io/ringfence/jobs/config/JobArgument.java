package io.ringfence.jobs.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The arguments of the jobs: as {@code --NAME} of a command line, as a variable of the environment,
 * and as a line of the file that {@code --settings} names. The first of these that says something
 * holds. {@code deploy/docs/settings.md} says what each means.
 */
public enum JobArgument {
  RULES("rules", true),
  TARIFF("tariff"),
  BOOTSTRAP("bootstrap.servers"),
  KAFKA_CLIENT("kafka.client"),
  SOURCES("sources"),
  TENANTS("tenants", true),
  PROFILES("profiles", true),
  POLICY("policy"),
  GROUP("group"),
  TOPIC("topic.ROLE"),
  EXACTLY_ONCE("exactly.once"),
  FRESH("fresh"),
  RETENTION_CLOCK("retention.clock"),
  IDLE_SECONDS("idle.seconds"),
  CHECKPOINT_SECONDS("checkpoint.seconds"),
  RECEIPT_KEY_FILE("receipt.key.file", true),
  ID_KEY_FILE("id.key.file"),
  SETTINGS("settings");

  private final String label;
  private final boolean ofDetectionOnly;

  JobArgument(String label) {
    this(label, false);
  }

  JobArgument(String label, boolean ofDetectionOnly) {
    this.label = label;
    this.ofDetectionOnly = ofDetectionOnly;
  }

  /** Those that the indicator job has, too. */
  public static List<JobArgument> ofBothJobs() {
    return Arrays.stream(values()).filter(each -> !each.ofDetectionOnly).toList();
  }

  /** Its name on the command line and in a file. */
  public String label() {
    return label;
  }

  /** Its variable in the environment; empty if it has none. */
  public String variable() {
    return this == TOPIC ? "" : "RINGFENCE_" + label.toUpperCase(Locale.ROOT).replace('.', '_');
  }
}
