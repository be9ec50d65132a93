package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.console.web.Route;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.signal.SecondPerson;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who looked at whom. */
class AccessLogTest {

  private static final Pseudonym PSEUDONYM =
      new Pseudonym("key of the receipts".getBytes(StandardCharsets.UTF_8));

  private static final Subject NUMBER = new Subject(SubjectKind.NUMBER, "+12025550123");
  private static final Subject ACCOUNT = new Subject(SubjectKind.ACCOUNT, "acme-17");

  /** Addresses that name nobody. A new address is on the log, or here, and says why. */
  private static final Set<String> NAME_NOBODY =
      Set.of(
          "GET /health",
          "GET /sign-in",
          "GET /static/{version}/{name}",
          "GET /indicators/lines",
          "GET /rules",
          "GET /feeds");

  @AutoClose private static RunningConsole stage;
  @AutoClose private static TopicRecords log;

  @BeforeAll
  static void open() throws IOException {
    stage =
        RunningConsole.afterAMorning(
            RunningConsole.policy(SecondPerson.ERASE), Optional.of(PSEUDONYM));
    log = new TopicRecords(stage.bootstrap(), "access.log");
  }

  /** What a request has left on the log. */
  private static List<JsonNode> left(Request request) {
    log.more();
    request.make();
    return log.more();
  }

  private interface Request {
    void make();
  }

  @Test
  void everyAddressLeavesAnEntryOrIsNamedAsOneThatNeedsNone() {
    Map<String, Request> requests = requests();

    assertThat(stage.routes()).hasSizeGreaterThan(20);
    for (Route route : stage.routes()) {
      String name = route.method() + " " + route.template();
      if (route.action().isEmpty()) {
        assertThat(NAME_NOBODY).as(name + ": " + route.why()).contains(name);
        continue;
      }
      assertThat(requests).as("a request for " + name).containsKey(name);
      assertThat(left(requests.get(name)))
          .as(name)
          .anySatisfy(
              entry -> {
                assertThat(entry.path("action").asText()).isEqualTo(route.action().get().label());
                assertThat(entry.path("outcome").asText()).isEqualTo("granted");
                assertThat(entry.path("actor").asText()).isIn("ada", "pia", "max");
                assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");
              });
    }
  }

  private static Map<String, Request> requests() {
    HttpVisitor ada = stage.guest().signIn("ada");
    HttpVisitor pia = stage.guest().signIn("pia");
    HttpVisitor max = stage.guest().signIn("max");
    String alert = SitePages.firstLink(ada.get("/?work=all").body(), "/alerts/");
    String subject = SitePages.firstLink(ada.get(alert).body(), "/subjects/");
    Map<String, Request> requests = new HashMap<>();
    requests.put("POST /sign-in", () -> stage.guest().signIn("ada"));
    requests.put(
        "POST /sign-out",
        () -> {
          HttpVisitor leaving = stage.guest().signIn("ada");
          leaving.post("/sign-out", Map.of("token", leaving.token()));
        });
    requests.put("GET /", () -> fresh().get("/"));
    requests.put("GET /live", () -> fresh().stream("page=queue", line -> true).join());
    requests.put("GET /alerts/{alert}", () -> fresh().get(alert));
    requests.put("GET /alerts/{alert}/signals", () -> fresh().get(alert + "/signals"));
    requests.put(
        "POST /alerts/{alert}/verdict",
        () ->
            ada.post(
                alert + "/verdict",
                Map.of("opinion", "unsure", "seen", "0", "token", ada.token())));
    requests.put(
        "POST /search", () -> ada.post("/search", Map.of("subject", "x", "token", ada.token())));
    requests.put("GET /subjects/{subject}", () -> fresh().get(subject));
    requests.put(
        "POST /subjects/{subject}/request",
        () ->
            pia.post(
                subject + "/request",
                Map.of("action", "access", "reason", "asked", "token", pia.token())));
    requests.put("GET /approvals", () -> stage.guest().signIn("pia").get("/approvals"));
    requests.put("POST /approvals/approve", () -> answer(pia, max, "approve"));
    requests.put("POST /approvals/decline", () -> answer(pia, max, "decline"));
    requests.put("GET /stories", () -> fresh().get("/stories"));
    requests.put("GET /indicators", () -> fresh().get("/indicators"));
    return requests;
  }

  /** Somebody who has seen nothing yet: what is loaded again is not on the log again. */
  private static HttpVisitor fresh() {
    return stage.guest().signIn("ada");
  }

  /** About somebody of whom no other test wants to see anything: the console forgets at once. */
  private static void answer(HttpVisitor asker, HttpVisitor other, String answer) {
    asker.post(
        asker.pageOf("nobody-17") + "/request",
        Map.of("action", "erase", "reason", "asked", "sure", "yes", "token", asker.token()));
    String request =
        SitePages.first("name=\"request\" value=\"([^\"]+)\"", other.get("/approvals").body());
    HttpResponse<String> answered =
        other.post("/approvals/" + answer, Map.of("request", request, "token", other.token()));
    assertThat(answered.statusCode()).isEqualTo(303);
  }

  @Test
  void theHolderOfTheKeyFindsWhoSawAPersonAndNobodyReadsThePersonFromTheLog() {
    HttpVisitor ada = stage.guest().signIn("ada");
    String alert = stolen(ada);

    List<JsonNode> seen = left(() -> ada.get(alert));
    List<JsonNode> found =
        left(() -> ada.post("/search", Map.of("subject", "202 555 0123", "token", ada.token())));

    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).path("actor").asText()).isEqualTo("ada");
    assertThat(seen.get(0).path("role").asText()).isEqualTo("analyst");
    assertThat(seen.get(0).path("subjects").findValuesAsText("pseudonym"))
        .as("the subject, and who else is behind it")
        .contains(PSEUDONYM.of(ACCOUNT), PSEUDONYM.of(NUMBER));
    assertThat(seen.get(0).path("alert").asText()).isEqualTo(ProviderMorning.STOLEN);
    assertThat(found)
        .filteredOn(each -> each.path("action").asText().equals("search"))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.path("subjects").findValuesAsText("pseudonym"))
                    .containsExactly(PSEUDONYM.of(NUMBER)));
    assertThat(TopicRecords.of(stage.bootstrap(), "access.log").toString())
        .contains(PSEUDONYM.of(NUMBER))
        .doesNotContain("2025550123", "acme-17", "555 0123");
  }

  private static String stolen(HttpVisitor guest) {
    return SitePages.first(
        "href=\"(/alerts/[^\"]+)\">Burst of calls", guest.get("/?work=all").body());
  }

  @Test
  void aPageThatLoadsItselfAgainIsOneView() {
    HttpVisitor ada = fresh();
    String alert = stolen(ada);

    assertThat(left(() -> ada.get(alert))).hasSize(1);
    assertThat(left(() -> ada.get(alert))).isEmpty();
    assertThat(left(() -> fresh().get(alert)))
        .extracting(each -> each.path("action").asText())
        .containsExactly("sign-in", "view-alert");
  }

  @Test
  void aSignInThatFailsIsThereWithNameAndAddressButNotWithWhatIsNobodysName() {
    List<JsonNode> failed =
        left(
            () -> {
              RawRequest.signIn(stage.address(), "127.0.0.7", "ada", "x");
              RawRequest.signIn(stage.address(), "127.0.0.7", "my-secret", "x");
            });

    assertThat(failed).hasSize(2).allMatch(each -> each.path("action").asText().equals("sign-in"));
    assertThat(failed).allMatch(each -> each.path("outcome").asText().equals("denied"));
    assertThat(failed).allMatch(each -> each.path("address").asText().equals("127.0.0.7"));
    assertThat(failed.get(0).path("actor").asText()).isEqualTo("ada");
    assertThat(failed.get(1).has("actor")).as("perhaps a password").isFalse();
  }

  @Test
  void whatARoleMayNotDoIsThereAsDenied() {
    HttpVisitor vic = stage.guest().signIn("vic");
    String token = vic.token();

    List<JsonNode> tried =
        left(
            () -> {
              vic.post("/search", Map.of("subject", "acme-17", "token", token));
              vic.get("/approvals");
            });

    assertThat(tried)
        .extracting(each -> each.path("action").asText() + " " + each.path("outcome").asText())
        .containsExactly("search denied", "view-list denied");
    assertThat(vic.get("/approvals").statusCode()).isEqualTo(403);
  }
}
