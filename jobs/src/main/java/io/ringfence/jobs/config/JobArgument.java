package io.ringfence.jobs.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The arguments of the jobs: as {@code --NAME} of a command line, as a variable of the environment,
 * and as a line of the file that {@code --settings} names. The first of these that says something
 * holds.
 */
public enum JobArgument {
  RULES("rules", "PACK", "required", true, "rule pack: a file, or a folder of `*.yaml`"),
  TARIFF("tariff", "FILE", "required", false, "rate deck, CSV"),
  BOOTSTRAP(
      "bootstrap.servers",
      "HOST:PORT,...",
      "of the file below",
      false,
      "brokers, where they want no secrets"),
  KAFKA_CLIENT(
      "kafka.client",
      "FILE",
      "none",
      false,
      "settings of Kafka's clients; a secret in it is refused, and is named instead"),
  SOURCES(
      "sources",
      "FILE",
      "as shipped",
      false,
      "region, time zone, lateness and tenant of each source"),
  TENANTS(
      "tenants", "FILE", "none", true, "customers for whom data is processed, and their accounts"),
  POLICY("policy", "FILE", "as shipped", false, "how long each class of data is kept"),
  GROUP(
      "group",
      "NAME",
      "`ringfence`; of the indicators `ringfence-kpi`",
      false,
      "consumer group, and prefix of transactions"),
  TOPIC(
      "topic.ROLE",
      "NAME",
      "the role",
      false,
      "where a topic has another name than its role; not in the environment"),
  EXACTLY_ONCE(
      "exactly.once",
      "true or false",
      "false",
      false,
      "results once, with each checkpoint, instead of at once and at least once; readers must read"
          + " committed"),
  FRESH(
      "fresh",
      "true or false",
      "false",
      false,
      "start without the state of an earlier run of the group, which is refused otherwise"),
  RETENTION_CLOCK(
      "retention.clock", "wall or event", "wall", false, "`event` is for replays of old records"),
  IDLE_SECONDS(
      "idle.seconds",
      "1 to 86400",
      "60",
      false,
      "a partition that is silent for so many seconds holds nothing back"),
  CHECKPOINT_SECONDS(
      "checkpoint.seconds", "1 to 86400", "30", false, "seconds between checkpoints"),
  RECEIPT_KEY_FILE(
      "receipt.key.file",
      "FILE",
      "none",
      true,
      "key of privacy receipts, or a folder of keys that rotate"),
  RECEIPT_KEY_VARIABLE(
      "receipt.key.variable",
      "NAME",
      "`RINGFENCE_RECEIPT_KEY`",
      true,
      "variable with that key, where there is no file; the usual one is also needed where the job"
          + " is submitted"),
  ID_KEY_FILE(
      "id.key.file",
      "FILE",
      "none: anyone can compute ids, and the job says so",
      false,
      "key of the ids of alerts, texts and participants, which never changes; the same for both"),
  ID_KEY_VARIABLE(
      "id.key.variable", "NAME", "none", false, "variable with that key, where there is no file"),
  CONSOLE_URL(
      "console.url",
      "URL",
      "none: alerts say nothing of a console",
      true,
      "where people reach the console, so that each alert says where its page is"),
  SETTINGS("settings", "FILE", "none", false, "properties file with any of these");

  private final String label;
  private final String value;
  private final String usual;
  private final boolean ofDetectionOnly;
  private final String meaning;

  JobArgument(String label, String value, String usual, boolean ofDetectionOnly, String meaning) {
    this.label = label;
    this.value = value;
    this.usual = usual;
    this.ofDetectionOnly = ofDetectionOnly;
    this.meaning = meaning;
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

  /** What values look like. */
  public String value() {
    return value;
  }

  /** What holds where nothing is said. */
  public String usual() {
    return usual;
  }

  public boolean isOfDetectionOnly() {
    return ofDetectionOnly;
  }

  /** In Markdown. */
  public String meaning() {
    return meaning;
  }
}
