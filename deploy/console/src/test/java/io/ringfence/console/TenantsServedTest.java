package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whoever is limited to a tenant finds nothing of another's, whatever they ask. Every value of a
 * tenant, and of the provider's own, has a mark that is looked for in each answer.
 */
class TenantsServedTest {

  private static final Pattern LINK =
      Pattern.compile("(?:href|src|data-load|data-lines|data-live)=\"(/[^\"]*)\"");

  private static final int ALERTS = 8;

  /** Somebody whose data it is: marks in letters, in numbers, and in ids of alerts. */
  private record Owner(String tenant, String word, String digits, String hex) {
    boolean isIn(String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      return lower.contains(word) || lower.contains(digits) || lower.contains(hex);
    }

    String number(int i) {
      return "+1202" + digits + i;
    }

    String alert(int i) {
      return hex + "000000000" + i + "-1";
    }
  }

  private static final Owner ACME = new Owner("acme", "qacme", "717171", "a1a1a1a1");
  private static final Owner BOLT = new Owner("bolt", "qbolt", "727272", "b2b2b2b2");
  private static final Owner CORY = new Owner("cory", "qcory", "737373", "c3c3c3c3");
  private static final Owner PROVIDER = new Owner("", "qowns", "747474", "d4d4d4d4");
  private static final List<Owner> ALL = List.of(ACME, BOLT, CORY, PROVIDER);
  private static final Map<String, Owner> USERS = Map.of("amy", ACME, "ben", BOLT, "cal", CORY);

  private static RunningConsole stage;
  private static Instant now;

  /** What all can be reached by who sees everything: references to everybody's. */
  private static Set<String> places;

  @BeforeAll
  static void open() throws IOException {
    stage = new RunningConsole(Duration.ofMinutes(10));
    now = Instant.now();
    for (Owner each : ALL) {
      play(each);
    }
    RunningConsole.until(
        "the alerts are there",
        () ->
            ALL.stream()
                .allMatch(each -> each.isIn(stage.guest().signIn("ada").get("/?work=all").body())));
    HttpVisitor ada = stage.guest().signIn("ada");
    places = new LinkedHashSet<>(crawled(ada).keySet());
  }

  @AfterAll
  static void close() {
    if (stage != null) {
      stage.close();
    }
  }

  private static SampleAlert alert(Owner of, int i) {
    SampleAlert alert =
        SampleAlert.irsf(of.alert(i), now.minusSeconds(i))
            .about("account", of.word() + "-1")
            .accusingNobody()
            .accusing("number", of.number(i))
            .accusing("number", "+12025550000")
            .accusing("device", "imei:" + of.word())
            .rule(of.word() + "-rule", of.word() + "-fraud", of.word() + " title", "high")
            .with("summary", "Account " + of.word() + "-1 called " + of.number(i))
            .listings("l-" + of.word())
            .signals(ALL.stream().map(each -> "s-" + each.word()).toArray(String[]::new));
    return of.tenant().isEmpty() ? alert : alert.with("tenant", of.tenant());
  }

  /** All that there is of somebody, on every topic that the console reads. */
  private static void play(Owner of) {
    for (int i = 0; i < ALERTS; i++) {
      stage.alert(alert(of, i));
    }
    String account = of.word() + "-1";
    stage.send(
        "traffic.calls",
        account,
        "{\"type\":\"call\",\"id\":\"s-%s\",\"call\":\"%s\",\"phase\":\"end\",\"time\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"account\":\"%s\",\"userAgent\":\"%s\"}"
            .formatted(of.word(), of.word(), now, of.number(1), of.number(2), account, of.word()));
    for (String[] subject : new String[][] {{"account", account}, {"number", "+12025550000"}}) {
      stage.send(
          "blacklist.changes",
          subject[1],
          "{\"type\":\"listing\",\"id\":\"l-%s-%s\",\"time\":\"%s\",\"action\":\"add\",\"subject\":{\"kind\":\"%s\",\"value\":\"%s\"},\"list\":\"qowns-list\",\"reason\":\"qowns like %s\"}"
              .formatted(of.word(), subject[0], now, subject[0], subject[1], of.number(3)));
    }
    stage.send(
        "verdicts",
        of.alert(0),
        "{\"alert\":\"%s\",\"version\":2,\"verdict\":\"unsure\",\"note\":\"qowns: as qacme-1 and qbolt-1 and qcory-1\",\"by\":\"qowns-ann\",\"time\":\"2026-01-01T00:00:00Z\"}"
            .formatted(of.alert(0)));
    stage.send(
        "privacy.requests",
        "n:+12025550000",
        "{\"type\":\"privacy\",\"id\":\"p-%s\",\"time\":\"%s\",\"action\":\"access\",\"subject\":{\"kind\":\"number\",\"value\":\"+12025550000\"},\"reason\":\"%s asks\"%s}"
            .formatted(
                of.word(),
                now,
                of.word(),
                of.tenant().isEmpty() ? "" : ",\"tenant\":\"" + of.tenant() + "\""));
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    stage.send(
        "kpis",
        "k-" + of.word(),
        "{\"window\":{\"from\":\"%s\",\"to\":\"%s\"},\"group\":{\"trunk\":\"%s-trunk\"},\"version\":1,\"attempts\":70,\"answered\":20,\"asr\":30.0}"
            .formatted(minute.minusSeconds(60), minute, of.word()));
    stage.send(
        "rejected",
        "x",
        "{\"reason\":\"%s-reason\",\"detail\":\"\",\"position\":{\"topic\":\"%s-topic\",\"partition\":0,\"offset\":1},\"raw\":\"e30=\"}"
            .formatted(of.word(), of.word()));
    stage.send(
        "rules.changes",
        "rule:" + of.word(),
        "{\"id\":\"%s-other\",\"version\":1,\"fraud\":\"irsf\",\"title\":\"%s\",\"when\":\"account == '%s'\",\"severity\":\"low\"}"
            .formatted(of.word(), of.word(), account));
  }

  private static Map<String, String> crawled(HttpVisitor guest) {
    Map<String, String> seen = new LinkedHashMap<>();
    List<String> open =
        new ArrayList<>(
            List.of("/", "/?work=all&mode=all", "/indicators?hours=48", "/stories", "/feeds"));
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

  private static String whole(HttpResponse<String> answer) {
    return answer.statusCode() + " " + answer.headers().map() + "\n" + answer.body();
  }

  /** Everything that somebody can ask, with references from everybody's pages. */
  private static Map<String, String> asked(String user, HttpVisitor guest) {
    Map<String, String> answers = new LinkedHashMap<>();
    crawled(guest).forEach((place, body) -> answers.put("crawled " + place, body));
    for (String place : places) {
      answers.put("GET " + place, whole(guest.get(place)));
    }
    List<String> more = new ArrayList<>(List.of("/nothing", "/alerts/x", "/subjects/x", "/search"));
    for (Owner each : ALL) {
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
    for (Owner each : ALL) {
      List<String> names =
          Stream.of(
                  each.word() + "-1",
                  "account:" + each.word() + "-1",
                  each.number(1),
                  "number:" + each.number(2),
                  "device:imei:" + each.word(),
                  each.alert(0),
                  each.word())
              .toList();
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
    for (Map.Entry<String, Owner> user : USERS.entrySet()) {
      Map<String, String> answers = asked(user.getKey(), stage.guest().signIn(user.getKey()));
      answered += answers.size();
      for (Owner other : ALL) {
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
    Map<String, String> pages = crawled(stage.guest().signIn("ada"));

    for (Owner each : ALL) {
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
    Map<String, String> pages = crawled(amy);

    assertThat(pages.get("/?work=all&mode=all")).contains("qacme-fraud", ACME.number(3));
    assertThat(pages.get("/stories")).contains("qacme-1");
    assertThat(pages.values()).anyMatch(page -> page.contains("call end"));
    assertThat(pages.get("/feeds")).contains("traffic.calls");
  }

  @Test
  void aStreamTellsOfATenantsAlertsAlone() throws Exception {
    Map<String, CompletableFuture<String>> streams = new HashMap<>();
    for (String user : USERS.keySet()) {
      HttpVisitor guest = stage.guest().signIn(user);
      HttpRequest request =
          guest
              .request("/live?page=queue&work=all&mode=all")
              .header("Accept", "text/event-stream")
              .build();
      streams.put(
          user,
          HttpClient.newHttpClient()
              .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
              .thenApplyAsync(TenantsServedTest::untilTheEnd));
    }
    TimeUnit.SECONDS.sleep(2);
    for (Owner each : ALL) {
      stage.alert(alert(each, 1).with("version", 3));
      stage.send("alerts", each.alert(7), null);
    }
    TimeUnit.SECONDS.sleep(1);
    // The last that each of them hears: an alert of their own.
    for (Owner each : List.of(ACME, BOLT, CORY)) {
      stage.alert(alert(each, 2).with("version", 4).with("title", "That is all"));
    }

    for (Map.Entry<String, Owner> user : USERS.entrySet()) {
      String heard = streams.get(user.getKey()).get(30, TimeUnit.SECONDS);
      assertThat(heard).contains("event:rows", "That is all");
      boolean whole = !user.getKey().equals("cal"); // a viewer sees no names
      assertThat(user.getValue().isIn(heard)).isEqualTo(whole);
      for (Owner other : ALL) {
        if (!other.equals(user.getValue())) {
          assertThat(other.isIn(heard)).as("%s hears of %s", user.getKey(), other).isFalse();
        }
      }
      Matcher gone = Pattern.compile("\"gone\":\\[([^\\]]*)]").matcher(heard);
      int references = 0;
      while (gone.find()) {
        references += gone.group(1).isEmpty() ? 0 : gone.group(1).split(",", -1).length;
      }
      assertThat(references).as("of the erased alerts only their own").isEqualTo(1);
    }
  }

  private static String untilTheEnd(HttpResponse<Stream<String>> answer) {
    StringBuilder heard = new StringBuilder();
    try (Stream<String> lines = answer.body()) {
      for (String line : (Iterable<String>) lines::iterator) {
        heard.append(line).append('\n');
        if (line.startsWith("data:") && line.contains("That is all")) {
          break;
        }
      }
    }
    return heard.toString();
  }

  @Test
  void anOfficersRequestIsOnTheirTenantsInstruction() {
    HttpVisitor ben = stage.guest().signIn("ben");
    HttpResponse<String> found =
        ben.post("/search", Map.of("subject", "qbolt-1", "token", ben.token()));
    String place = found.headers().firstValue("Location").orElseThrow();

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
