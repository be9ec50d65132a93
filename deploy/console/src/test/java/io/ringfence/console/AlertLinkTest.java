package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.alert.ConsoleLinks;
import io.ringfence.console.accountability.AccountabilitySettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where the link that an alert has leads. */
class AlertLinkTest {

  /** An id under a key. */
  private static final String KEYED = "0badcafe0badcafe0badcafe0badcafe-1";

  /** Of an alert whose first version the topic has no longer. */
  private static final String COMPACTED = "0badcafe0badcafe0badcafe0badcafe-2";

  @AutoClose private static RunningConsole stage;

  @BeforeAll
  static void open() throws IOException {
    stage = RunningConsole.afterAMorning(AccountabilitySettings.USUAL);
    stage.alert(
        SampleAlert.irsf(KEYED, Instant.now().minusSeconds(8))
            .with("version", 1)
            .with("title", "Under a key"));
    stage.alert(SampleAlert.irsf(COMPACTED, Instant.now()).with("title", "Compacted"));
    HttpVisitor ada = stage.guest().signIn("ada");
    for (String title : List.of("Under a key", "Compacted")) {
      RunningConsole.until(title, () -> ada.get("/?work=all").body().contains(title));
    }
  }

  private static String link(String id) {
    return URI.create(ConsoleLinks.at(stage.address()).to(id)).getPath();
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  @Test
  void itLeadsToThePageOfThatAlert() {
    HttpVisitor ada = stage.guest().signIn("ada");

    HttpResponse<String> led = ada.get(link(ProviderMorning.STOLEN));

    assertThat(led.statusCode()).isEqualTo(303);
    assertThat(ada.get(location(led)).body())
        .contains("Alert <code>" + ProviderMorning.STOLEN + "</code>");
  }

  @Test
  void thePageSaysHowLongTheFeedTook() {
    HttpVisitor ada = stage.guest().signIn("ada");

    assertThat(ada.get(location(ada.get(link(KEYED)))).body())
        .containsPattern("<dt>Seen</dt><dd>\\d+ s after the event</dd>");
    assertThat(ada.get(location(ada.get(link(COMPACTED)))).body())
        .as("its first version was not read")
        .doesNotContain("after the event");
  }

  @Test
  void whoeverIsNotSignedInIsLedThereOnceTheyAre() {
    HttpVisitor guest = stage.guest();
    HttpResponse<String> first = guest.get(link(KEYED));
    String here = SitePages.first("content=\"0; url=([^\"]+)\"", first.body());
    HttpResponse<String> second = guest.get(here);
    String form = guest.get(location(second)).body();

    HttpResponse<String> signedIn =
        guest.post(
            "/sign-in",
            Map.of(
                "name",
                "ada",
                "password",
                RunningConsole.PASSWORD,
                "alert",
                SitePages.first("name=\"alert\" value=\"([^\"]+)\"", form)));

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body() + form).doesNotContain("acme", "Under a key");
    assertThat(location(signedIn)).isEqualTo(link(KEYED));
  }

  @Test
  void aGuestLearnsNothingOfWhatThereIs() {
    String other = KEYED.replace('0', '1');

    for (String query : List.of("", "?here")) {
      HttpResponse<String> held = stage.guest().get(link(KEYED) + query);
      HttpResponse<String> unknown = stage.guest().get(link(other) + query);
      assertThat(unknown.statusCode()).isEqualTo(held.statusCode());
      assertThat(unknown.body().replace(other, KEYED)).isEqualTo(held.body());
      assertThat(location(unknown).replace(other, KEYED)).isEqualTo(location(held));
    }
    assertThat(location(stage.guest().get("/alert/x"))).isEqualTo("/sign-in");
  }

  @Test
  void signingInLeadsNowhereElse() {
    for (String alert : List.of("", "//evil.example", "../feeds", KEYED + "\r\nX: y")) {
      HttpResponse<String> signedIn =
          stage
              .guest()
              .post(
                  "/sign-in",
                  Map.of("name", "ada", "password", RunningConsole.PASSWORD, "alert", alert));
      assertThat(location(signedIn)).isEqualTo("/");
    }
    assertThat(stage.guest().get("/sign-in?alert=%22%3E%3Cscript%3E").body())
        .doesNotContain("script", "name=\"alert\"");
  }

  @Test
  void aViewerCannotTryOutIds() {
    HttpVisitor vic = stage.guest().signIn("vic");

    assertThat(vic.get(link(ProviderMorning.STOLEN)).statusCode()).isEqualTo(403);
    assertThat(vic.get(link("0000000000000000-1")).statusCode()).isEqualTo(403);
    assertThat(vic.get(location(vic.get(link(KEYED)))).statusCode()).isEqualTo(200);
  }

  @Test
  void whatAnotherTenantHasIsUnknown() {
    HttpVisitor amy = stage.guest().signIn("amy");

    assertThat(amy.get(link(KEYED)).statusCode()).isEqualTo(404);
    assertThat(amy.get(link(KEYED)).body())
        .isEqualTo(amy.get(link(KEYED.replace('0', '1'))).body());
  }

  /** The console's cookie is not sent from another site: localhost is one to 127.0.0.1. */
  @Test
  void aBrowserFollowsALinkFromAnotherSiteAndStaysSignedIn() throws IOException {
    String console = stage.address();
    try (Browser browser = Browser.open(console).signIn("ada")) {
      browser.driver().get(console.replace("127.0.0.1", "localhost") + "/sign-in");
      browser.script(
          "const a = document.createElement('a'); a.href = arguments[0]; a.id = 'link';"
              + " a.textContent = 'link'; document.body.append(a);",
          console + link(KEYED));

      browser.find("#link").click();

      browser.untilText("h1", "Under a key");
      assertThat(browser.driver().getCurrentUrl()).startsWith(console + "/alerts/");
    }
  }
}
