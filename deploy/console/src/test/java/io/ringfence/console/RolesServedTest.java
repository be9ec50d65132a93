package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What each role sees and may do. */
class RolesServedTest {

  private static final List<String> ALL = List.of("ada", "vic", "pia");

  /** Who may use what: an analyst, a viewer, a privacy officer. A new address is here, too. */
  private static final Map<String, List<String>> MAY =
      Map.ofEntries(
          Map.entry("POST /sign-out", ALL),
          Map.entry("GET /static/{version}/{name}", ALL),
          Map.entry("GET /live", ALL),
          Map.entry("GET /", ALL),
          Map.entry("GET /alerts/{alert}", ALL),
          Map.entry("GET /alerts/{alert}/signals", ALL),
          Map.entry("POST /alerts/{alert}/verdict", List.of("ada")),
          Map.entry("POST /search", List.of("ada", "pia")),
          Map.entry("GET /subjects/{subject}", ALL),
          Map.entry("POST /subjects/{subject}/request", List.of("pia")),
          Map.entry("GET /approvals", List.of("pia")),
          Map.entry("POST /approvals/approve", List.of("pia")),
          Map.entry("POST /approvals/decline", List.of("pia")),
          Map.entry("GET /stories", ALL),
          Map.entry("GET /indicators", ALL),
          Map.entry("GET /indicators/lines", ALL),
          Map.entry("GET /rules", ALL),
          Map.entry("GET /feeds", ALL));

  /** Before anybody has signed in. */
  private static final Set<String> OPEN = Set.of("GET /health", "GET /sign-in", "POST /sign-in");

  @AutoClose private static RunningConsole stage;

  @BeforeAll
  static void open() throws IOException {
    stage = RunningConsole.afterAMorning(RunningConsole.policy(), Optional.empty());
  }

  @Test
  void aViewerReadsNoWholeNumberAnywhere() {
    stage.alert(
        SampleAlert.irsf("0badcafe00000000-1", Instant.now())
            .about("number", "+442079460018")
            .accusing("number", "+33142685300")
            .rule("spoofed", "caller-id-spoofing", "Says it is +49 30 901820", "high")
            .with("summary", "+442079460018 called +33142685300 and 020 7946 0018"));
    stage.send(
        "verdicts",
        "0badcafe00000000-1",
        "{\"alert\":\"0badcafe00000000-1\",\"version\":2,\"verdict\":\"unsure\",\"note\":\"call back +39 06 6982\",\"by\":\"ada\",\"time\":\"%s\"}"
            .formatted(Instant.now()));
    Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    stage.send(
        "kpis",
        "k",
        "{\"window\":{\"from\":\""
            + minute
            + "\",\"to\":\""
            + minute.plusSeconds(60)
            + "\"},\"group\":{\"trunk\":\"did-442079460018\"},\"version\":1,\"attempts\":7}");
    HttpVisitor viewer = stage.guest().signIn("vic");
    RunningConsole.until(
        "the alert is there", () -> viewer.get("/?work=all").body().contains("caller-id-spoofing"));

    Map<String, String> pages = SitePages.reachable(viewer, "/indicators?hours=48");
    pages.put("/live", viewer.firstRows("page=queue&work=all&mode=all"));

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

  @Test
  void everyAddressIsForTheRolesThatItIsForAndForNobodyElse() {
    assertThat(stage.routes().stream().map(each -> each.method() + " " + each.template()))
        .filteredOn(each -> !OPEN.contains(each))
        .containsExactlyInAnyOrderElementsOf(MAY.keySet());
    MAY.forEach(
        (address, names) -> {
          for (String name : ALL) {
            assertThat(answer(address, stage.guest().signIn(name)))
                .as(name + ": " + address)
                .isIn(names.contains(name) ? List.of(200, 303, 404) : List.of(403));
          }
        });
  }

  /** To a request about nobody, with the token of the session. */
  private static int answer(String address, HttpVisitor guest) {
    String path = address.replaceFirst("^[A-Z]+ ", "").replaceAll("\\{[a-z]+}", "x");
    return address.startsWith("POST ")
        ? guest.post(path, Map.of("token", guest.token())).statusCode()
        : guest.status(path);
  }

  @Test
  void aRoleDoesWhatItMayAndNoMore() {
    HttpVisitor vic = stage.guest().signIn("vic");
    HttpVisitor pia = stage.guest().signIn("pia");
    HttpVisitor ada = stage.guest().signIn("ada");
    String alert = SitePages.firstLink(ada.get("/?work=all").body(), "/alerts/");
    String subject = SitePages.firstLink(ada.get(alert).body(), "/subjects/");
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
    assertThat(ada.post(subject + "/request", with(hold, ada.token())).statusCode()).isEqualTo(403);
    assertThat(pia.post(subject + "/request", with(hold, pia.token())).statusCode()).isEqualTo(303);
    RunningConsole.until(
        "the hold is shown", () -> pia.get(subject).body().contains("court order 7"));
    assertThat(pia.get(subject).body())
        .contains("nothing of it is purged or erased")
        .contains("until " + end)
        .contains("asked for by pia");
    for (HttpVisitor each : List.of(ada, vic)) {
      assertThat(each.get(subject).body())
          .as("that there is a hold")
          .doesNotContain("court order 7", "by post", "nothing of it is purged", "<b>hold</b>");
    }
    for (String field : List.of("ground", "until")) {
      assertThat(pia.post(subject + "/request", without(field, with(hold, pia.token()))).body())
          .startsWith(field + ": ");
    }
    Map<String, String> past = with(hold, pia.token());
    past.put("until", "2020-01-01");
    assertThat(pia.post(subject + "/request", past).statusCode()).isEqualTo(400);
    assertThat(
            pia.post(
                    subject + "/request",
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
    String page = pia.pageOf("account:acme-17");
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
    Map<String, String> all = new HashMap<>(form);
    all.put("token", token);
    return all;
  }
}
