package io.ringfence.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb {@code audit} on savepoints of both jobs, which have just read records of today. */
@Tag("full") // three jobs, and savepoints until all is settled
class AuditOfAJobTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String CALLER = "+12025550123";
  private static final String CALLED = "+12025550199";
  private static final String LISTED = "+12025550177";

  /** So long ago that all is settled, and so recent that the clock agrees with event time. */
  private static final Instant START =
      Instant.ofEpochMilli(System.currentTimeMillis()).minus(Duration.ofMinutes(40));

  @TempDir private static Path folder;

  private static Path detection;
  private static Path indicators;

  @BeforeAll
  static void bothJobsAreSaved() throws Exception {
    detection =
        SavedJob.detection(
            Files.createDirectory(folder.resolve("d")),
            records(),
            SavedJob.Form.CANONICAL,
            saved -> audit(saved).out().contains("last signals"));
    indicators =
        SavedJob.indicators(
            Files.createDirectory(folder.resolve("k")),
            records(),
            saved -> audit(saved).out().contains("figures of groups"));
  }

  private static List<String> records() {
    List<String> records = new ArrayList<>();
    records.add(
        """
        {"type":"listing","id":"l-1","time":"%s","action":"add","subject":{"kind":"number","value":"%s"},"list":"house","reason":"irsf, told by %s"}"""
            .formatted(START, LISTED, CALLED));
    records.add(
        """
        {"type":"listing","id":"l-2","time":"%s","action":"add","subject":{"kind":"range","value":"+88216"},"list":"house","reason":"irsf"}"""
            .formatted(START));
    records.add(
        """
        {"type":"listing","id":"l-3","time":"%s","action":"allow","subject":{"kind":"account","value":"partner-1"},"list":"partners"}"""
            .formatted(START));
    for (int i = 0; i < 5; i++) {
      records.add(call("c-" + i, START.plusSeconds(60 + i), CALLER, CALLED));
    }
    records.add(call("c-listed", START.plusSeconds(90), LISTED, CALLED));
    // Event time goes on, so that what came before is settled.
    for (int i = 0; i < 35; i++) {
      records.add(
          call("later-" + i, START.plusSeconds(100 + 60 * i), "+12125550100", "+12125550101"));
    }
    return records;
  }

  private static String call(String id, Instant time, String from, String to) {
    return """
        {"type":"call","id":"%s:attempt","call":"%s","phase":"attempt","time":"%s","source":"sbc-1","from":"%s","to":"%s","account":"acme-17","device":"mac:001122334455","direction":"outbound"}"""
        .formatted(id, id, time, from, to);
  }

  private static Launch audit(Path savepoint, String... more) {
    List<String> arguments = new ArrayList<>(List.of("audit", savepoint.toString()));
    arguments.addAll(List.of(more));
    return Launch.of(arguments.toArray(String[]::new));
  }

  private static JsonNode json(Launch audit) throws Exception {
    return JSON.readTree(audit.out());
  }

  private static String daysLater(int days) {
    return START.plus(Duration.ofDays(days)).toString();
  }

  private static JsonNode ofClass(JsonNode report, String name) {
    for (JsonNode each : report.get("classes")) {
      if (each.get("class").asText().equals(name)) {
        return each;
      }
    }
    throw new AssertionError("nothing of the class " + name + " is held: " + report);
  }

  @Test
  void ofALiveJobNothingIsOverdue() throws Exception {
    Launch audit = audit(detection, "--json");

    assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
    JsonNode report = json(audit);
    assertThat(report.get("clean").asBoolean()).isTrue();
    assertThat(report.get("faults")).isEmpty();
    assertThat(report.get("timers").asLong()).isPositive();
    assertThat(ofClass(report, "traffic").get("keep").asText()).isEqualTo("30d");
    assertThat(ofClass(report, "traffic").get("oldest").asText())
        .isEqualTo(START.plusSeconds(60).toString());
    // The number and the account in their own states, the allow in its history; the range and the
    // allow with the task that stores what all tasks know.
    assertThat(ofClass(report, "listings").get("entries").asInt()).isEqualTo(5);
    assertThat(ofClass(report, "links").get("keys").asInt()).isPositive();
    assertThat(report.get("classes").get(0).get("class").asText()).isEqualTo("listings");
  }

  @Test
  void whatIsPastItsTermIsOverdue() throws Exception {
    Launch audit = audit(detection, "--json", "--as-of", daysLater(32));

    assertThat(audit.exit()).isEqualTo(1);
    JsonNode report = json(audit);
    JsonNode traffic = ofClass(report, "traffic");
    assertThat(traffic.get("overdue").asLong()).isEqualTo(traffic.get("entries").asLong());
    assertThat(ofClass(report, "links").get("overdue").asLong()).isZero();
    assertThat(ofClass(report, "listings").get("overdue").asLong()).isZero();
    assertThat(audit(detection, "--as-of", daysLater(32)).out())
        .contains("entries are past their retention");
  }

  @Test
  void aShorterPolicyMakesOverdueWhatAnotherAllows() throws Exception {
    String shipped =
        Files.readString(
            Path.of(System.getProperty("ringfence.home")).resolve("privacy/policy.yaml"));
    Path policy = folder.resolve("policy.yaml");
    Files.writeString(policy, shipped.replaceFirst("(?s)(links:\\s+keep: )180d", "$11h"));

    Launch audit =
        audit(detection, "--json", "--policy", policy.toString(), "--as-of", daysLater(1));

    assertThat(audit.exit()).isEqualTo(1);
    assertThat(ofClass(json(audit), "links").get("overdue").asLong()).isPositive();
    assertThat(ofClass(json(audit), "traffic").get("overdue").asLong()).isZero();
  }

  @Test
  void whatTheTimersMayPurgeLateIsNotOverdueYet() {
    // The first signals are of START and a minute; their trace is kept for 7 days.
    Duration term = Duration.ofDays(7).plusHours(2);
    Instant first = START.plusSeconds(60).plus(term);
    Instant last = START.plusSeconds(100 + 60 * 34).plus(term);

    assertThat(audit(detection, "--as-of", first.toString()).exit()).isZero();
    assertThat(audit(detection, "--as-of", last.plusSeconds(1).toString()).exit()).isEqualTo(1);
  }

  @Test
  void ofASubjectAllThatIsHeldIsFound() throws Exception {
    JsonNode report = json(audit(detection, "--json", "--subject", "number:" + CALLED));
    JsonNode subject = report.get("subject");

    assertThat(subject.get("value").asText()).isEqualTo(CALLED);
    assertThat(subject.get("own"))
        .anyMatch(each -> each.path("class").asText().equals("traffic"))
        .anyMatch(each -> each.get("what").asText().equals("timers"));
    assertThat(subject.get("named"))
        .as("the reason of another number's listing names it")
        .anyMatch(
            each ->
                each.get("what").asText().equals("listings")
                    && each.get("of").asText().equals("number:" + LISTED))
        .as("so does a call that is being assembled")
        .anyMatch(each -> each.get("of").asText().equals("call c-1"));
    assertThat(subject.get("unexplained").asLong()).isZero();
  }

  @Test
  void aSubjectIsFoundInTheLinksOfOthers() throws Exception {
    JsonNode report = json(audit(detection, "--json", "--subject", "number:" + CALLER));

    assertThat(report.get("subject").get("named"))
        .anyMatch(
            each ->
                each.get("what").asText().equals("links")
                    && each.get("of").asText().equals("account:acme-17"));
    assertThat(audit(detection, "--subject", "number:" + CALLER).out())
        .contains("held of number:" + CALLER)
        .containsPattern("links +account:acme-17 .* with number:\\" + CALLER + " since ");
  }

  @Test
  void ofASubjectThatIsNotHeldNothingIsFound() throws Exception {
    JsonNode report = json(audit(detection, "--json", "--subject", "number:+12025550000"));

    assertThat(report.get("subject").get("own")).isEmpty();
    assertThat(report.get("subject").get("named")).isEmpty();
    assertThat(report.get("subject").get("unexplained").asLong()).isZero();
  }

  @Test
  void withoutASubjectNobodyIsNamed() {
    assertThat(audit(detection, "--as-of", daysLater(400)).out())
        .doesNotContain("2025550")
        .doesNotContain("acme-17");
  }

  @Test
  void aSavepointOfAJobOnTheHeapIsReadAsWell() throws Exception {
    Path heap =
        SavedJob.detection(
            Files.createDirectory(folder.resolve("heap")),
            records(),
            SavedJob.Form.CANONICAL_OF_HEAP,
            saved -> audit(saved).out().contains("last signals"));

    JsonNode report = json(audit(heap, "--json"));

    assertThat(report.get("clean").asBoolean()).as(report.toString()).isTrue();
    assertThat(ofClass(report, "listings").get("entries").asInt()).isEqualTo(5);
    assertThat(report.get("timers").asLong()).isPositive();
  }

  @Test
  void indicatorsHoldNoPersonalData() throws Exception {
    Launch audit = audit(indicators, "--json", "--subject", "number:" + CALLED);

    assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
    JsonNode report = json(audit);
    assertThat(report.get("classes")).isEmpty();
    assertThat(report.get("impersonal").findValuesAsText("state"))
        .contains("dossier", "figures", "marks");
    assertThat(report.get("subject").get("own")).isEmpty();
    assertThat(report.get("subject").get("named")).isEmpty();
    assertThat(report.get("subject").get("unexplained").asLong()).isZero();
  }
}
