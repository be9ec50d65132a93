package io.ringfence.cli.profiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.cli.Launch;
import io.ringfence.cli.live.TopicProducer;
import io.ringfence.cli.local.LocalStack;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.topic.TopicRecords;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Profiles from files and on a topic, to what is judged by them. */
class ProfilesTest {

  /** Three calls in five minutes are too many, but for a call centre. */
  private static final String PACK =
      """
      measures:
        - {name: calls_5m, per: account, on: call.attempt, count: true, over: 5m}
      rules:
        - {id: many, version: 1, fraud: robocall, title: Many calls, accuse: account, on: call.attempt,
           when: "profile.class != 'call-centre' && calls_5m >= 3", severity: low, score: 1, quiet: 30m,
           mode: enforce, summary: "{subject} of the class {profile.class} made {calls_5m} calls"}
      """;

  private static EmbeddedBroker broker;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    broker = EmbeddedBroker.start();
    broker.createTopics();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String call(String account, int number, Instant time) {
    return """
        {"type":"call","id":"%s-%d","call":"%s-%d","phase":"attempt","time":"%s","from":"+12025550123",\
        "to":"+12025550199","account":"%s","direction":"outbound"}
        """
        .formatted(account, number, account, number, time, account);
  }

  private String calls(String account) {
    StringBuilder calls = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      calls.append(call(account, i, Instant.parse("2026-11-25T09:00:00Z").plusSeconds(i)));
    }
    return calls.toString();
  }

  private static String profile(String account, String customerClass) {
    return "{\"type\":\"profile\",\"account\":\"%s\",\"class\":\"%s\"}%n"
        .formatted(account, customerClass);
  }

  @Test
  void aScanKnowsTheProfilesBeforeTheFirstRecord() throws Exception {
    String traffic = file("traffic.jsonl", calls("desk") + calls("acme"));
    String profiles = file("profiles.jsonl", profile("desk", "call-centre"));
    String pack = file("pack.yaml", PACK);
    String out = folder.resolve("out").toString();

    Launch without = Launch.of("scan", traffic, "--rules", pack, "--out", out);
    String alerts = Files.readString(Path.of(out, "alerts.jsonl"));
    Launch with = Launch.of("scan", traffic, "--rules", pack, "--out", out, "--profiles", profiles);

    assertThat(without.exit()).as(without.err()).isZero();
    assertThat(alerts.lines()).hasSize(2);
    assertThat(alerts).contains("desk of the class unknown");
    assertThat(with.exit()).as(with.err()).isZero();
    assertThat(Files.readString(Path.of(out, "alerts.jsonl")))
        .contains("acme")
        .doesNotContain("desk");
  }

  @Test
  void aFileWithFaultsIsRefusedBeforeAnythingStarts() throws Exception {
    String traffic = file("traffic.jsonl", calls("desk"));
    String profiles =
        file("profiles.yaml", "profiles:\n  - {account: a, class: X}\n  - {class: b}\n");
    Path out = folder.resolve("out");

    Launch scan = Launch.of("scan", traffic, "--profiles", profiles, "--out", out.toString());
    Launch check = Launch.of("profiles", "check", profiles);

    assertThat(scan.exit()).isEqualTo(2);
    assertThat(scan.err())
        .contains("line 2: `class`: not a word")
        .contains("line 3: `account`: the field is required");
    assertThat(out).doesNotExist();
    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.out()).contains("profiles.yaml:2: `class`", "0 profiles");
  }

  private Launch profiles(String... arguments) {
    String[] all = new String[arguments.length + 4];
    all[0] = "profiles";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--bootstrap=" + broker.bootstrapServers();
    all[arguments.length + 2] = "--topic=profiles";
    all[arguments.length + 3] = "--output=text";
    return Launch.of(all);
  }

  private Launch show(String account) {
    return Launch.of("profiles", "show", account, "--bootstrap", broker.bootstrapServers());
  }

  @Test
  void anImportWritesWhatHasChanged() throws Exception {
    Launch first =
        profiles("import", file("a.jsonl", profile("a", "hotel") + profile("b", "business")));
    Launch again =
        profiles("import", file("b.jsonl", profile("a", "hotel") + profile("b", "wholesale")));
    Launch faulty = profiles("import", file("c.jsonl", profile("a", "Hotel")));
    String shown = show("b").out();
    Launch fewer = profiles("import", file("d.jsonl", profile("a", "hotel")), "--remove-missing");

    assertThat(first.out()).as(first.err()).isEqualTo("2 written, 0 removed, 0 unchanged\n");
    assertThat(again.out()).isEqualTo("1 written, 0 removed, 1 unchanged\n");
    assertThat(faulty.exit()).isEqualTo(2);
    assertThat(faulty.err()).contains("c.jsonl:1: `class`", "as they were");
    assertThat(shown).contains("\"class\":\"wholesale\"", "\"time\":\"2");
    assertThat(fewer.out()).isEqualTo("0 written, 1 removed, 1 unchanged\n");
    assertThat(show("b").exit()).isEqualTo(1);
    assertThat(show("a").exit()).isZero();
  }

  @Test
  void anImportSaysAgainWhatTheTopicHasNotSaidForHalfAYear() throws Exception {
    try (TopicProducer sender = new TopicProducer(broker.bootstrapServers())) {
      for (int days : List.of(100, 200)) {
        Instant written = Instant.now().minus(Duration.ofDays(days));
        String said =
            "{\"type\":\"profile\",\"account\":\"old-%d\",\"class\":\"hotel\",\"time\":\"%s\"}"
                .formatted(days, written);
        sender.send("profiles", "old-" + days, said.getBytes(UTF_8));
      }
      sender.flush();
    }

    Launch again =
        profiles(
            "import", file("old.jsonl", profile("old-100", "hotel") + profile("old-200", "hotel")));

    assertThat(again.out()).as(again.err()).isEqualTo("1 written, 0 removed, 1 unchanged\n");
  }

  @Test
  void aRunningJobGoesByWhatIsImported() throws Exception {
    String pack = file("pack.yaml", PACK.replace("!= 'call-centre'", "== 'business'"));
    DetectionOptions options = new DetectionOptions();
    new CommandLine(options).parseArgs("--rules", pack);
    DetectionSettings settings = options.settings(RetentionClock.WALL);
    try (LocalStack stack = LocalStack.start(0);
        TopicProducer traffic = new TopicProducer(stack.bootstrap())) {
      stack.detect(settings, 1);
      for (int i = 0; i < 4; i++) {
        traffic.send("traffic.calls", "", call("acme", i, Instant.now()).getBytes(UTF_8));
      }
      traffic.flush();
      assertThat(
              Launch.of(
                      "profiles",
                      "import",
                      file("business.jsonl", profile("acme", "business")),
                      "--bootstrap",
                      stack.bootstrap())
                  .exit())
          .isZero();

      int number = 4;
      Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
      while (!alerted(stack) && Instant.now().isBefore(deadline)) {
        traffic.send("traffic.calls", "", call("acme", number++, Instant.now()).getBytes(UTF_8));
        traffic.flush();
        Thread.sleep(500);
      }

      assertThat(alerted(stack)).as("after %d calls", number).isTrue();
    }
  }

  private static boolean alerted(LocalStack stack) throws Exception {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", stack.bootstrap());
    AtomicBoolean found = new AtomicBoolean();
    new TopicRecords(client, List.of("alerts"))
        .read(
            record ->
                found.compareAndSet(
                    false,
                    record.value() != null
                        && new String(record.value(), UTF_8).contains("class business")));
    return found.get();
  }
}
