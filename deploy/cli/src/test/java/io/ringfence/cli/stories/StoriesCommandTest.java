package io.ringfence.cli.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb {@code stories}: alerts in, what they come to out. */
class StoriesCommandTest {

  @TempDir private Path folder;

  private static String alert(
      String id, int version, String state, String mode, String fraud, String account) {
    return """
    {"id":"%s","version":%d,"state":"%s","rule":{"id":"%s-rule","version":1,"mode":"%s"},"fraud":"%s","severity":"high","score":80,\
    "subject":{"kind":"account","value":"%s"},"accused":[],"first":"2026-11-25T09:00:00Z","last":"2026-11-25T09:01:00Z",\
    "evidence":{"signals":["s-%s"]}}\
    """
        .formatted(id, version, state, fraud, mode, fraud, account, id);
  }

  private Launch stories(String alerts, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("alerts.jsonl"), alerts);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "stories";
    arguments[1] = file.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Launch.of(arguments);
  }

  @Test
  void alertsAboutOneAttackArePrintedAsOneSentenceWithTheAlertsBeneath() throws IOException {
    Launch launch =
        stories(
            alert("1", 1, "open", "enforce", "irsf", "a")
                + "\n\n"
                + alert("2", 1, "closed", "enforce", "account-takeover", "a")
                + "\n"
                + alert("3", 1, "open", "shadow", "irsf", "a"));

    assertThat(launch.exit()).as(launch.err()).isZero();
    assertThat(launch.out().strip().lines())
        .hasSize(3)
        .first()
        .isEqualTo("high      Account a: high-cost calls and account taken over (2 rules)");
    assertThat(launch.out()).contains("irsf-rule").contains("account:a").doesNotContain("  3");
  }

  @Test
  void ofEachAlertTheLastVersionCountsAndARetractedOneEqualsNone() throws IOException {
    Launch launch =
        stories(
            alert("1", 2, "retracted", "enforce", "irsf", "a")
                + "\n"
                + alert("1", 1, "open", "enforce", "irsf", "a")
                + "\n"
                + alert("2", 1, "open", "enforce", "irsf", "b"),
            "--json");

    assertThat(launch.out().strip().lines()).singleElement().asString().contains("\"id\":\"2\"");
  }

  @Test
  void ofATenantOnlyAlertsThatAreItsAloneAreTold() throws IOException {
    String theirs = alert("1", 1, "open", "enforce", "irsf", "a");
    String late = alert("3", 1, "open", "enforce", "irsf", "c");
    Launch launch =
        stories(
            theirs.replace("\"accused\"", "\"tenant\":\"acme\",\"accused\"")
                + "\n"
                + alert("2", 1, "open", "enforce", "irsf", "b")
                + "\n"
                + late.replace("\"accused\"", "\"tenant\":\"acme\",\"accused\"")
                + "\n"
                + alert("3", 2, "updated", "enforce", "irsf", "c"),
            "--json",
            "--tenant",
            "acme");

    assertThat(launch.out().strip().lines()).singleElement().asString().contains("\"id\":\"1\"");
  }

  @Test
  void shadowStoriesArePrintedIfAskedFor() throws IOException {
    String alert = alert("1", 1, "open", "shadow", "irsf", "a");

    assertThat(stories(alert).out()).isEmpty();
    assertThat(stories(alert, "--shadow").out()).contains("Account a: high-cost calls");
  }

  @Test
  void whatIsNoAlertIsRefusedWithItsLine() throws IOException {
    Launch launch = stories(alert("1", 1, "open", "enforce", "irsf", "a") + "\n{\"id\":\"2\"}\n");

    assertThat(launch.exit()).isEqualTo(2);
    assertThat(launch.err()).contains("alerts.jsonl:2: not an alert");
    assertThat(Launch.of("stories", folder.resolve("absent").toString()).exit()).isEqualTo(2);
  }
}
