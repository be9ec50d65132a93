package io.ringfence.cli.lists;

import static io.ringfence.cli.lists.ListsFolder.MONDAY;
import static io.ringfence.cli.lists.ListsFolder.TUESDAY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.BrokerOfVerbs;
import io.ringfence.cli.Launch;
import io.ringfence.cli.options.TopicProducer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A listing that a privacy request says was wrong is neither exported nor shown as what held. */
class ListsCorrectedTest {

  private static final String BEFORE = "2026-11-24T08:59:59Z";

  private static final String LISTED = listing("l-1", "add", "+12025550123", "house");
  private static final String OTHER = listing("l-2", "add", "+12025550124", "house");
  private static final String ALLOWED = listing("l-3", "allow", "+12025550124", "partners");
  private static final String DERIVED =
      """
      {"type":"listing","id":"a-1:listed","time":"2026-11-23T09:00:00Z","action":"add",\
      "subject":{"kind":"number","value":"+12025550125"},"list":"auto","version":1,\
      "origin":{"id":"a-1"}}""";

  @TempDir private Path folder;

  private static String listing(String id, String action, String number, String list) {
    return """
        {"type":"listing","id":"%s","time":"%s","action":"%s",\
        "subject":{"kind":"number","value":"%s"},"list":"%s"}"""
        .formatted(id, MONDAY, action, number, list);
  }

  private static String correction(String number, String listing) {
    return """
        {"type":"privacy","id":"p-%s","time":"%s","action":"correct",\
        "subject":{"kind":"number","value":"%s"},"actor":"ada","correct":{"listing":"%s"}}"""
        .formatted(listing, TUESDAY, number, listing);
  }

  private ListsFolder desk(boolean correctionsFirst) throws IOException {
    ListsFolder desk = new ListsFolder(folder);
    List<String> listings = List.of(LISTED, OTHER, ALLOWED, DERIVED);
    List<String> corrections =
        List.of(
            correction("+12025550123", "l-1"),
            correction("+12025550124", "l-3"),
            correction("+12025550125", "a-1:listed"));
    Files.write(desk.history(), correctionsFirst ? corrections : listings);
    Files.write(
        desk.history(), correctionsFirst ? listings : corrections, StandardOpenOption.APPEND);
    return desk;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatWasWrongIsNotExported(boolean correctionsFirst) throws IOException {
    Launch export = desk(correctionsFirst).run("export", "--format", "csv");

    assertThat(export.exit()).as(export.err()).isZero();
    assertThat(export.out())
        .as("neither the wrong entry, nor the wrong allow; what follows from an alert stands")
        .doesNotContain("+12025550123")
        .contains("+12025550124", "+12025550125");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatWasKnownBeforeTheCorrectionIsAsItWas(boolean correctionsFirst) throws IOException {
    Launch export =
        desk(correctionsFirst)
            .run("export", "--format", "csv", "--at", TUESDAY, "--known-at", BEFORE);

    assertThat(export.out()).contains("+12025550123").doesNotContain("+12025550124");
  }

  @Test
  void whatWasWrongIsShownAsWhatNeverHeld() throws IOException {
    ListsFolder desk = desk(false);

    assertThat(desk.run("show", "+12025550123").out()).contains("not listed", "house", "withdrawn");
    assertThat(desk.run("show", "+12025550123", "--known-at", BEFORE, "--at", TUESDAY).out())
        .contains("listed by house");
  }

  @Test
  void whoeverMayNotReadRequestsIsToldThatTheyAreLeftOut() throws IOException {
    Launch export = desk(false).run("export", "--format", "csv", "--without-corrections");

    assertThat(export.out()).contains("+12025550123").doesNotContain("+12025550124");
    assertThat(export.err()).containsOnlyOnce("corrections are left out");
  }

  /** A file that says it still is no new statement; one that says it anew is. */
  @Test
  void anImportDoesNotListAgainWhatTheFileHasSaidAllTheTime() throws IOException {
    ListsFolder desk = desk(false);
    String numbers = "+12025550123\n+12025550124\n";

    assertThat(desk.imported(TUESDAY, numbers).out()).contains("0 added", "2 unchanged");
    assertThat(desk.run("export", "--format", "csv").out()).doesNotContain("+12025550123");

    desk.imported(TUESDAY, "+12025550124\n", "--confirm");
    assertThat(desk.imported(TUESDAY, numbers).out()).contains("1 added");
    assertThat(desk.run("export", "--format", "csv").out()).contains("+12025550123");
  }

  @Test
  void correctionsAreReadFromTheBroker() throws IOException {
    try (TopicProducer sender = new TopicProducer(BrokerOfVerbs.bootstrap())) {
      for (String each : List.of(LISTED, OTHER, ALLOWED)) {
        sender.send("blacklist.changes", "", each.getBytes(UTF_8));
      }
      sender.send("blacklist.derived", "a-1:listed", DERIVED.getBytes(UTF_8));
      sender.send("privacy.requests", "", correction("+12025550123", "l-1").getBytes(UTF_8));
      sender.send("blacklist.changes", "", correction("+12025550124", "l-3").getBytes(UTF_8));
      sender.flush();
    }

    Launch export = export();
    assertThat(export.exit()).as(export.err()).isZero();
    assertThat(export.out())
        .as("a request on a topic of lists is none")
        .contains("+12025550125")
        .doesNotContain("+12025550123", "+12025550124");
    assertThat(export("--without-corrections").out()).contains("+12025550123");

    Launch elsewhere = export("--topic", "privacy.requests=privacy.other");
    assertThat(elsewhere.exit()).isEqualTo(2);
    assertThat(elsewhere.err()).contains("there is no topic privacy.other");
    assertThat(export("--topic", "requests=any").err()).contains("--topic: no topic has the role");
  }

  private static Launch export(String... more) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "lists", "export", "--format", "csv", "--bootstrap", BrokerOfVerbs.bootstrap()));
    all.addAll(List.of(more));
    return Launch.of(all.toArray(String[]::new));
  }
}
