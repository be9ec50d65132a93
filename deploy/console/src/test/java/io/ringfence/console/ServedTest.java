package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the server sends to whom, byte by byte. */
class ServedTest {

  private static final Pattern LINK =
      Pattern.compile("(?:href|src|data-load|data-lines|data-live)=\"(/[^\"]*)\"");

  private static RunningConsole stage;

  @BeforeAll
  static void open() throws IOException {
    stage = new RunningConsole(Duration.ofMinutes(10));
    new ProviderMorning(stage, Instant.now()).play();
    RunningConsole.until(
        "the alerts are there",
        () -> stage.guest().signIn("ada").get("/?work=all").body().contains("14 high-cost calls"));
  }

  @AfterAll
  static void close() {
    if (stage != null) {
      stage.close();
    }
  }

  @Test
  void withoutSignInNothingIsServedButTheSignInPageAndHealth() {
    List<String> places = new ArrayList<>(crawled(stage.guest().signIn("ada")).keySet());
    places.addAll(
        List.of(
            "/live?page=queue", "/nothing", "/static/x/console.css", "/alerts/x/signals", "/.env"));
    assertThat(places).hasSizeGreaterThan(30);

    for (String place : places) {
      HttpResponse<String> answer = stage.guest().get(place);
      assertThat(answer.statusCode()).as(place).isIn(303, 401);
      assertThat(answer.body()).as(place).isEmpty();
    }
    for (String place :
        List.of("/search", "/sign-out", "/alerts/x/verdict", "/subjects/x/request")) {
      assertThat(stage.guest().post(place, Map.of("subject", "acme-17")).statusCode())
          .isEqualTo(401);
    }
    assertThat(stage.guest().get("/health").body()).isEqualTo("{\"status\":\"up\"}");
    assertThat(stage.guest().get("/sign-in").body()).contains("Password").doesNotContain("acme");
  }

  /** All that can be reached from the first page by its links, of each address the answer. */
  static Map<String, String> crawled(HttpVisitor guest) {
    Map<String, String> seen = new java.util.LinkedHashMap<>();
    List<String> open =
        new ArrayList<>(List.of("/", "/?work=all&mode=all", "/indicators?hours=48"));
    while (!open.isEmpty()) {
      String place = open.remove(0);
      if (seen.containsKey(place) || place.startsWith("/live")) {
        continue;
      }
      HttpResponse<String> answer = guest.get(place);
      assertThat(answer.statusCode()).as(place).isEqualTo(200);
      seen.put(place, answer.body());
      Matcher link = LINK.matcher(answer.body());
      while (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")
          && link.find()) {
        open.add(link.group(1).replace("&amp;", "&"));
      }
    }
    return seen;
  }

  @Test
  void aViewerReadsNoWholeNumberAnywhere() throws IOException {
    stage.alert(
        SampleAlert.irsf("0badcafe00000000-1", Instant.now())
            .about("number", "+442079460018")
            .accusing("number", "+33142685300")
            .rule("spoofed", "caller-id-spoofing", "Says it is +49 30 901820", "high")
            .with("summary", "+442079460018 called +33142685300 and 020 7946 0018"));
    stage.send(
        "verdicts",
        "0badcafe00000000-1",
        "{\"alert\":\"0badcafe00000000-1\",\"version\":2,\"verdict\":\"unsure\",\"note\":\"call back +39 06 6982\",\"by\":\"ada\",\"time\":\"2026-01-01T00:00:00Z\"}");
    stage.send(
        "kpis",
        "k",
        "{\"window\":{\"from\":\""
            + Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MINUTES)
            + "\",\"to\":\""
            + Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MINUTES).plusSeconds(60)
            + "\"},\"group\":{\"trunk\":\"did-442079460018\"},\"version\":1,\"attempts\":7}");
    HttpVisitor viewer = stage.guest().signIn("vic");
    RunningConsole.until(
        "the alert is there", () -> viewer.get("/?work=all").body().contains("caller-id-spoofing"));

    Map<String, String> pages = crawled(viewer);
    pages.put("/live", live(viewer, "page=queue&work=all&mode=all"));

    assertThat(pages).hasSizeGreaterThan(30);
    for (String number :
        List.of(
            "12025550123",
            "88216000123",
            "23276740911",
            "442079460018",
            "2079460018",
            "33142685300",
            "4930901820",
            "39066982",
            "356938035643809",
            "8821600120")) {
      pages.forEach(
          (place, body) ->
              assertThat(place.contains("/static/") ? "" : body.replaceAll("<[^>]*>|[^0-9<>]", ""))
                  .as(number + " on " + place)
                  .doesNotContain(number));
      pages.forEach((place, body) -> assertThat(body + place).as(place).doesNotContain(number));
    }
    assertThat(pages.get("/live")).contains("•••");
    assertThat(stage.guest().signIn("ada").get("/?work=all").body()).contains("+442079460018");
  }

  /** The first event of a page's stream. */
  static String live(HttpVisitor guest, String query) throws IOException {
    HttpRequest request =
        guest.request("/live?" + query).header("Accept", "text/event-stream").build();
    StringBuilder stream = new StringBuilder();
    try (var lines =
        java.net.http.HttpClient.newHttpClient()
            .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
            .orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
            .join()
            .body()) {
      for (String line : (Iterable<String>) lines::iterator) {
        stream.append(line).append('\n');
        if (line.startsWith("data:") && line.contains("\"html\"")) {
          break;
        }
      }
    }
    return stream.toString();
  }

  @Test
  void everyAnswerHasAStrictPolicyAndIsNotKept() {
    HttpVisitor ada = stage.guest().signIn("ada");
    for (String place : List.of("/", "/feeds", "/sign-in", "/nothing", "/health")) {
      HttpResponse<String> answer = ada.get(place);
      String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
      assertThat(policy)
          .contains(
              "default-src 'none'",
              "base-uri 'none'",
              "frame-ancestors 'none'",
              "form-action 'self'")
          .doesNotContain("unsafe", "*", "http:", "data:");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
  }

  @Test
  void aSessionIsBoundToItsCookieAndItsToken() {
    HttpResponse<String> signedIn =
        stage.guest().post("/sign-in", Map.of("name", "ada", "password", RunningConsole.PASSWORD));
    assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
        .containsIgnoringCase("HttpOnly")
        .containsIgnoringCase("SameSite=Strict")
        .contains("Path=/");
    HttpVisitor ada = stage.guest().signIn("ada");
    String alert = firstAlert(ada);

    assertThat(ada.post(alert + "/verdict", Map.of("opinion", "true", "seen", "0")).statusCode())
        .isEqualTo(403);
    assertThat(
            ada.post(alert + "/verdict", Map.of("opinion", "true", "seen", "0", "token", "x"))
                .statusCode())
        .isEqualTo(403);
    String others = stage.guest().signIn("ada").token();
    assertThat(
            ada.post(alert + "/verdict", Map.of("opinion", "true", "seen", "0", "token", others))
                .statusCode())
        .isEqualTo(403);
    assertThat(ada.post("/sign-out", Map.of("token", ada.token())).statusCode()).isEqualTo(303);
    assertThat(ada.get("/").statusCode()).isEqualTo(303);
  }

  private static String firstAlert(HttpVisitor guest) {
    Matcher link =
        Pattern.compile("href=\"(/alerts/[^\"]+)\"").matcher(guest.get("/?work=all").body());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  @Test
  void aRoleDoesWhatItMayAndNoMore() {
    HttpVisitor vic = stage.guest().signIn("vic");
    HttpVisitor pia = stage.guest().signIn("pia");
    HttpVisitor ada = stage.guest().signIn("ada");
    String alert = firstAlert(ada);
    Matcher subject = Pattern.compile("href=\"(/subjects/[^\"]+)\"").matcher(ada.get(alert).body());
    assertThat(subject.find()).isTrue();
    String end = LocalDate.now(ZoneOffset.UTC).plusDays(300).toString();
    Map<String, String> hold =
        Map.of("action", "hold", "reason", "by post", "ground", "court order 7", "until", end);

    for (HttpVisitor each : List.of(vic, pia)) {
      assertThat(
              each.post(
                      alert + "/verdict",
                      Map.of("opinion", "true", "seen", "0", "token", each.token()))
                  .statusCode())
          .isEqualTo(403);
    }
    assertThat(vic.post("/search", Map.of("subject", "acme-17", "token", vic.token())).statusCode())
        .isEqualTo(403);
    assertThat(ada.post(subject.group(1) + "/request", with(hold, ada.token())).statusCode())
        .isEqualTo(403);
    assertThat(pia.post(subject.group(1) + "/request", with(hold, pia.token())).statusCode())
        .isEqualTo(303);
    RunningConsole.until(
        "the hold is shown", () -> pia.get(subject.group(1)).body().contains("court order 7"));
    assertThat(pia.get(subject.group(1)).body())
        .contains("nothing of it is purged or erased")
        .contains("until " + end)
        .contains("asked for by pia");
    for (HttpVisitor each : List.of(ada, vic)) {
      assertThat(each.get(subject.group(1)).body())
          .as("that there is a hold")
          .doesNotContain("court order 7", "by post", "nothing of it is purged", "<b>hold</b>");
    }
    for (String field : List.of("ground", "until")) {
      assertThat(
              pia.post(subject.group(1) + "/request", without(field, with(hold, pia.token())))
                  .body())
          .startsWith(field + ": ");
    }
    Map<String, String> past = with(hold, pia.token());
    past.put("until", "2020-01-01");
    assertThat(pia.post(subject.group(1) + "/request", past).statusCode()).isEqualTo(400);
    assertThat(
            pia.post(
                    subject.group(1) + "/request",
                    with(Map.of("action", "erase", "reason", "asked for"), pia.token()))
                .body())
        .contains("tick the box");
  }

  @Test
  void aPrivacyOfficerCorrectsAListing() {
    HttpVisitor pia = stage.guest().signIn("pia");
    HttpVisitor ada = stage.guest().signIn("ada");
    assertThat(ada.post("/search", Map.of("subject", "acme-17", "token", ada.token())).statusCode())
        .isEqualTo(303);
    String page =
        pia.post("/search", Map.of("subject", "account:acme-17", "token", pia.token()))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    String offered = "name=\"listing\" value=\"l-3\"";
    Map<String, String> form =
        Map.of("action", "correct", "reason", "mistaken", "listing", "l-3", "sure", "yes");
    assertThat(pia.get(page).body()).contains(offered);
    assertThat(ada.get(page).body()).contains("free trial").doesNotContain(offered);
    assertThat(pia.post(page + "/request", without("sure", with(form, pia.token()))).body())
        .contains("tick the box");
    assertThat(pia.post(page + "/request", without("listing", with(form, pia.token()))).body())
        .startsWith("correct.listing: ");

    assertThat(pia.post(page + "/request", with(form, pia.token())).statusCode()).isEqualTo(303);

    RunningConsole.until("it never held", () -> !pia.get(page).body().contains(offered));
    assertThat(pia.get(page).body()).contains("<b>correct</b>", "state-never-held");
  }

  private static Map<String, String> without(String field, Map<String, String> form) {
    form.remove(field);
    return form;
  }

  private static Map<String, String> with(Map<String, String> form, String token) {
    Map<String, String> all = new java.util.HashMap<>(form);
    all.put("token", token);
    return all;
  }

  @Test
  void othersSitesAndOthersNamesAreRefused() {
    HttpRequest foreign =
        stage
            .guest()
            .request("/sign-in")
            .header("Origin", "https://evil.example")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("name=ada&password=x"))
            .build();
    assertThat(stage.guest().send(foreign).statusCode()).isEqualTo(403);
    assertThat(RawRequest.status(stage.address(), "evil.example")).isEqualTo(421);
    assertThat(RawRequest.status(stage.address(), "localhost")).isEqualTo(200);
  }

  @Test
  void behindTlsTheCookieIsSecureAndTheProxySaysWhoAsks() {
    try (Console console = stage.another("https://console.example")) {
      HttpVisitor guest = new HttpVisitor(console.address());
      HttpResponse<String> answer =
          guest.post("/sign-in", Map.of("name", "ada", "password", RunningConsole.PASSWORD));

      assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
          .containsIgnoringCase("; secure");
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThat(RawRequest.status(console.address(), "console.example")).isEqualTo(200);
      int status = 0;
      for (int i = 0; i < 6; i++) {
        status = RawRequest.signInFor(console.address(), "6.6.6.6, 192.0.2." + i / 5, "u" + i);
      }
      assertThat(status).as("another asker").isEqualTo(401);
      assertThat(RawRequest.signInFor(console.address(), "192.0.2.0", "u9"))
          .as("five failures from there")
          .isEqualTo(429);
    }
  }

  @Test
  void whoeverGuessesAPasswordHasToWait() {
    int status = 0;
    for (int i = 0; i < 6; i++) {
      status = RawRequest.signIn(stage.address(), "127.0.0.2", "nobody", "guess" + i);
    }
    assertThat(status).isEqualTo(429);
    assertThat(RawRequest.signIn(stage.address(), "127.0.0.2", "ada", "x"))
        .as("another name, from there")
        .isEqualTo(429);
    assertThat(RawRequest.signIn(stage.address(), "127.0.0.3", "nobody", "x"))
        .as("the name, from elsewhere")
        .isEqualTo(429);
    assertThat(RawRequest.signIn(stage.address(), "127.0.0.3", "ada", "x")).isEqualTo(401);
  }

  @Test
  void whatIsErasedTakesItsVerdictAlong() {
    HttpVisitor ada = stage.guest().signIn("ada");
    stage.alert(
        SampleAlert.irsf("0badcafe00000001-1", Instant.now()).with("title", "To be erased"));
    stage.send(
        "verdicts",
        "0badcafe00000001-1",
        "{\"alert\":\"0badcafe00000001-1\",\"version\":1,\"verdict\":\"true\",\"note\":\"n\",\"by\":\"ada\",\"time\":\"2026-01-01T00:00:00Z\"}");
    RunningConsole.until(
        "it is there", () -> ada.get("/?work=judged").body().contains("To be erased"));

    stage.send("alerts", "0badcafe00000001-1", null);

    RunningConsole.until(
        "it is gone", () -> !ada.get("/?work=judged").body().contains("To be erased"));
    RunningConsole.until(
        "its verdict is erased on the topic",
        () -> LastOnTopic.isErased(stage.bootstrap(), "verdicts", "0badcafe00000001-1"));
  }
}
