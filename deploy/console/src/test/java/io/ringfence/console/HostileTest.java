package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Thirty strings that mean harm, in every field that comes from outside, on every page: text. */
class HostileTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> STRINGS =
      List.of(
          "<script>window.hit=1</script>",
          "</script><script>window.hit=1</script>",
          "<img src=x onerror=window.hit=1>",
          "<svg onload=window.hit=1>",
          "<svg><script>window.hit=1</script></svg>",
          "\"><img src=x onerror=window.hit=1>",
          "' onmouseover='window.hit=1' autofocus onfocus='window.hit=1",
          "\" autofocus onfocus=\"window.hit=1\" x=\"",
          "javascript:window.hit=1",
          "<a href=javascript:window.hit=1>x</a>",
          "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
          "<body onload=window.hit=1>",
          "<style>body{display:none}</style>",
          "<link rel=stylesheet href=//evil.example/x.css>",
          "<meta http-equiv=refresh content='0;url=//evil.example'>",
          "<base href=//evil.example/>",
          "<form action=//evil.example><input name=token>",
          "<math><mtext></form><form><mglyph><style></math><img src onerror=window.hit=1>",
          "<template><script>window.hit=1</script></template>",
          "<details open ontoggle=window.hit=1>",
          "<!--<img src='--><img src=x onerror=window.hit=1>",
          "<![CDATA[<script>window.hit=1</script>]]>",
          "&lt;script&gt;window.hit=1&lt;/script&gt;",
          "\\u003cscript\\u003ewindow.hit=1\\u003c/script\\u003e",
          "${window.hit=1}{{constructor.constructor('window.hit=1')()}}",
          "data: x\n\nevent: out\ndata: x",
          "\r\nSet-Cookie: ringfence=x\r\n\r\n<script>window.hit=1</script>",
          "a\u202e\u2066gnp.exe\u0000\u0007",
          "'; DROP TABLE alerts; -- <b>",
          "%3Cscript%3Ewindow.hit%3D1%3C/script%3E`;window.hit=1;//");

  private static RunningConsole stage;
  private static Browser browser;

  @BeforeAll
  static void open() throws IOException {
    stage = new RunningConsole(Duration.ofMinutes(10));
    browser = Browser.open(stage.address()).signIn("ada");
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (stage != null) {
      stage.close();
    }
  }

  private static void everywhere(String text, int number, Instant now) {
    SampleAlert sample =
        SampleAlert.irsf(String.format("%016x-1", number), now.minusSeconds(number))
            .rule("rule" + text, "fraud" + text, "title" + text, "high")
            .about("account", "account" + text)
            .accusing("device", "device" + text)
            .accusing("meeting", "meeting" + text)
            .with("summary", "summary" + text)
            .with("state", "state" + text)
            .signals("signal" + number, "gone" + text)
            .listings("listing" + number, "none" + text);
    ObjectNode alert = sample.tree();
    ((ObjectNode) alert.get("evidence")).put("when", "measure >= 1 && " + text);
    ((ObjectNode) alert.at("/evidence/measures"))
        .putObject("measure" + text)
        .put("value", text)
        .put("over", text)
        .put("exact", false);
    ((ObjectNode) alert.get("evidence"))
        .putObject("parameters")
        .putObject("parameter" + text)
        .put("value", text)
        .put("unit", "unit" + text)
        .put("default", 8)
        .put("override", "override" + text)
        .put("of", "class")
        .put("class", "class" + text)
        .put("reason", "reason" + text);
    ((ObjectNode) alert.get("evidence"))
        .putObject("lists")
        .put("as", "list" + text)
        .put("until", text);
    stage.send("alerts", sample.id(), alert.toString());
    stage.send(
        "verdicts",
        sample.id(),
        object()
            .put("alert", sample.id())
            .put("version", 1)
            .put("verdict", "acknowledged")
            .put("note", "note" + text)
            .put("by", text.substring(0, Math.min(text.length(), 64)))
            .put("time", now.toString())
            .toString());
    ObjectNode listing =
        object()
            .put("type", "listing")
            .put("id", "listing" + number)
            .put("time", now.toString())
            .put("action", "add")
            .put("list", "list" + plain(text))
            .put("reason", "reason" + text)
            .put("actor", "actor" + plain(text));
    listing.putObject("subject").put("kind", "account").put("value", "account" + plain(text));
    stage.send("blacklist.changes", "x", listing.toString());
    stage.send(
        "traffic.calls",
        "x",
        object()
            .put("type", "call" + text)
            .put("id", "signal" + number)
            .put("phase", "phase" + text)
            .put("time", now.minusSeconds(number).toString())
            .put("from", "from" + text)
            .put("to", "to" + text)
            .put("userAgent", "agent" + text)
            .put("account", "account" + text)
            .put("trunk", "trunk" + text)
            .put("sipCode", text)
            .put("country", text)
            .toString());
    ObjectNode kpi = object();
    kpi.putObject("window")
        .put("from", now.truncatedTo(java.time.temporal.ChronoUnit.MINUTES).toString())
        .put(
            "to",
            now.truncatedTo(java.time.temporal.ChronoUnit.MINUTES).plusSeconds(60).toString());
    kpi.putObject("group").put("trunk", "trunk" + text).put(text, "by");
    kpi.put("version", 1).put("attempts", 7).put("figure" + text, 3);
    stage.send("kpis", "x", kpi.toString());
    stage.send("kpis", "x", kpi.deepCopy().<ObjectNode>set("group", object()).toString());
    ObjectNode refusal = object().put("reason", "reason" + text);
    refusal.putObject("position").put("topic", "topic" + text);
    stage.send("rejected", "x", refusal.toString());
    stage.send(
        "rules.changes",
        "rule" + text,
        object()
            .put("id", "changed" + text)
            .put("version", 1)
            .put("fraud", text)
            .put("title", text)
            .put("when", text)
            .put("mode", text)
            .put("severity", text)
            .toString());
    ObjectNode request =
        object()
            .put("type", "privacy")
            .put("id", "p" + number)
            .put("time", now.toString())
            .put("action", "access")
            .put("reason", "asked" + text);
    request.putObject("subject").put("kind", "account").put("value", "account" + plain(text));
    stage.send("privacy.requests", "x", request.toString());
  }

  private static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** A label has no control characters, or its record is refused before it gets here. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cc}", " ").strip();
  }

  @Test
  void thirtyHostileStringsInEveryFieldDoNothing() {
    browser.go("/?work=all&mode=all");
    browser.untilText("#line", "Live");
    Instant now = Instant.now();
    for (int i = 0; i < STRINGS.size(); i++) {
      everywhere(STRINGS.get(i), i, now);
    }
    browser.untilText(".row", "title" + STRINGS.get(29));
    RunningConsole.until(
        "all of them came live", () -> browser.all(".row").size() == STRINGS.size());
    harmless("the live queue");
    List<String> pages =
        new ArrayList<>(
            List.of(
                "/?work=all&mode=all",
                "/stories",
                "/rules",
                "/feeds",
                "/indicators",
                "/?fraud=%3Cscript%3Ewindow.hit%3D1%3C%2Fscript%3E"));
    browser.all(".row-link").forEach(each -> pages.add(each.getDomAttribute("href")));
    browser.all(".row .subject").forEach(each -> pages.add(each.getDomAttribute("href")));

    assertThat(pages).hasSize(6 + 2 * STRINGS.size());
    for (String page : pages) {
      browser.go(page);
      if (page.startsWith("/alerts")) {
        browser.until("the signals", "#signal-lines .signals");
      }
      if (page.equals("/indicators")) {
        browser.until("the charts", ".chart canvas");
      }
      harmless(page);
    }
    browser.go(pages.get(6));
    browser.until("the signals", "#signal-lines .signals");
    assertThat(browser.find("main").getText())
        .as("they are shown as the text that they are")
        .contains(
            "title" + STRINGS.get(0),
            "summary" + STRINGS.get(0),
            "note" + STRINGS.get(0),
            "agent" + STRINGS.get(0),
            "reason" + STRINGS.get(0));
    assertThat(browser.complaints()).isEmpty();
  }

  /** Nothing ran, nothing was made of it, nothing looked away. */
  private static void harmless(String page) {
    assertThat(browser.script("return window.hit")).as(page).isNull();
    assertThat(browser.script("return location.origin")).as(page).isEqualTo(stage.address());
    assertThat(
            browser.script(
                """
                const strange = document.querySelectorAll(
                  'script:not([src^="/static/"]), link:not([href^="/static/"]), style, img, iframe, base, object, embed, math, template, meta[http-equiv], '
                  + 'form[action^="//"], a[href^="javascript:" i], b b');
                const handlers = [...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/i.test(a.name)));
                return [...strange, ...handlers].map(e => e.outerHTML.slice(0, 200)).join('\\n');
                """))
        .as(page)
        .isEqualTo("");
    assertThat(browser.find("main").isDisplayed()).as(page).isTrue();
  }
}
