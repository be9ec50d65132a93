package io.ringfence.jobs.io.kafka;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.alert.AlertIds;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.RecordSeal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records that are refused, each for one reason, for every topic that the job reads. */
final class HostileKinds {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String LONG = "x".repeat(129);

  /**
   * A record and what it is refused as.
   *
   * @param kind what is wrong with it
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Hostile(String kind, byte[] record, String reason) {}

  /** A record of each topic's own kind, of a moment; nothing follows from it. */
  private static final Map<String, String> HARMLESS = new LinkedHashMap<>();

  static {
    HARMLESS.put(
        "traffic.calls",
        "\"type\":\"call\",\"call\":\"h\",\"phase\":\"attempt\",\"to\":\"+12025550199\"");
    HARMLESS.put("traffic.messages", "\"type\":\"message\",\"channel\":\"chat\"");
    HARMLESS.put("traffic.sessions", "\"type\":\"session\",\"meeting\":\"h\",\"action\":\"leave\"");
    HARMLESS.put("traffic.quality", "\"type\":\"quality\"");
    HARMLESS.put("security.events", "\"type\":\"security\",\"event\":\"register.ok\"");
    HARMLESS.put(
        "blacklist.changes",
        "\"type\":\"listing\",\"action\":\"add\",\"subject\":{\"kind\":\"account\",\"value\":\"h\"}");
    HARMLESS.put(
        "blacklist.derived",
        "\"type\":\"listing\",\"action\":\"add\",\"subject\":{\"kind\":\"account\",\"value\":\"h\"},\"version\":9,\"origin\":{\"id\":\"a-1\"}");
    HARMLESS.put(
        "privacy.requests",
        "\"type\":\"privacy\",\"action\":\"erase\",\"subject\":{\"kind\":\"account\",\"value\":\"acme-1\"}");
  }

  private final List<Hostile> all = new ArrayList<>();

  private HostileKinds() {}

  /** The topics that have signals, listings and requests. */
  static List<String> roles() {
    return List.copyOf(HARMLESS.keySet());
  }

  /** What may not come on one of these topics. */
  static List<Hostile> of(String role) {
    HostileKinds kinds = new HostileKinds();
    String own = HARMLESS.get(role);
    kinds.broken(whole(own));
    kinds.typed(own);
    kinds.elsewhere(role);
    kinds.fields(own);
    return kinds.all;
  }

  private static String whole(String fields) {
    return whole(fields, "\"id\":\"h\"", "\"time\":\"" + SampleTraffic.at(1) + '"');
  }

  private static String whole(String fields, String id, String time) {
    return '{' + fields + ',' + id + ',' + time + '}';
  }

  private void add(String kind, byte[] record, String reason) {
    all.add(new Hostile(kind, record, reason));
  }

  private void add(String kind, String record, String reason) {
    add(kind, record.getBytes(UTF_8), reason);
  }

  /** What is no JSON object in UTF-8. */
  private void broken(String whole) {
    add("nothing", "", "malformed");
    add("no JSON", "?", "malformed");
    add("a list", "[" + whole + "]", "malformed");
    add("a number", "7", "malformed");
    add("a null", "null", "malformed");
    add("cut off", whole.substring(0, whole.length() - 1), "malformed");
    add("more behind it", whole + "x", "malformed");
    add("two in one", whole + whole, "malformed");
    add("a field twice", whole.replace("{\"type\"", "{\"id\":\"g\",\"type\""), "malformed");
    add(
        "Latin-1",
        whole.replace("\"id\":\"h", "\"id\":\"\u00e9").getBytes(ISO_8859_1),
        "malformed");
    add("UTF-16", whole.getBytes(UTF_16BE), "malformed");
    add("zeros", new byte[64], "malformed");
    add("a comment", "/* */" + whole, "malformed");
    add("not a number", whole.replace("{\"type\"", "{\"x\":NaN,\"type\""), "malformed");
    add(
        "too deep",
        whole.replace("{\"type\"", "{\"x\":" + "[".repeat(99) + "]".repeat(99) + ",\"type\""),
        "malformed");
    add("too large", whole.replace("\"h\"", '"' + "h".repeat(300_000) + '"'), "too-large");
  }

  private void typed(String own) {
    String type = own.replaceFirst("\"type\":\"([a-z]+)\".*", "$1");
    add("no type", whole(own.replace("\"type\"", "\"kind\"")), "missing-field");
    add("a type that there is not", whole(own.replace(type, "rule")), "unknown-type");
    add(
        "a type in capitals",
        whole(
            own.replaceFirst(
                "\"type\":\"" + type, "\"type\":\"" + type.toUpperCase(java.util.Locale.ROOT))),
        "unknown-type");
    add(
        "a type that is a number",
        whole(own.replaceFirst("\"type\":\"" + type + '"', "\"type\":1")),
        "unknown-type");
  }

  /** Every kind that another topic has. */
  private void elsewhere(String role) {
    HARMLESS.forEach(
        (other, fields) -> {
          if (!other.equals(role)) {
            add("that of " + other, whole(fields), "wrong-topic");
          }
        });
  }

  private void fields(String own) {
    String id = "\"id\":\"h\"";
    String time = "\"time\":\"" + SampleTraffic.at(1) + '"';
    add("no id", whole(own, "\"x\":1", time), "missing-field");
    add("no time", whole(own, id, "\"x\":1"), "missing-field");
    add("an empty id", whole(own, "\"id\":\"\"", time), "bad-field");
    add("a long id", whole(own, "\"id\":\"" + LONG + '"', time), "bad-field");
    add("an id that is a list", whole(own, "\"id\":[]", time), "bad-field");
    for (String each :
        List.of(
            "\"yesterday\"",
            "\"2025-02-30T00:00:00Z\"",
            "\"2025-11-25T09:00:00\"",
            "\"+999999999-01-01T00:00:00Z\"",
            "\"1969-12-31T23:59:59Z\"",
            "-1",
            "999999999999999999999999",
            "true",
            "{}",
            "\"\"")) {
      add("the time " + each, whole(own, id, "\"time\":" + each), "bad-field");
    }
    String tomorrow =
        Instant.ofEpochMilli(System.currentTimeMillis()).plus(Duration.ofDays(1)) + "";
    add("from tomorrow", whole(own, id, "\"time\":\"" + tomorrow + '"'), "from-the-future");
    add("a long source", whole(own + ",\"source\":\"" + LONG + '"'), "bad-field");
    add("a source that is a list", whole(own + ",\"source\":[]"), "bad-field");
  }

  /** What may not come on the topic of rules. */
  static List<Hostile> ofRules() {
    HostileKinds kinds = new HostileKinds();
    String rule =
        "{\"id\":\"h\",\"version\":1,\"fraud\":\"irsf\",\"title\":\"T\",\"accuse\":\"account\",\"on\":\"call.attempt\",\"when\":\"true\",\"severity\":\"high\",\"score\":60,\"quiet\":\"30m\",\"mode\":\"shadow\",\"summary\":\"{subject}\"}";
    String measure =
        "{\"name\":\"h\",\"per\":\"account\",\"on\":\"call.attempt\",\"count\":true,\"over\":\"5m\"}";
    for (String each :
        List.of(
            "?",
            "[]",
            "7",
            "{}",
            rule + rule,
            rule.substring(1),
            rule.replace("\"version\":1", "\"version\":0"),
            rule.replace("\"version\":1", "\"version\":\"x\""),
            rule.replace("\"score\":60", "\"score\":101"),
            rule.replace("\"severity\":\"high\"", "\"severity\":\"awful\""),
            rule.replace("\"quiet\":\"30m\"", "\"quiet\":\"-30m\""),
            rule.replace("\"mode\":\"shadow\"", "\"mode\":\"kill\""),
            rule.replace("\"accuse\":\"account\"", "\"accuse\":\"everybody\""),
            rule.replace("\"on\":\"call.attempt\"", "\"on\":\"rain\""),
            rule.replace("\"when\":\"true\"", "\"when\":\"\""),
            rule.replace("\"when\":\"true\"", "\"when\":\"1\""),
            rule.replace("\"when\":\"true\"", "\"when\":\"call.nobody == 1\""),
            rule.replace(
                "\"when\":\"true\"",
                "\"when\":\"" + "(".repeat(500) + "true" + ")".repeat(500) + "\""),
            rule.replace("\"when\":\"true\"", "\"when\":\"true" + " && true".repeat(5_000) + "\""),
            rule.replace("\"title\":\"T\"", "\"title\":\"T\",\"nonsense\":1"),
            measure.replace("\"over\":\"5m\"", "\"over\":\"900d\""),
            measure.replace("\"over\":\"5m\"", "\"over\":\"soon\""),
            measure.replace("\"count\":true", "\"count\":true,\"distinct\":\"call.to\""),
            measure.replace("\"per\":\"account\"", "\"per\":\"planet\""))) {
      kinds.add("rule " + kinds.all.size(), each, "");
    }
    return kinds.all;
  }

  /**
   * What may not come on the topic of alerts, also from somebody who has the key.
   *
   * @param id of a real alert
   * @param seal that the real alert has
   */
  static List<Hostile> ofAlerts(String id, String real, RecordSeal seal) throws IOException {
    HostileKinds kinds = new HostileKinds();
    for (String each : List.of("?", "{\"id\":", "{}}")) {
      kinds.add("no JSON " + each, each, "malformed");
    }
    for (String each : List.of("", "[]", "7", "null", "{}", "\"alert\"")) {
      kinds.add("no alert " + each, each, "forged");
    }
    kinds.add("no seal", seal.read(real).orElseThrow(), "forged");
    kinds.add(
        "a copy that says something else",
        real.replaceFirst("\"version\":[0-9]+", "\"version\":999999999")
            .replaceFirst("\"state\":\"[a-z]+\"", "\"state\":\"retracted\""),
        "forged");
    for (String[] each :
        new String[][] {
          {"last", "\"+999999999-01-01T00:00:00Z\"", "bad-field"},
          {"first", "\"-999999999-01-01T00:00:00Z\"", "bad-field"},
          {"last", "\"9999-01-01T00:00:00Z\"", "bad-field"},
          {"last", "\"1970-01-01T00:00:00Z\"", "bad-field"},
          {"first", "\"yesterday\"", "bad-field"},
          {"first", "7", "bad-field"},
          {"version", "2147483647", "bad-field"},
          {"version", "0", "bad-field"},
          {"version", "\"2\"", "bad-field"},
          {"version", "123456789012345678901234567890", "bad-field"},
          {"hits", "-1", "bad-field"},
          {"hits", "1.5", "bad-field"},
          {"state", "\"weird\"", "bad-field"},
          {"state", "null", "bad-field"},
          {"rule", "\"none\"", "bad-field"},
          {"rule", "{\"id\":\"" + "r".repeat(5_000) + "\"}", "bad-field"},
          {"subject", "{\"kind\":\"planet\",\"value\":\"x\"}", "bad-field"},
          {"subject", "{\"kind\":\"account\",\"value\":\"\"}", "bad-field"},
          {"accused", "[{\"kind\":\"number\",\"value\":\"\"}]", "bad-field"},
          {"accused", "[{\"kind\":\"number\"}]", "bad-field"},
          {"accused", "{}", "bad-field"},
          {"id", "\"../../etc\"", "bad-field"},
          {"id", '"' + "0".repeat(32) + "-0\"", "bad-field"},
          {"id", '"' + "0".repeat(32) + "-99999999999\"", "bad-field"},
          // Ids that do not belong to what they say.
          {"id", '"' + "0".repeat(32) + "-1\"", "forged"},
          {"id", '"' + id.replaceFirst("1$", "2") + '"', "forged"},
          {
            "id",
            '"' + AlertIds.unkeyed("guessing", new Subject(SubjectKind.ACCOUNT, "x"), 1) + '"',
            "forged"
          }
        }) {
      ObjectNode alert = (ObjectNode) JSON.readTree(seal.read(real).orElseThrow());
      alert.set(each[0], JSON.readTree(each[1]));
      kinds.add(each[0] + ' ' + each[1], seal.write(alert.toString()), each[2]);
    }
    return kinds.all;
  }

  /** Whether a record is a copy of an alert that another has made. */
  static boolean isCopy(String record) {
    return record.contains("\"version\":999999999");
  }

  /**
   * The job goes on as if there had been no hostile record: it raises an alert on another attack,
   * closes both, and has changed nothing of the first one.
   */
  static void assertUnmoved(JobOnTopics stage, Map.Entry<String, String> first) throws Exception {
    String role = "security.events";
    stage.write(role, 0, SampleTraffic.guesses("acme-2", 3_600));
    JobOnTopics.until("the other alert", () -> stage.ownAlerts().size() >= 2);
    stage.write(role, 0, List.of(SampleTraffic.failure("much-later", 3 * 3_600, "acme-3")));
    JobOnTopics.until(
        "closed",
        () ->
            stage.ownAlerts().values().stream()
                .allMatch(alert -> alert.contains("\"state\":\"closed\"")));

    assertThat(stage.ownAlerts()).hasSize(2).containsKey(first.getKey());
    assertThat(JSON.readTree(stage.ownAlerts().get(first.getKey())).get("hits"))
        .isEqualTo(JSON.readTree(first.getValue()).get("hits"));
  }
}
