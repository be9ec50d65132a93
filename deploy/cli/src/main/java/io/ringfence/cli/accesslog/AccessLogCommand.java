package io.ringfence.cli.accesslog;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.KafkaClientOption;
import io.ringfence.cli.options.KeyFile;
import io.ringfence.cli.options.OutputOption;
import io.ringfence.cli.options.RegionOption;
import io.ringfence.cli.table.TextTable;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.signal.Subject;
import io.ringfence.topics.TopicNames;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who looked at whom. */
@Command(
    name = "access-log",
    mixinStandardHelpOptions = true,
    description = {
      "Prints who looked at whom, and who did what, from the topic `access.log` or a copy of it.",
      "The log names subjects by a keyed hash: to look for one takes the key of receipts that the"
          + " consoles had."
    })
public final class AccessLogCommand implements Callable<Integer> {

  private static final int LONGEST_NAME = 64;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "entries, JSON lines; - for standard input")
  private String file;

  @Option(names = "--bootstrap", paramLabel = "HOST:PORT", description = "the broker's address")
  private String bootstrap;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      defaultValue = TopicNames.ACCESS_LOG,
      description = "where the topic has another name (default: ${DEFAULT-VALUE})")
  private String topic;

  @Option(
      names = "--subject",
      paramLabel = "KIND:VALUE",
      description = "only what is about this subject; takes --key-file")
  private String subject;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "the key of receipts; may be repeated, for keys that were replaced")
  private List<Path> keys = List.of();

  @Option(names = "--actor", paramLabel = "NAME", description = "only what this user did")
  private String actor;

  @Option(names = "--from", paramLabel = "TIME", description = "not before, RFC 3339")
  private Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "before, RFC 3339")
  private Instant to;

  @Mixin private KafkaClientOption client = new KafkaClientOption();
  @Mixin private RegionOption region = new RegionOption();
  @Mixin private OutputOption output;

  @Spec private CommandSpec spec;

  private int unnamed;
  private int unreadable;

  @Override
  public Integer call() throws BadInput {
    boolean broker = bootstrap != null || client.given();
    if (broker == (file != null)) {
      throw new BadInput("either a FILE or --bootstrap");
    }
    List<String> names = names();
    TextTable table =
        new TextTable(7, LONGEST_NAME, "time", "actor", "role", "from", "action", "", "about");
    PrintWriter out = spec.commandLine().getOut();
    Consumer<JsonNode> shown = output.json() ? out::println : entry -> row(entry, table);
    Consumer<JsonNode> taker = entry -> show(entry, names, shown);
    unreadable =
        broker
            ? LogReader.topic(client.settings(bootstrap), topic, taker)
            : LogReader.file(file, taker);
    if (!output.json()) {
      out.print(table);
    }
    PrintWriter notes = output.json() ? spec.commandLine().getErr() : out;
    note(
        notes,
        unnamed,
        "entries name a subject without a key: it cannot be told whom they are about");
    note(notes, unreadable, "records are no entries of an access log");
    return 0;
  }

  private static void note(PrintWriter out, int count, String text) {
    if (count > 0) {
      out.println(count + " " + text);
    }
  }

  /** What the subject is called under each key; empty for all subjects. */
  private List<String> names() throws BadInput {
    if (subject == null) {
      return List.of();
    }
    if (keys.isEmpty()) {
      throw new BadInput("--subject: say --key-file, the key by which the log names subjects");
    }
    Subject meant = region.subject("--subject", subject);
    List<String> names = new ArrayList<>();
    for (Path key : keys) {
      names.add(KeyFile.read("--key-file", key, Pseudonym::new).of(meant));
    }
    return names;
  }

  private void show(JsonNode entry, List<String> names, Consumer<JsonNode> shown) {
    if (!fits(entry)) {
      return;
    }
    List<JsonNode> subjects = new ArrayList<>();
    entry.path("subjects").forEach(subjects::add);
    if (names.isEmpty()
        || subjects.stream().anyMatch(each -> names.contains(each.path("pseudonym").asText()))) {
      shown.accept(entry);
    } else if (subjects.stream().anyMatch(each -> !each.hasNonNull("pseudonym"))) {
      unnamed++;
    }
  }

  private boolean fits(JsonNode entry) {
    if (actor != null && !actor.equals(entry.path("actor").asText())) {
      return false;
    }
    try {
      Instant time = Instant.parse(entry.path("time").asText());
      return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    } catch (DateTimeParseException none) {
      return false;
    }
  }

  private static void row(JsonNode entry, TextTable table) {
    table.row(
        text(entry, "time"),
        text(entry, "actor"),
        text(entry, "role"),
        text(entry, "address"),
        text(entry, "action"),
        entry.path("outcome").asText().equals("denied") ? "denied" : "",
        about(entry));
  }

  private static String about(JsonNode entry) {
    StringJoiner about = new StringJoiner(" ");
    for (JsonNode each : entry.path("subjects")) {
      String name = text(each, "pseudonym");
      about.add(
          text(each, "kind")
              + ":"
              + (name.isEmpty() ? "?" : name.substring(0, Math.min(12, name.length()))));
    }
    for (String field : List.of("alert", "request", "rule", "page")) {
      if (entry.hasNonNull(field)) {
        about.add(field + " " + text(entry, field));
      }
    }
    return about.toString();
  }

  /** A terminal obeys characters that an address or a name can have. */
  private static String text(JsonNode entry, String field) {
    return entry.path(field).asText().replaceAll("\\p{C}", "");
  }
}
