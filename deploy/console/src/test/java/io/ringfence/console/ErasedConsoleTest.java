package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever was erased is gone from the console's memory, whatever its topics still have. */
class ErasedConsoleTest {

  private static Instant then;
  private static Instant erased;
  @AutoClose private static RunningConsole stage;
  private static HttpVisitor ada;

  @BeforeAll
  static void open() throws IOException {
    Instant now = Instant.now();
    then = now.minusSeconds(600);
    erased = now.minusSeconds(60);
    stage = new RunningConsole();
    ada = stage.guest().signIn("ada");
  }

  private static String queue() {
    return ada.get("/?work=all&mode=all").body();
  }

  /** What the page of a subject says, by way of the search. */
  private static String subject(String value) {
    return ada.get(ada.pageOf(value)).body();
  }

  /** Alerts about a number and of an account that names it, a verdict, and a listing. */
  private static void known(String digits, String account) {
    stage.alert(
        SampleAlert.irsf(digits + "0000000a-1", then)
            .about("number", "+" + digits)
            .with("summary", "about +" + digits));
    stage.alert(
        SampleAlert.irsf(digits + "0000000b-1", then)
            .about("account", account)
            .accusing("number", "+" + digits)
            .with("summary", "Account " + account + " called with +" + digits + "."));
    stage.send(
        "verdicts",
        digits + "0000000a-1",
        "{\"alert\":\""
            + digits
            + "0000000a-1\",\"version\":2,\"verdict\":\"true\",\"note\":\"seen\",\"by\":\"ada\",\"time\":\""
            + then
            + "\"}");
    stage.send(
        "blacklist.changes",
        "n:+" + digits,
        """
        {"type":"listing","id":"l-%s","time":"%s","action":"add","subject":{"kind":"number","value":"+%s"},"list":"house","reason":"a complaint by Ben"}\
        """
            .formatted(digits, then, digits));
    RunningConsole.until(
        "all is there",
        () ->
            queue().contains("+" + digits)
                && queue().contains(account)
                && subject("+" + digits).contains("a complaint by Ben"));
  }

  private static void assertGone(String digits, String account) {
    RunningConsole.until("the name is gone", () -> !queue().contains(digits));
    assertThat(queue()).contains("Account " + account + " called with \u232berased-");
    assertThat(subject(account)).contains("erased-").doesNotContain(digits);
    assertThat(subject("+" + digits))
        .contains("house")
        .doesNotContain("a complaint by Ben", "called with", "about +");
    assertThat(ada.get("/stories").body()).doesNotContain(digits);
  }

  @Test
  void anErasureThatIsAskedForIsCarriedOut() {
    known("12025550971", "globex-7");

    stage.send(
        "privacy.requests",
        "n:+12025550971",
        """
        {"type":"privacy","id":"p-71","time":"%s","action":"erase","subject":{"kind":"number","value":"+12025550971"}}\
        """
            .formatted(erased));

    assertGone("12025550971", "globex-7");
  }

  @Test
  @Tag("full") // a restart
  void anErasureOfWhichOnlyTheLedgerKnowsIsCarriedOutAndOutlivesARestart() {
    known("12025550972", "initech-8");

    stage.send(
        "privacy.ledger",
        RunningConsole.DIGESTS.of("n:+12025550972"),
        RunningConsole.DIGESTS.entry("n:+12025550972", "p-72", erased.toEpochMilli()).json());
    assertGone("12025550972", "initech-8");

    stage.restartConsole();
    ada = stage.guest().signIn("ada");
    assertGone("12025550972", "initech-8");
  }

  @Test
  void anErasureTakesOutWhatBelongsToWhoAsks() {
    stage.alert(
        SampleAlert.irsf("5aaaaaaa0000000a-1", then)
            .about("account", "vandelay-1")
            .accusing("number", "+12025550975")
            .with("summary", "Account vandelay-1 called with +12025550975."));
    stage.alert(
        SampleAlert.irsf("5bbbbbbb0000000b-1", then)
            .about("account", "qacme-5")
            .accusing("number", "+12025550975")
            .with("tenant", "acme")
            .with("summary", "Account qacme-5 called with +12025550975."));
    RunningConsole.until(
        "both are there",
        () ->
            queue().contains("vandelay-1 called with +")
                && queue().contains("qacme-5 called with +"));

    stage.send("privacy.requests", "n:+12025550975", ofTenant("p-81", ",\"tenant\":\"acme\""));
    RunningConsole.until(
        "the tenant's is gone", () -> queue().contains("qacme-5 called with \u232berased-"));
    assertThat(queue()).contains("vandelay-1 called with +12025550975");

    stage.send("privacy.requests", "n:+12025550975", ofTenant("p-82", ""));
    RunningConsole.until(
        "the provider's is gone", () -> queue().contains("vandelay-1 called with \u232berased-"));
    assertThat(queue()).doesNotContain("12025550975");
  }

  private static String ofTenant(String id, String more) {
    return "{\"type\":\"privacy\",\"time\":\""
        + erased
        + "\",\"subject\":{\"kind\":\"number\",\"value\":\"+12025550975\"},\"action\":\"erase\",\"id\":\""
        + id
        + '"'
        + more
        + "}";
  }

  @Test
  void anErasureUnderAHoldWaits() {
    known("12025550973", "hooli-9");
    String until = Instant.now().plusSeconds(86_400).toString();
    for (String request :
        List.of(
            "\"p-73\",\"action\":\"hold\",\"ground\":\"a court\",\"actor\":\"pia\",\"until\":\""
                + until
                + '"',
            "\"p-74\",\"action\":\"erase\"")) {
      stage.send("privacy.requests", "n:+12025550973", ofHeld(request));
    }
    // What is written later is read later.
    stage.send(
        "privacy.requests",
        "n:+12025550974",
        ofHeld("\"p-75\",\"action\":\"access\",\"reason\":\"read after them\""));
    HttpVisitor officer = stage.guest().signIn("pia");
    RunningConsole.until(
        "the requests are read",
        () -> officer.get(officer.pageOf("+12025550973")).body().contains("read after them"));
    assertThat(queue()).contains("12025550973");

    stage.send("privacy.requests", "n:+12025550973", ofHeld("\"p-76\",\"action\":\"release\""));

    assertGone("12025550973", "hooli-9");
  }

  private static String ofHeld(String request) {
    return "{\"type\":\"privacy\",\"time\":\""
        + erased
        + "\",\"subject\":{\"kind\":\"number\",\"value\":\"+12025550973\"},\"id\":"
        + request
        + "}";
  }

  @Test
  void anAlertThatIsErasedTakesItsVerdictAlong() {
    stage.alert(
        SampleAlert.irsf("0badcafe00000001-1", Instant.now()).with("title", "To be erased"));
    stage.send(
        "verdicts",
        "0badcafe00000001-1",
        "{\"alert\":\"0badcafe00000001-1\",\"version\":1,\"verdict\":\"true\",\"note\":\"n\",\"by\":\"ada\",\"time\":\"%s\"}"
            .formatted(Instant.now()));
    RunningConsole.until(
        "it is there", () -> ada.get("/?work=judged").body().contains("To be erased"));

    stage.send("alerts", "0badcafe00000001-1", null);

    RunningConsole.until(
        "it is gone", () -> !ada.get("/?work=judged").body().contains("To be erased"));
    RunningConsole.until(
        "its verdict is erased on the topic",
        () -> TopicRecords.isErased(stage.bootstrap(), "verdicts", "0badcafe00000001-1"));
  }
}
