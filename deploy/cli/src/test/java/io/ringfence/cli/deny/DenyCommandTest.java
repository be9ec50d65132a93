package io.ringfence.cli.deny;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.cli.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dry run, and what people may do, with a real broker. */
class DenyCommandTest {

  @TempDir private Path folder;

  @BeforeEach
  void settings() throws IOException {
    Files.writeString(
        folder.resolve("deny.yaml"),
        "lists: {house: {kinds: [account, address, range]}}\nown: [198.51.100.7]\n");
    Files.writeString(
        folder.resolve("lists.jsonl"),
        listing("account", "acme-17")
            + listing("address", "198.51.100.7")
            + listing("address", "198.51.100.8")
            + listing("number", "+12025550123"));
  }

  private static String listing(String kind, String value) {
    return """
        {"type":"listing","id":"%2$s","time":"2026-11-25T08:00:00Z","action":"add",\
        "subject":{"kind":"%1$s","value":"%2$s"},"list":"house"}
        """
        .formatted(kind, value);
  }

  private Launch deny(String verb, String... more) {
    List<String> all = new ArrayList<>(List.of("deny", verb, "--config", folder.toString()));
    all.addAll(List.of(more));
    return Launch.of(all.toArray(String[]::new));
  }

  @Test
  void aDryRunSaysWhoWouldBeRefused() {
    Launch shown = deny("show", "--history", folder.resolve("lists.jsonl").toString());

    assertThat(shown.exit()).isZero();
    assertThat(shown.out().lines())
        .containsExactly(
            "kind     value         lists  until",
            "account  acme-17       house",
            "address  198.51.100.8  house",
            "2 would be refused, at most 60 new ones a minute");
  }

  @Test
  void whoIsLiftedIsOutAndEachActIsOnTheAccessLog() throws IOException {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      broker.createTopics();
      String at = broker.bootstrapServers();
      assertThat(
              Launch.of(
                      "lists",
                      "import",
                      numbers("account:acme-17\n"),
                      "--list",
                      "house",
                      "--bootstrap",
                      at)
                  .exit())
          .isZero();
      assertThat(deny("show", "--bootstrap", at).out()).contains("1 would be refused");

      String[] lift = {
        "account:acme-17", "--for", "1h", "--bootstrap", at, "--actor", "ann", "--reason", "mistake"
      };
      assertThat(deny("lift", lift)).isEqualTo(new Launch(0, "", ""));
      assertThat(deny("show", "--bootstrap", at).out()).contains("0 would be refused");
      String[] why = {"--bootstrap", at, "--actor", "ann", "--reason", "all wrong"};
      assertThat(deny("stop", why).exit()).isZero();
      assertThat(deny("show", "--bootstrap", at).out())
          .contains("nobody is refused until `deny resume`");
      assertThat(deny("resume", why).exit()).isZero();
      assertThat(deny("show", "--bootstrap", at).out()).doesNotContain("nobody is refused");

      assertThat(Launch.of("access-log", "--bootstrap", at, "--output", "json").out().lines())
          .hasSize(3)
          .allMatch(each -> each.contains("\"actor\":\"ann\""))
          .anyMatch(each -> each.contains("\"action\":\"deny-lift\"") && each.contains("mistake"))
          .anyMatch(each -> each.contains("\"action\":\"deny-stop\""))
          .anyMatch(each -> each.contains("\"action\":\"deny-resume\""))
          .noneMatch(each -> each.contains("acme-17"));
      assertThat(Launch.of("lists", "show", "account:acme-17", "--bootstrap", at).out())
          .contains("lifted", "ann", "mistake");
    }
  }

  private String numbers(String lines) throws IOException {
    return Files.writeString(folder.resolve("house.txt"), lines).toString();
  }

  @Test
  void whatCannotBeUsedIsRefused() throws IOException {
    String[] why = {"--bootstrap", "127.0.0.1:1", "--actor", "ann", "--reason", "x"};
    List<String> lift = new ArrayList<>(List.of("account:a"));
    lift.addAll(List.of(why));
    assertThat(deny("lift", lift.toArray(String[]::new)).err()).contains("either --until or --for");
    lift.addAll(List.of("--until", "2026-01-01T00:00:00Z"));
    assertThat(deny("lift", lift.toArray(String[]::new)).err()).contains("--until: a time to come");
    assertThat(deny("stop", "--bootstrap", "127.0.0.1:1", "--actor", " ", "--reason", "x").err())
        .contains("--actor");
    assertThat(deny("stop", "--bootstrap", "127.0.0.1:1", "--actor", "ann").err())
        .contains("--reason");

    Files.writeString(folder.resolve("deny.yaml"), "lists: {}");
    Launch wrong = deny("run", "--bootstrap", "127.0.0.1:1", "--data", folder.resolve("d") + "");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("line 1: no list is named under `lists`");
    Launch missing = Launch.of("deny", "show", "--history", "x");
    assertThat(missing.err()).contains("--deny: name the file, or a --config with a deny.yaml");
  }
}
