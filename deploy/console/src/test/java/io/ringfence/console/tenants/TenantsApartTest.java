package io.ringfence.console.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.console.HttpVisitor;
import io.ringfence.console.MarkedTenant;
import io.ringfence.console.RunningConsole;
import io.ringfence.console.web.Route;
import io.ringfence.signal.SecondPerson;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever is limited to a tenant gets the same answers whether others have any data or not: so that
 * neither words nor counts, orders, choices or faults tell of another. Each user asks over a
 * thousand things, of one console that knows everybody's data and of one that knows theirs alone.
 */
@Tag("full") // thousands of pages of four consoles
class TenantsApartTest {

  private static final Pattern LINK =
      Pattern.compile("(?:href|src|data-load|data-lines|data-live)=\"(/[^\"]*)\"");

  /** What depends on when a page was asked for: times, and where they are in a picture. */
  private static final Pattern OF_THE_MOMENT =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d|\\d\\d:\\d\\d(:\\d\\d)?|\\d+ (s|min|h)\\b"
              + "|nonce-[^']+|(?<=nonce=\")[^\"]+|(?<=d=\"M)\\d+|(?<= (x|x1|x2|width)=\")\\d+");

  private static final Pattern MARKS = Pattern.compile("(<path class=\"alert-mark\"[^>]*>)+");

  private static final Map<String, MarkedTenant> USERS =
      Map.of("amy", MarkedTenant.ACME, "ben", MarkedTenant.BOLT, "cal", MarkedTenant.CORY);

  private static Instant now;
  private static RunningConsole all;
  private static final Map<String, RunningConsole> ALONE = new TreeMap<>();

  /** What can be reached by who sees everything: references to everybody's. */
  private static Set<String> places;

  private static int changes;

  @BeforeAll
  static void open() throws IOException {
    now = Instant.now();
    all = started(List.of(MarkedTenant.values()));
    for (Map.Entry<String, MarkedTenant> each : USERS.entrySet()) {
      ALONE.put(each.getKey(), started(List.of(each.getValue())));
    }
    HttpVisitor ada = all.guest().signIn("ada");
    RunningConsole.until(
        "all is there", () -> ada.get("/?work=all").body().contains("156 of 156 alerts held"));
    places = crawled(ada);
    for (String user : USERS.keySet()) {
      HttpVisitor own = ALONE.get(user).guest().signIn("ada");
      RunningConsole.until(
          "theirs is there", () -> own.get("/?work=all").body().contains("12 of 12 alerts held"));
    }
  }

  @AfterAll
  static void close() {
    ALONE.values().forEach(RunningConsole::close);
    if (all != null) {
      all.close();
    }
  }

  private static RunningConsole started(List<MarkedTenant> whose) throws IOException {
    RunningConsole stage =
        new RunningConsole(
            Duration.ofMinutes(10), RunningConsole.policy(SecondPerson.ERASE), Optional.empty());
    // Whether a feed flows is nobody's data: it does everywhere.
    stage.send(
        "traffic.calls",
        "x",
        "{\"type\":\"call\",\"id\":\"s-x\",\"call\":\"x\",\"phase\":\"attempt\",\"time\":\"%s\"}"
            .formatted(now));
    for (MarkedTenant each : whose) {
      TenantsData.play(each, stage, now);
    }
    stage.jobHasRead();
    return stage;
  }

  private static Set<String> crawled(HttpVisitor guest) {
    Set<String> seen = new LinkedHashSet<>();
    List<String> open =
        new ArrayList<>(List.of("/", "/?work=all&mode=all", "/indicators?hours=48", "/feeds"));
    while (!open.isEmpty()) {
      String place = open.remove(0);
      if (place.startsWith("/live") || !seen.add(place)) {
        continue;
      }
      HttpResponse<String> answer = guest.get(place);
      Matcher link = LINK.matcher(answer.body());
      while (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")
          && link.find()) {
        open.add(link.group(1).replace("&amp;", "&"));
      }
    }
    return seen;
  }

  /** What somebody asks of a console, in an order; own alerts and subjects are only looked at. */
  private static Map<String, String> asked(RunningConsole stage, String user) {
    HttpVisitor guest = stage.guest().signIn(user);
    String token = guest.token();
    TenantsQuestions questions = new TenantsQuestions(places, USERS.get(user));
    Map<String, String> answers = new LinkedHashMap<>();
    for (TenantsQuestions.Question each : questions.all()) {
      HttpResponse<String> answer =
          switch (each.method()) {
            case "GET" -> guest.get(each.path());
            case "POST" -> guest.post(each.path(), each.form(token));
            default ->
                guest.send(
                    guest
                        .request(each.path())
                        .method(each.method(), BodyPublishers.noBody())
                        .build());
          };
      answers.put(each.toString(), normal(answer, token));
    }
    return answers;
  }

  private static String normal(String text) {
    String timeless = OF_THE_MOMENT.matcher(text).replaceAll("#");
    return MARKS.matcher(timeless).replaceAll("$1"); // several of a moment are one mark
  }

  private static String normal(HttpResponse<String> answer, String token) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers.keySet().removeAll(Set.of("date", "set-cookie", "content-length"));
    String text = answer.statusCode() + " " + headers + "\n" + answer.body();
    return normal(text.replace(token, "TOKEN"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"amy", "ben", "cal"})
  void aThousandAnswersAreThoseOfAConsoleThatKnowsNobodyElse(String user) {
    Map<String, String> alone = asked(ALONE.get(user), user);
    Map<String, String> among = asked(all, user);

    assertThat(among).hasSizeGreaterThan(1_000).containsOnlyKeys(alone.keySet());
    among.forEach(
        (question, answer) -> assertThat(answer).as(question).isEqualTo(alone.get(question)));
    assertThat(among.values().stream().distinct().count())
        .as("different answers")
        .isGreaterThan(60);
    // A viewer sees no names.
    assertThat(among.values()).anyMatch(each -> each.contains(USERS.get(user).word() + " title"));
  }

  /** A route that is new is asked for, too; streams have a test of their own. */
  @Test
  void everyAddressOfTheConsoleIsAsked() {
    List<TenantsQuestions.Question> asked = new TenantsQuestions(places, MarkedTenant.ACME).all();

    for (Route route : all.routes()) {
      String path = route.template().replaceAll("\\{[a-z]+}", "[^/]+");
      assertThat(asked)
          .as(route.method() + " " + route.template())
          .anyMatch(
              each ->
                  path.equals("/live")
                      || (each.method().equals(route.method())
                          && each.path().replaceFirst("\\?.*", "").matches(path)));
    }
  }

  /** The pages that stand open, while only others' data changes, and then their own. */
  private static List<String> openPages() {
    List<String> queries =
        new ArrayList<>(
            List.of(
                "page=queue",
                "page=queue&work=all&mode=all",
                "page=subject",
                "page=stories",
                "page=feeds",
                "page=indicators",
                "page=approvals"));
    HttpVisitor ada = all.guest().signIn("ada");
    for (MarkedTenant each : MarkedTenant.values()) {
      String fraud = "&fraud=" + each.word() + "-fraud&work=all";
      queries.add("page=queue" + fraud);
      Matcher alert =
          Pattern.compile("\"/alerts/([^/\"]+)\"").matcher(ada.get("/?" + fraud).body());
      assertThat(alert.find()).isTrue();
      queries.add("page=alert&of=" + alert.group(1));
    }
    return queries;
  }

  /** Where somebody's data is. */
  private static List<RunningConsole> knowing(MarkedTenant of) {
    List<RunningConsole> stages = new ArrayList<>(List.of(all));
    USERS.forEach(
        (user, folk) -> {
          if (folk == of) {
            stages.add(ALONE.get(user));
          }
        });
    return stages;
  }

  private static void change(MarkedTenant of) {
    changes++;
    for (RunningConsole stage : knowing(of)) {
      String title = TenantsData.change(of, stage, now, changes);
      HttpVisitor ada = stage.guest().signIn("ada");
      RunningConsole.until(
          "all is read",
          () -> ada.get("/?work=all&fraud=" + of.word() + "-fraud").body().contains(title));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"amy", "ben", "cal"})
  void aPageThatStandsOpenHearsNothingOfOthers(String user) throws Exception {
    MarkedTenant own = USERS.get(user);
    Map<String, HeardStream> among = new LinkedHashMap<>();
    Map<String, HeardStream> alone = new LinkedHashMap<>();
    for (String query : openPages()) {
      among.put(query, new HeardStream(all.guest().signIn(user), query));
      alone.put(query, new HeardStream(ALONE.get(user).guest().signIn(user), query));
    }
    among.values().forEach(HeardStream::begun);
    alone.values().forEach(HeardStream::begun);
    for (MarkedTenant each : MarkedTenant.values()) {
      if (each != own) {
        change(each);
      }
    }
    // What a console reads of their own comes behind all of the others'.
    for (RunningConsole stage : knowing(own)) {
      TenantsData.last(own, stage, now);
    }
    HeardStream.untilTheLast(among.get("page=queue&work=all&mode=all"));
    HeardStream.untilTheLast(alone.get("page=queue&work=all&mode=all"));
    HeardStream.untilTheyHaveHeardAll(among.values());
    HeardStream.untilTheyHaveHeardAll(alone.values());

    for (String query : among.keySet()) {
      assertThat(normal(among.get(query).end()))
          .as(query)
          .isEqualTo(normal(alone.get(query).end()));
    }
  }
}
