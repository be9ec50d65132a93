package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.console.web.Route;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the server sends to whoever has not signed in, and how a session is guarded. */
class ServedTest {

  @AutoClose private static RunningConsole stage;

  @BeforeAll
  static void open() throws IOException {
    stage = RunningConsole.afterAMorning(RunningConsole.policy(), Optional.empty());
  }

  @Test
  void withoutSignInNothingIsServedButTheSignInPageAndHealth() {
    List<String> places =
        new ArrayList<>(
            SitePages.reachable(stage.guest().signIn("ada"), "/indicators?hours=48").keySet());
    places.addAll(
        List.of(
            "/live?page=queue", "/nothing", "/static/x/console.css", "/alerts/x/signals", "/.env"));
    assertThat(places).hasSizeGreaterThan(30);

    for (String place : places) {
      HttpResponse<String> answer = stage.guest().get(place);
      assertThat(answer.statusCode()).as(place).isIn(303, 401);
      assertThat(answer.body()).as(place).isEmpty();
    }
    for (Route route : stage.routes()) {
      String place = route.template().replaceAll("\\{[a-z]+}", "x");
      if (route.method().equals("POST") && !place.equals("/sign-in")) {
        assertThat(stage.guest().post(place, Map.of("subject", "acme-17")).statusCode())
            .as(place)
            .isEqualTo(401);
      }
      if (route.method().equals("GET") && !List.of("/health", "/sign-in").contains(place)) {
        assertThat(stage.guest().get(place).statusCode()).as(place).isIn(303, 401);
      }
    }
    assertThat(stage.guest().get("/health").body()).isEqualTo("{\"status\":\"up\"}");
    assertThat(stage.guest().get("/sign-in").body()).contains("Password").doesNotContain("acme");
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
    String alert = SitePages.firstLink(ada.get("/?work=all").body(), "/alerts/");

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
  void aConsoleThatReadsTheTopicsNoLongerIsNotUp() {
    Set<Thread> before = readers();
    try (Console console = stage.another("http://console.example")) {
      HttpVisitor guest = new HttpVisitor(console.address());
      assertThat(guest.get("/health").statusCode()).isEqualTo(200);

      readers().stream().filter(each -> !before.contains(each)).forEach(Thread::interrupt);

      RunningConsole.until("its end", () -> guest.get("/health").statusCode() == 503);
      assertThat(guest.get("/health").body()).isEqualTo("{\"status\":\"down\"}");
    }
  }

  private static Set<Thread> readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(each -> each.getName().equals("tail"))
        .collect(Collectors.toSet());
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
        .isEqualTo(401);
  }
}
