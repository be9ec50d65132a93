package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Marked values in every field that comes from outside: a viewer gets none of them, anywhere. */
class ViewerTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One of each kind, with what of it must not reach a viewer. */
  private enum Marked {
    NAME("number", "NG:Zanzibaria Bank", "zanzibaria"),
    SHORT_CODE("number", "NG:Quirkletone", "quirkletone"),
    EXTENSION("number", "US:fizzwhistle-7/100", "fizzwhistle"),
    NUMBER("number", "+12025550177", "2025550177"),
    MAC("device", "mac:0a11deadbeef", "deadbeef"),
    DEVICE("device", "Ottoline phone", "ottoline"),
    ADDRESS("address", "198.51.77.91", "51.77"),
    ADDRESS_6("address", "2001:db8:beef::77", "beef::77"),
    ACCOUNT("account", "wendeline@mail.example", "wendeline"),
    PLAIN_ACCOUNT("account", "grumblethorpe", "grumblethorpe"),
    MEETING("meeting", "Perriwinkle room", "perriwinkle"),
    CONTENT("content", "c0ffee5eed5566778899aabbccddeeff", "c0ffee5eed");

    private final String kind;
    private final String value;
    private final String marker;

    Marked(String kind, String value, String marker) {
      this.kind = kind;
      this.value = value;
      this.marker = marker;
    }

    /** As texts may have it. */
    List<String> spellings() {
      String local = value.replaceFirst("^(?:NG|US|mac):", "");
      List<String> all =
          new ArrayList<>(
              List.of(value, local, local.toUpperCase(Locale.ROOT), '"' + local + "\"."));
      all.add(local.replace(' ', '-'));
      if (this == NUMBER) {
        all.addAll(
            List.of(
                "202.555.0177", "(202) 555 01 77", "1.202.555.0177", "２０２５５５０１７７", "202:555:0177"));
      }
      if (this == MAC) {
        all.add("0A:11:DE:AD:BE:EF");
      }
      return all;
    }
  }

  @AutoClose private static RunningConsole stage;

  @BeforeAll
  static void open() throws IOException {
    stage = new RunningConsole(Duration.ofMinutes(10));
    Instant now = Instant.now();
    for (Marked each : Marked.values()) {
      everywhere(each, now);
    }
    HttpVisitor ada = stage.guest().signIn("ada");
    RunningConsole.until(
        "all alerts and notes are there",
        () ->
            Marked.values().length
                == count(ada.get("/?work=all&mode=all").body(), "class=\"row grade"));
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  private static void everywhere(Marked marked, Instant now) {
    String id = "0badcafe0000%04d-1".formatted(marked.name().hashCode() & 0xFFF);
    String text = String.join(" and ", marked.spellings());
    ObjectNode alert =
        SampleAlert.irsf(id, now.minusSeconds(5))
            .about(marked.kind, marked.value)
            .with("summary", "Seen: " + text + " within 5 minutes")
            .with("reason", text)
            .signals("signal-" + id)
            .listings("listing-" + id)
            .tree();
    ArrayNode accused = (ArrayNode) alert.get("accused");
    for (Marked each : Marked.values()) {
      accused.addObject().put("kind", each.kind).put("value", each.value);
    }
    alert.withArray("links").add(marked.kind + ':' + marked.value);
    ((ObjectNode) alert.at("/evidence/measures"))
        .putObject("last_seen")
        .put("value", marked.value)
        .put("over", "PT5M")
        .put("exact", true);
    ObjectNode money = alert.putObject("money").put("currency", "USD").put("perMinute", 5);
    money.put("lost", 12.5).put("exposure", 3).put("peak", 9);
    ((ObjectNode) alert.get("evidence"))
        .putArray("targets")
        .addObject()
        .put("number", marked.value)
        .put("calls", 2)
        .put("cost", 12.5);
    ArrayNode actions = alert.putArray("actions");
    for (String what : List.of("block-destination", "block-international", "block")) {
      actions.addObject().put("do", what).put("kind", marked.kind).put("value", marked.value);
    }
    stage.send("alerts", id, alert.toString());
    stage.send(
        "verdicts",
        id,
        JSON.createObjectNode()
            .put("alert", id)
            .put("version", 2)
            .put("verdict", "unsure")
            .put("note", "Says " + text)
            .put("by", "ada")
            .put("time", now.toString())
            .toString());
    listingAndRequest(marked, id, text, now);
    ObjectNode call =
        JSON.createObjectNode()
            .put("type", "call")
            .put("id", "signal-" + id)
            .put("phase", "end")
            .put("time", now.minusSeconds(6).toString())
            .put("from", marked.value)
            .put("to", marked.spellings().get(1))
            .put("userAgent", text)
            .put("participant", marked.value)
            .put("trunk", "carrier-a");
    for (String kind : List.of("account", "device", "address", "meeting")) {
      call.put(kind, marked.value);
    }
    stage.send("traffic.calls", "x", call.toString());
  }

  private static void listingAndRequest(Marked marked, String id, String text, Instant now) {
    ObjectNode listing =
        JSON.createObjectNode()
            .put("type", "listing")
            .put("id", "listing-" + id)
            .put("time", now.toString())
            .put("action", "add")
            .put("list", "house")
            .put("reason", text);
    listing.putObject("subject").put("kind", marked.kind).put("value", marked.value);
    if (!marked.kind.equals("meeting")) {
      stage.send("blacklist.changes", "x", listing.toString());
    }
    ObjectNode request =
        JSON.createObjectNode()
            .put("type", "privacy")
            .put("id", "request-" + id)
            .put("time", now.toString())
            .put("action", "access")
            .put("reason", text)
            .put("actor", "pia");
    request.putObject("subject").put("kind", marked.kind).put("value", marked.value);
    stage.send("privacy.requests", "x", request.toString());
  }

  private static Map<String, String> served(String user) throws IOException {
    HttpVisitor guest = stage.guest().signIn(user);
    Map<String, String> pages = SitePages.reachable(guest, "/indicators?hours=48");
    pages.put("/live", guest.firstRows("page=queue&work=all&mode=all"));
    return pages;
  }

  @Test
  void aViewerGetsNoneOfTheMarkedValuesAndAnAnalystGetsAll() throws IOException {
    Map<String, String> viewer = served("vic");
    Map<String, String> analyst = served("ada");

    assertThat(viewer).hasSizeGreaterThan(40);
    for (Marked each : Marked.values()) {
      viewer.forEach(
          (place, body) -> {
            if (!place.contains("/static/")) {
              String text = body.toLowerCase(Locale.ROOT);
              assertThat(text).as(each + " on " + place).doesNotContain(each.marker);
              assertThat(each == Marked.NUMBER ? digits(text) : "")
                  .as(each + " on " + place)
                  .doesNotContain(each.marker);
            }
          });
      assertThat(String.join("", analyst.values()).toLowerCase(Locale.ROOT))
          .as(each + " for an analyst")
          .contains(each.marker);
    }
    String all = String.join("", viewer.values());
    assertThat(all).contains("NG:••••·", "+1202•••••••·", "198.•.•.•·", "carrier-a", "Seen: ");
    assertThat(viewer.get("/live")).contains("••••·");
  }

  /** All digits, of any script, between tags. */
  private static String digits(String html) {
    StringBuilder digits = new StringBuilder();
    html.replaceAll("<[^>]*>", "<")
        .codePoints()
        .filter(each -> Character.isDigit(each) || each == '<')
        .forEach(each -> digits.append(each == '<' ? "<" : "" + Character.digit(each, 10)));
    return digits.toString();
  }
}
