package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.signal.SecondPerson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What takes a second person. */
class ApprovalsTest {

  @AutoClose private static RunningConsole stage;

  @BeforeAll
  static void open() throws IOException {
    stage =
        new RunningConsole(
            Duration.ofMinutes(10), RunningConsole.policy(SecondPerson.ERASE), Optional.empty());
  }

  private static List<JsonNode> sent() {
    return TopicRecords.of(stage.bootstrap(), "privacy.requests");
  }

  private static List<JsonNode> sentAbout(String account) {
    return sent().stream()
        .filter(each -> each.at("/subject/value").asText().equals(account))
        .toList();
  }

  private static HttpResponse<String> ask(HttpVisitor officer, String account, String action) {
    return officer.post(
        officer.pageOf("account:" + account) + "/request",
        Map.of("action", action, "reason", "by post", "sure", "yes", "token", officer.token()));
  }

  private static HttpResponse<String> answer(HttpVisitor officer, String answer, String request) {
    return officer.post(
        "/approvals/" + answer, Map.of("request", request, "token", officer.token()));
  }

  /** The id of the request about an account, as the page of approvals has it. */
  private static String open(HttpVisitor officer, String account) {
    String page = officer.get("/approvals").body();
    int at = page.indexOf(account);
    assertThat(at).as(account + " is on the page").isPositive();
    return SitePages.first("name=\"request\" value=\"([^\"]+)\"", page.substring(at));
  }

  @Test
  @Tag("full") // a restart
  void anErasureIsSentOnceSomebodyElseHasApprovedItAcrossARestartAndOnAnotherConsole() {
    HttpVisitor pia = stage.guest().signIn("pia");
    assertThat(ask(pia, "acme-1", "erase").headers().firstValue("Location")).contains("/approvals");
    String request = open(pia, "acme-1");
    assertThat(sentAbout("acme-1")).isEmpty();
    assertThat(answer(pia, "approve", request).statusCode()).as("by herself").isEqualTo(403);
    assertThat(sentAbout("acme-1")).isEmpty();

    stage.restartConsole();
    try (Console other = stage.another("http://other.example")) {
      RunningConsole.until("it has read the topics", other::ready);
      HttpVisitor max = new HttpVisitor(other.address()).signIn("max");
      assertThat(answer(max, "approve", open(max, "acme-1")).statusCode()).isEqualTo(303);
    }

    assertThat(sentAbout("acme-1"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.path("id").asText()).isEqualTo(request);
              assertThat(each.path("action").asText()).isEqualTo("erase");
              assertThat(each.path("actor").asText()).isEqualTo("pia");
              assertThat(each.path("approvedBy").asText()).isEqualTo("max");
            });
    HttpVisitor again = stage.guest().signIn("max");
    RunningConsole.until(
        "it is no longer open", () -> !again.get("/approvals").body().contains("acme-1"));
    assertThat(answer(again, "approve", request).statusCode()).isEqualTo(404);
    assertThat(sentAbout("acme-1")).hasSize(1);
  }

  @Test
  void whatIsDeclinedOrTakenBackIsNotSent() {
    HttpVisitor pia = stage.guest().signIn("pia");
    ask(pia, "acme-2", "erase");
    ask(pia, "acme-3", "erase");

    assertThat(answer(pia, "decline", open(pia, "acme-2")).statusCode()).isEqualTo(303);
    HttpVisitor max = stage.guest().signIn("max");
    assertThat(answer(max, "decline", open(max, "acme-3")).statusCode()).isEqualTo(303);

    assertThat(max.get("/approvals").body()).doesNotContain("acme-2", "acme-3");
    assertThat(sentAbout("acme-2")).isEmpty();
    assertThat(sentAbout("acme-3")).isEmpty();
  }

  @Test
  void whoIsLimitedToATenantSeesAndAnswersOnlyWhatIsAskedOnItsInstruction() {
    HttpVisitor pia = stage.guest().signIn("pia");
    ask(pia, "acme-8", "erase");
    String ofProvider = open(pia, "acme-8");
    HttpVisitor ben = stage.guest().signIn("ben");
    ask(ben, "qbolt-8", "erase");
    String ofTenant = open(ben, "qbolt-8");

    assertThat(ben.get("/approvals").body()).doesNotContain("acme-8", ofProvider);
    assertThat(answer(ben, "approve", ofProvider).statusCode()).isEqualTo(404);
    assertThat(answer(ben, "decline", ofProvider).statusCode()).isEqualTo(404);
    assertThat(answer(ben, "approve", ofTenant).statusCode()).as("by himself").isEqualTo(403);

    assertThat(answer(pia, "approve", open(pia, "qbolt-8")).statusCode()).isEqualTo(303);
    assertThat(sentAbout("qbolt-8"))
        .singleElement()
        .satisfies(each -> assertThat(each.path("tenant").asText()).isEqualTo("bolt"));
    assertThat(sentAbout("acme-8")).isEmpty();
    open(pia, "acme-8");
  }

  @Test
  void whatThePolicyDoesNotNameIsSentAtOnce() {
    HttpVisitor pia = stage.guest().signIn("pia");

    assertThat(ask(pia, "acme-4", "release").statusCode()).isEqualTo(303);

    assertThat(sentAbout("acme-4")).hasSize(1);
  }

  @Test
  void whatNobodyHasApprovedForAWeekCannotBeApproved() {
    asked("old", "acme-5", Instant.now().minus(Duration.ofDays(7)).minusSeconds(60));
    asked("young", "acme-6", Instant.now().minus(Duration.ofDays(6)));
    HttpVisitor max = stage.guest().signIn("max");
    RunningConsole.until(
        "the young one is there", () -> max.get("/approvals").body().contains("acme-6"));

    assertThat(max.get("/approvals").body()).doesNotContain("acme-5");
    assertThat(answer(max, "approve", "old").statusCode()).isEqualTo(404);
    assertThat(answer(max, "approve", "young").statusCode()).isEqualTo(303);
    assertThat(sentAbout("acme-5")).isEmpty();
    assertThat(sentAbout("acme-6")).hasSize(1);
  }

  private static void asked(String id, String account, Instant time) {
    stage.send(
        "privacy.approvals",
        id,
        "{\"type\":\"privacy\",\"id\":\"%s\",\"time\":\"%s\",\"action\":\"erase\",\"actor\":\"pia\",\"subject\":{\"kind\":\"account\",\"value\":\"%s\"}}"
            .formatted(id, time, account));
  }

  @Test
  void onlyPrivacyOfficersSeeWhatWaits() {
    for (String name : List.of("ada", "vic")) {
      assertThat(stage.guest().signIn(name).get("/approvals").statusCode()).isEqualTo(403);
    }
  }
}
