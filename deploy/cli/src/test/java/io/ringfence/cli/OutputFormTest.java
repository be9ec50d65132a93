package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.cli.audit.SavedState;
import io.ringfence.cli.options.LauncherFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every verb that prints what it has found prints it for programs, too. */
class OutputFormTest {

  /** Verbs without the option, and why. */
  private static final Map<String, String> WITHOUT =
      Map.ofEntries(
          Map.entry("demo", "a show for people; --out has the alerts"),
          Map.entry("live", "runs until it is stopped; --out has the alerts"),
          Map.entry("serve", "runs until it is stopped; its lines are of the server itself"),
          Map.entry("cluster", "runs until it is stopped; its lines are stated in its help"),
          Map.entry("console", "serves until it is stopped"),
          Map.entry("console user", "prints a line of the file of users"),
          Map.entry("notify run", "runs until it is stopped"),
          Map.entry("notify test", "sends messages, and says a word for each"),
          Map.entry("deny run", "runs until it is stopped"),
          Map.entry("deny show", "a dry run for people; /v1/decisions has it as JSON"),
          Map.entry("deny lift", "prints nothing"),
          Map.entry("deny stop", "prints nothing"),
          Map.entry("deny resume", "prints nothing"),
          Map.entry("rules schema", "prints JSON"),
          Map.entry("profiles check", "says how many there are; its exit code is for programs"),
          Map.entry("simulate", "writes files, and says one sentence"),
          Map.entry("init", "writes files, and says one sentence"),
          Map.entry("feeds map", "prints a file of settings"),
          Map.entry("access", "writes a page"),
          Map.entry("lists export", "has forms of its own, --format json among them"),
          Map.entry("generate-completion", "prints a script"));

  /** A broker that knows access control lists, and lets everybody change them. */
  private static final Map<String, String> AUTHORIZED =
      Map.of(
          "authorizer.class.name",
          "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
          "super.users",
          "User:ANONYMOUS");

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private String file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines)).toString();
  }

  private static void verbs(String name, CommandLine verb, Map<String, CommandLine> leaves) {
    verb.getSubcommands()
        .forEach((below, command) -> verbs((name + ' ' + below).strip(), command, leaves));
    // `console` does something itself, and has a verb below it.
    if (verb.getSubcommands().isEmpty() || name.equals("console")) {
      leaves.put(name, verb);
    }
  }

  /** A run of each verb that has something to print. */
  private Map<String, List<String>> runs(String broker) throws Exception {
    SavedState state = SavedState.get();
    String saved = file("alerts.jsonl", state.alerts().toArray(String[]::new));
    String list = file("list.txt", "+12025550123", "nobody");
    String history = folder.resolve("history.jsonl").toString();
    Launch.of("lists", "import", file("one.txt", "+12025550123"), "--list=a", "--history", history);
    String key = file("some.key", "sixteen bytes and more");
    String entry =
        file(
            "log.jsonl",
            "{\"time\":\"2026-11-25T09:00:00Z\",\"actor\":\"ada\",\"action\":\"search\","
                + "\"outcome\":\"granted\",\"subjects\":[{\"kind\":\"number\"}]}");
    String pack =
        file(
            "pack.yaml",
            "measures: [{name: m_5m, per: account, on: call.attempt, count: true, over: 5m}]",
            "rules: []");
    String scanned = folder.resolve("scanned").toString();
    Map<String, List<String>> runs = new TreeMap<>();
    runs.put("scan", List.of(file("signals.jsonl", ""), "--out", scanned));
    runs.put("rules check", List.of(pack, "--against", pack));
    runs.put("topics", List.of("--check", "--bootstrap", broker, "--acls", "console=User:c"));
    runs.put("doctor", List.of("--folder", folder.resolve("none").toString()));
    String line =
        "2026-11-25T09:00:00Z gate sshd[1]: Failed password for a from 192.0.2.7 port 1 ssh2";
    runs.put("feeds check", List.of(file("auth.log", line, "x"), "--format=sshd"));
    runs.put("stories", List.of(saved, "--shadow"));
    runs.put("access-log", List.of(entry));
    runs.put("pseudonym", List.of("+12025550123", "--receipt-key-file", key));
    runs.put(
        "lists import",
        List.of(list, "--list=b", "--history", history, "--dry-run", "--skip-refused"));
    runs.put("lists check", List.of(list));
    runs.put("lists show", List.of("+12025550123", "--history", history));
    runs.put("audit", List.of(state.indicators().toString(), "--as-of", "event-time"));
    return runs;
  }

  @Test
  void everyVerbThatPrintsWhatItFoundPrintsItAsJson() throws Exception {
    Map<String, CommandLine> verbs = new TreeMap<>();
    verbs("", Ringfence.commandLine(Map.of()), verbs);
    TreeSet<String> having = new TreeSet<>(verbs.keySet());
    having.removeIf(each -> verbs.get(each).getCommandSpec().findOption("--output") == null);

    TreeSet<String> known = new TreeSet<>(having);
    known.addAll(WITHOUT.keySet());
    assertThat(known).as("a new verb has --output, or a reason").isEqualTo(verbs.keySet());
    assertThat(having).doesNotContainAnyElementsOf(WITHOUT.keySet());

    try (EmbeddedBroker broker = EmbeddedBroker.start(0, Optional.empty(), AUTHORIZED)) {
      Map<String, List<String>> runs = runs(broker.bootstrapServers());
      assertThat(runs.keySet()).isEqualTo(having);
      assertAll(runs.entrySet().stream().map(each -> () -> read(each.getKey(), each.getValue())));
    }
  }

  private static void read(String verb, List<String> arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of(verb.split(" ")));
    line.addAll(arguments);
    line.add("--output=json");
    Launch launch = Launch.of(line.toArray(String[]::new));

    assertThat(launch.exit()).as("%s: %s", verb, launch.err()).isLessThan(2);
    try (MappingIterator<JsonNode> documents =
        JSON.readerFor(JsonNode.class).readValues(launch.out())) {
      List<JsonNode> all = documents.readAll();
      assertThat(all).as(verb).isNotEmpty().allMatch(JsonNode::isObject);
      assertThat(all)
          .as("%s: one document, or one a line", verb)
          .satisfiesAnyOf(
              found -> assertThat(found).hasSize(1),
              found -> assertThat(found).hasSameSizeAs(launch.out().lines().toList()));
      String page = Files.readString(LauncherFolder.path("docs/contract.md"));
      for (JsonNode document : all) {
        document
            .fieldNames()
            .forEachRemaining(
                field -> assertThat(page).as("%s: %s", verb, field).contains('`' + field + '`'));
      }
    }
  }

  @Test
  void anotherFormIsRefusedWithTheOtherMistakes() {
    Launch launch = Launch.of("doctor", "--output", "xml", "--folders", "x");

    assertThat(launch.exit()).isEqualTo(2);
    assertThat(launch.out()).isEmpty();
    assertThat(launch.err().lines().filter(each -> each.startsWith("ringfence: ")))
        .hasSize(2)
        .anyMatch(each -> each.contains("expected one of [text, json]"))
        .anyMatch(each -> each.contains("--folders"));
  }
}
