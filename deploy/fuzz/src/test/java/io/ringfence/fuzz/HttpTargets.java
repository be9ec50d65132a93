package io.ringfence.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a client sends to the console: request lines, headers, cookies, queries and forms. */
final class HttpTargets {

  private static final int HEALTH_EACH = 50;

  private HttpTargets() {}

  static List<FuzzTarget> all() {
    return List.of(
        FuzzTarget.of(
                "console-requests",
                Set.of("Authentication", "LiveUpdates", "WebExchange"),
                HttpTargets::requests,
                new Serving())
            .slow());
  }

  private static List<byte[]> requests() {
    String alert = "/alerts/" + ServedConsole.REFERENCES.ofAlert(ServedConsole.ALERT);
    return Stream.of(
            get("/health"),
            get("/sign-in"),
            get("/static/x/console.css"),
            get("/live?page=queue&severity=high"),
            get("/?severity=high&fraud=irsf&state=running&work=all&mode=all"),
            get(alert),
            get(alert + "/signals"),
            get("/stories"),
            get("/indicators?window=60000&hours=6&group="),
            get("/indicators/lines?window=3600000&hours=24"),
            get("/rules"),
            get("/feeds"),
            post("/sign-in", "", "name=ada&password=x"),
            post("/sign-in", "", "name=&password=")
                .replace("Accept:", "Origin: http://localhost\r\nX-Forwarded-For: ::1\r\nAccept:"),
            post("/sign-out", "", "").replace("Accept:", "Origin:\r\nAccept:"),
            post(alert + "/verdict", "ada", "version=1&verdict=true&note=seen%20it"),
            post("/search", "ada", "subject=%2B12025550123"),
            post("/search", "pia", "subject=account:acme-17"),
            post("/approvals/approve", "pia", "id=p-1"),
            post("/approvals/decline", "pia", "id=p-1"),
            post(
                "/subjects/x/request",
                "pia",
                "action=hold&reason=r&ground=g&until=2027-01-01&review=2026-12-01"))
        .map(each -> each.getBytes(US_ASCII))
        .toList();
  }

  private static String get(String path) {
    return ServedConsole.request("GET", path, "{ada}", "");
  }

  /** A form with the token of a person. */
  private static String post(String path, String person, String form) {
    String token = person.isEmpty() ? "" : "&token={" + person + "-token}";
    return ServedConsole.request("POST", path, "{" + person + "}", form + token);
  }

  /** Never an error of the server, and it goes on serving. */
  private static final class Serving implements FuzzTarget.Reading {

    private ServedConsole console;
    private int served;

    @Override
    public void read(byte[] input) throws Exception {
      if (console == null) {
        console = new ServedConsole();
      }
      assertThat(console.status(input)).isNotEqualTo(500);
      if (++served % HEALTH_EACH == 0) {
        assertThat(console.status(get("/health").getBytes(US_ASCII))).isEqualTo(200);
      }
    }
  }
}
