package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whoever is limited to a tenant finds nothing of another's, whatever they ask. Every value of a
 * tenant, and of the provider's own, has a mark that is looked for in each answer.
 */
class TenantsServedTest {

  private static final Map<String, MarkedTenant> USERS =
      Map.of("amy", MarkedTenant.ACME, "ben", MarkedTenant.BOLT, "cal", MarkedTenant.CORY);

  @AutoClose private static RunningConsole stage;
  private static Instant now;

  /** What all can be reached by who sees everything, and how it looks to them. */
  private static Map<String, String> everybodys;

  /** References to everybody's. */
  private static Set<String> places;

  @BeforeAll
  static void open() throws IOException {
    stage = new RunningConsole(Duration.ofMinutes(10));
    now = Instant.now();
    for (MarkedTenant each : MarkedTenant.values()) {
      each.play(stage, now);
    }
    HttpVisitor ada = stage.guest().signIn("ada");
    RunningConsole.until(
        "the alerts are there",
        () ->
            Arrays.stream(MarkedTenant.values())
                .allMatch(each -> each.isIn(ada.get("/?work=all").body())));
    everybodys = reachable(ada);
    places = everybodys.keySet();
  }

  private static Map<String, String> reachable(HttpVisitor guest) {
    return SitePages.reachable(guest, "/indicators?hours=48", "/stories", "/feeds");
  }

  private static String whole(HttpResponse<String> answer) {
    return answer.statusCode() + " " + answer.headers().map() + "\n" + answer.body();
  }

  /** Everything that somebody can ask, with references from everybody's pages. */
  private static Map<String, String> asked(String user, HttpVisitor guest) {
    Map<String, String> answers = new LinkedHashMap<>();
    reachable(guest).forEach((place, body) -> answers.put("reached " + place, body));
    for (String place : places) {
      answers.put("GET " + place, whole(guest.get(place)));
    }
    List<String> more = new ArrayList<>(List.of("/nothing", "/alerts/x", "/subjects/x", "/search"));
    for (MarkedTenant each : MarkedTenant.values()) {
      for (String work : List.of("open", "all", "judged", "mine")) {
        for (String state : List.of("", "&state=open", "&severity=high", "&mode=all")) {
          more.add("/?work=" + work + "&fraud=" + each.word() + "-fraud" + state);
        }
      }
      more.add("/indicators?group=" + each.word() + "-trunk");
      more.add("/indicators/lines?group=" + each.word() + "-trunk");
    }
    for (String place : more) {
      answers.put("GET " + place, whole(guest.get(place)));
    }
    String token = guest.token();
    for (MarkedTenant each : MarkedTenant.values()) {
      List<String> names =
          List.of(
              each.word() + "-1",
              "account:" + each.word() + "-1",
              each.number(1),
              "number:" + each.number(2),
              "device:imei:" + each.word(),
              each.alert(0),
              each.word());
      for (String name : names) {
        HttpResponse<String> found = guest.post("/search", Map.of("subject", name, "token", token));
        answers.put("search " + name, whole(found));
        found
            .headers()
            .firstValue("Location")
            .filter(to -> to.startsWith("/subjects"))
            .ifPresent(to -> answers.put("found " + name, whole(guest.get(to))));
      }
    }
    for (String place : places) {
      if (place.matches("/alerts/[^/]+")) {
        answers.put(
            "judge " + place,
            whole(
                guest.post(
                    place + "/verdict",
                    Map.of("opinion", "none", "note", "", "seen", "7", "token", token))));
      }
      if (place.startsWith("/subjects/")) {
        Map<String, String> form = new HashMap<>(Map.of("reason", user, "token", token));
        for (String action : List.of("erase", "hold", "release", "x")) {
          form.put("action", action);
          answers.put(action + " " + place, whole(guest.post(place + "/request", form)));
        }
      }
    }
    return answers;
  }

  @Test
  void inAThousandAnswersThereIsNothingOfAnother() {
    assertThat(places).hasSizeGreaterThan(60);
    int answered = 0;
    for (Map.Entry<String, MarkedTenant> user : USERS.entrySet()) {
      Map<String, String> answers = asked(user.getKey(), stage.guest().signIn(user.getKey()));
      answered += answers.size();
      for (MarkedTenant other : MarkedTenant.values()) {
        if (!other.equals(user.getValue())) {
          answers.forEach(
              (place, answer) ->
                  assertThat(other.isIn(withoutQuestion(place, answer)))
                      .as("%s finds %s in: %s%n%s", user.getKey(), other.word(), place, answer)
                      .isFalse());
        }
      }
      assertThat(answers.values().stream().filter(user.getValue()::isIn).count())
          .as("%s finds their own", user.getKey())
          .isGreaterThan(20);
    }
    assertThat(answered).isGreaterThan(1_000);
  }

  /** A page repeats the filter that it was asked for, and whoever asks knows what they asked. */
  private static String withoutQuestion(String place, String answer) {
    Matcher fraud = Pattern.compile("(?:fraud|group)=([a-z-]+)").matcher(place);
    return fraud.find() ? answer.replace(fraud.group(1), "") : answer;
  }

  @Test
  void whoSeesEverythingFindsEverybodysInTheSameAnswers() {
    Map<String, String> pages = everybodys;

    for (MarkedTenant each : MarkedTenant.values()) {
      assertThat(pages.values()).as(each.word()).anyMatch(each::isIn);
    }
    for (String page : List.of("/feeds", "/rules", "/indicators", "/stories")) {
      assertThat(pages).containsKey(page);
    }
    assertThat(pages.get("/feeds")).contains("qbolt-reason");
    assertThat(pages.get("/rules")).contains("qowns-other");
    assertThat(pages.get("/indicators?hours=48")).contains("qcory-trunk");
  }

  @Test
  void aTenantsOwnPagesAreWhole() {
    HttpVisitor amy = stage.guest().signIn("amy");
    Map<String, String> pages = reachable(amy);

    assertThat(pages.get("/?work=all&mode=all"))
        .contains("qacme-fraud", MarkedTenant.ACME.number(3));
    assertThat(pages.get("/stories")).contains("qacme-1");
    assertThat(pages.values()).anyMatch(page -> page.contains("call end"));
    assertThat(pages.get("/feeds")).contains("traffic.calls");
  }

  @Test
  void anOfficersRequestIsOnTheirTenantsInstruction() {
    HttpVisitor ben = stage.guest().signIn("ben");
    String place = ben.pageOf("qbolt-1");

    HttpResponse<String> sent =
        ben.post(
            place + "/request",
            Map.of("action", "access", "reason", "by post 4711", "token", ben.token()));
    HttpResponse<String> hold =
        ben.post(
            place + "/request",
            Map.of("action", "hold", "reason", "by post", "token", ben.token()));

    assertThat(sent.statusCode()).isEqualTo(303);
    assertThat(hold.statusCode()).isEqualTo(403);
    RunningConsole.until("it is shown", () -> ben.get(place).body().contains("by post 4711"));
    assertThat(stage.guest().signIn("pia").get(place).body()).contains("by post 4711");
  }
}
