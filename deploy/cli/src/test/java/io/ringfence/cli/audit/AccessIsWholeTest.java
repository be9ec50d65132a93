package io.ringfence.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.Launch;
import io.ringfence.cli.audit.search.RawHits;
import io.ringfence.cli.audit.search.RawHits.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever asks what is held of them is told all of it: every entry of every state in which a search
 * of the savepoint's bytes finds them, as text or as hash, is among what the audit prints, and is
 * counted on the page that answers the request.
 */
@Tag("full") // a job, and savepoints until all is settled
class AccessIsWholeTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String NUMBER = "+12025550123";
  private static final String DEVICE = "mac:001122334455";
  private static final String ACCOUNT = "acme-17";
  private static final String ADDRESS = "198.51.100.9";
  private static final String OTHER = "+12025550177";

  /** What a page does not tell: that there is a hold is for the officer to know. */
  private static final Set<String> NOT_TOLD = Set.of("holds", "erasures put off", "the key alone");

  /** So long ago that most is settled, and so recent that the clock agrees with event time. */
  private static final Instant START =
      Instant.ofEpochMilli(System.currentTimeMillis()).minus(Duration.ofMinutes(50));

  @TempDir private static Path folder;

  private static Path savepoint;

  @BeforeAll
  static void aJobIsSaved() throws Exception {
    savepoint =
        SavedJob.detection(
            Files.createDirectory(folder.resolve("job")),
            records(),
            SavedJob.Form.CANONICAL,
            saved -> states(RawHits.of(saved, NUMBER)).containsAll(Set.of("call", "crowd-slice")));
  }

  private static List<String> records() {
    String told = "told by %s, %s, %s and %s".formatted(NUMBER, DEVICE, ACCOUNT, ADDRESS);
    List<String> records = new ArrayList<>();
    records.add(listing("l-1", "add", "number", OTHER, told));
    records.add(listing("l-2", "add", "range", "+88216", told));
    records.add(listing("l-3", "allow", "account", "partner-1", told));
    records.add(listing("l-4", "add", "number", NUMBER, "irsf"));
    records.add(listing("l-5", "allow", "account", ACCOUNT, ""));
    records.add(privacy("p-1", "hold", "account", "partner-2", "order about " + NUMBER));
    records.add(privacy("p-2", "hold", "number", NUMBER, "order of " + ACCOUNT));
    for (int i = 0; i < 60; i++) {
      records.add(failedLogin("e-" + i, START.plusSeconds(60 + 2 * i)));
      records.add(call("c-" + i, START.plusSeconds(200 + i), i % 3 == 0 ? OTHER : NUMBER, ""));
    }
    records.add(
        """
        {"type":"message","id":"m-1","channel":"sms","status":"submitted","time":"%s","from":"%s","to":"%s","account":"%s","device":"%s","address":"%s","text":"call %s"}"""
            .formatted(START.plusSeconds(300), NUMBER, OTHER, ACCOUNT, DEVICE, ADDRESS, NUMBER));
    for (String event : List.of("join", "leave")) {
      records.add(
          """
          {"type":"session","id":"s-%s","meeting":"m-7","action":"%s","time":"%s","participant":"%s","number":"%s","account":"%s","device":"%s","address":"%s"}"""
              .formatted(
                  event, event, START.plusSeconds(310), NUMBER, NUMBER, ACCOUNT, DEVICE, ADDRESS));
    }
    records.add(
        privacy("p-3", "correct", "number", NUMBER, "")
            .replaceFirst(
                "}$",
                ",\"correct\":{\"link\":{\"kind\":\"device\",\"value\":\"" + DEVICE + "\"}}}"));
    // Event time goes on, so that what came before is settled.
    for (int i = 0; i < 35; i++) {
      records.add(call("later-" + i, START.plusSeconds(400 + 60 * i), "+12125550100", ""));
    }
    for (int i = 0; i < 600; i++) {
      records.add(
          call(
              "crowd-" + i,
              START.plusSeconds(2_600).plusMillis(10L * i),
              i % 2 == 0 ? NUMBER : OTHER,
              "carrier-1"));
    }
    return records;
  }

  private static String listing(
      String id, String action, String kind, String value, String reason) {
    return """
        {"type":"listing","id":"%s","time":"%s","action":"%s","subject":{"kind":"%s","value":"%s"},"list":"house","reason":"%s"}"""
        .formatted(id, START, action, kind, value, reason);
  }

  private static String privacy(
      String id, String action, String kind, String value, String ground) {
    return """
        {"type":"privacy","id":"%s","time":"%s","action":"%s","subject":{"kind":"%s","value":"%s"},"actor":"legal","ground":"%s","until":"%s"}"""
        .formatted(
            id,
            START.plusSeconds(390),
            action,
            kind,
            value,
            ground,
            START.plus(Duration.ofDays(9)));
  }

  private static String failedLogin(String id, Instant time) {
    return """
        {"type":"security","id":"%s","time":"%s","event":"login.failed","account":"%s","device":"%s","address":"%s","number":"%s"}"""
        .formatted(id, time, ACCOUNT, DEVICE, ADDRESS, NUMBER);
  }

  private static String call(String id, Instant time, String from, String trunk) {
    return """
        {"type":"call","id":"%s:attempt","call":"%s","phase":"attempt","time":"%s","source":"sbc-1","from":"%s","to":"+88216%s","account":"%s","device":"%s","address":"%s","trunk":"%s","direction":"%s"}"""
        .formatted(
            id,
            id,
            time,
            from,
            1_000_000 + id.hashCode() % 1_000,
            trunk.isEmpty() ? ACCOUNT : "",
            trunk.isEmpty() ? DEVICE : "",
            trunk.isEmpty() ? ADDRESS : "",
            trunk,
            trunk.isEmpty() ? "outbound" : "inbound");
  }

  private static Set<String> states(Map<Place, Set<String>> hits) {
    Set<String> states = new TreeSet<>();
    hits.keySet().forEach(each -> states.add(each.state()));
    return states;
  }

  private static JsonNode audited(String subject) throws Exception {
    Launch audit = Launch.of("audit", savepoint.toString(), "--json", "--subject", subject);
    assertThat(audit.err()).isEmpty();
    return JSON.readTree(audit.out()).path("subject");
  }

  private static Set<Place> printed(JsonNode audited, String subject) {
    Set<Place> printed = new TreeSet<>();
    for (JsonNode each : audited.path("own")) {
      printed.add(new Place(each.path("state").asText(), subject));
    }
    for (JsonNode each : audited.path("named")) {
      printed.add(new Place(each.path("state").asText(), each.path("of").asText()));
    }
    return printed;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "number:" + NUMBER,
        "device:" + DEVICE,
        "account:" + ACCOUNT,
        "address:" + ADDRESS
      })
  void whatIsFoundInTheBytesIsPrinted(String subject) throws Exception {
    String value = subject.substring(subject.indexOf(':') + 1);
    Map<Place, Set<String>> found = RawHits.of(savepoint, value);
    JsonNode audited = audited(subject);

    assertThat(found).isNotEmpty();
    assertThat(printed(audited, subject)).containsAll(found.keySet());
    assertThat(audited.path("unexplainedIn")).isEmpty();
    assertThat(page(subject, value)).contains(rows(audited));
  }

  /** The search is of use: it finds what is told in all of these, and some of it as hash alone. */
  @Test
  void theyAreInEveryStateThatNamesSubjects() throws Exception {
    Set<String> states = new TreeSet<>();
    Set<String> forms = new TreeSet<>();
    for (String each : List.of(NUMBER, DEVICE, ACCOUNT, ADDRESS)) {
      Map<Place, Set<String>> found = RawHits.of(savepoint, each);
      states.addAll(states(found));
      found.values().forEach(all -> forms.add(all.toString()));
    }

    assertThat(states)
        .contains(
            "subject",
            "links",
            "listing-history",
            "held-erasure",
            "shared-standing",
            "call",
            "crowd-slice",
            "timers");
    assertThat(forms).contains("[hash]", "[utf-8]", "[hash, utf-8]");
    List<String> kinds = new ArrayList<>();
    for (JsonNode each : audited("number:" + NUMBER).path("named")) {
      kinds.add(each.path("what").asText());
    }
    assertThat(kinds)
        .contains("alerts", "measures", "links", "corrected links", "holds", "listings");
  }

  /** What the page has to have of each kind of piece. */
  private static String[] rows(JsonNode audited) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String part : List.of("own", "named")) {
      for (JsonNode each : audited.path(part)) {
        String what = each.path("what").asText();
        if (!NOT_TOLD.contains(what)) {
          String of = each.path("class").asText();
          String row = (of.isEmpty() ? "" : bdi(of)) + "</td><td>" + bdi(what) + "</td><td>";
          counts.merge(part + row, 1, Integer::sum);
        }
      }
    }
    List<String> rows = new ArrayList<>();
    counts.forEach(
        (row, count) -> rows.add(row.replaceFirst("^(own|named)", "") + bdi("" + count)));
    return rows.toArray(String[]::new);
  }

  private static String bdi(String text) {
    return "<bdi>" + text + "</bdi>";
  }

  private static String page(String subject, String value) throws Exception {
    String kind = subject.substring(0, subject.indexOf(':'));
    Path document =
        Files.writeString(
            folder.resolve("documents.jsonl"),
            "{\"document\":\"p:document\",\"time\":\"2026-01-01T00:00:00Z\",\"keptUntil\":{},"
                + "\"subject\":{\"kind\":\"%s\",\"value\":\"%s\"}}".formatted(kind, value));
    Path html = folder.resolve("page.html");
    Launch launch =
        Launch.of(
            "access",
            document.toString(),
            "--html",
            html.toString(),
            "--savepoint",
            savepoint.toString());
    assertThat(launch.exit()).as(launch.err()).isZero();
    assertThat(Files.readString(html)).as("nothing tells of a hold").doesNotContain(">holds<");
    return Files.readString(html);
  }
}
