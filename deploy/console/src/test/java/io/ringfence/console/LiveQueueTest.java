package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** What an analyst does, in a real browser before a real broker. */
@Tag("full") // a browser
class LiveQueueTest {

  private static RunningConsole stage;
  private static Browser browser;

  @BeforeAll
  static void open() throws IOException {
    stage = new RunningConsole();
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

  @BeforeEach
  void theQueue() {
    browser.size(1280, 900);
    browser.go("/");
    browser.untilText("#line", "Live");
  }

  private static SampleAlert alert(String id, String title) {
    return SampleAlert.irsf(id, Instant.now()).with("title", title);
  }

  @Test
  void anAlertComesToTheOpenQueueAndItsEvidenceOpens() {
    long before = System.nanoTime();
    stage.alert(alert("5e87291329ed4e24-1", "Burst that is timed"));
    browser.untilText(".row", "Burst that is timed");
    System.out.printf("in the queue after %d ms%n", (System.nanoTime() - before) / 1_000_000);

    open("Burst that is timed");
    assertThat(browser.find(".lead").getText()).contains("14 high-cost calls");
    assertThat(browser.find(".bars").getText()).contains("premium_attempts_5m", "14", "≥ 8");
  }

  private static void open(String title) {
    browser.click(By.linkText(title));
    browser.until("the evidence", ".bars");
  }

  @Test
  void aVerdictIsKeptAcrossARestartOfTheConsole() {
    stage.alert(alert("5e87291329ed4e24-2", "To be judged"));
    browser.untilText(".row", "To be judged");
    open("To be judged");
    browser.find("#note").sendKeys("Customer confirmed the theft");
    browser.find("button[value=true]").click();
    browser.untilText("#alert-verdict", "by ada");
    String page = browser.driver().getCurrentUrl();

    stage.restartConsole();

    browser.signIn("ada");
    browser.driver().get(page);
    browser.untilText("#alert-verdict", "by ada");
    assertThat(browser.find("#alert-verdict").getText())
        .containsIgnoringCase("true")
        .contains("Customer confirmed the theft");
  }

  @Test
  void whoeverJudgesAfterSomebodyElseLearnsOfIt() {
    stage.alert(alert("5e87291329ed4e24-3", "Judged twice"));
    browser.untilText(".row", "Judged twice");
    open("Judged twice");
    browser.find("#note").sendKeys("x");
    stage.send(
        "verdicts",
        "5e87291329ed4e24-3",
        "{\"alert\":\"5e87291329ed4e24-3\",\"version\":2,\"verdict\":\"false\",\"by\":\"bob\",\"time\":\""
            + Instant.now()
            + "\"}");
    HttpVisitor ada = stage.guest().signIn("ada");
    RunningConsole.until("the console has read it", () -> ada.get(path()).body().contains("bob"));

    browser.find("button[value=true]").click();

    browser.untilText("body", "Somebody has judged this alert meanwhile");
  }

  private static String path() {
    return java.net.URI.create(browser.driver().getCurrentUrl()).getPath();
  }

  @Test
  void theSubjectsPageShowsItsHistory() {
    new ProviderMorning(stage, Instant.now()).play();
    browser.go("/?work=all");
    browser.untilText(".row", "14 high-cost calls");
    browser.click(By.linkText("Registration passwords guessed"));
    browser.until("the evidence", ".bars");
    browser.find(".facts .subject").click();
    browser.until("the graph", ".graph");

    String page = browser.find("main").getText();
    assertThat(page)
        .contains("Listed now, on trial", "unpaid high-cost calls", "never held", "withdrawn");
    assertThat(page)
        .contains(
            "Registration passwords guessed", "premium_targets_1h", "What is held, until when");
    assertThat(browser.find(".graph").getText()).contains("+12025550123", "203.0.113.7");
    assertThat(browser.all(".course .held-list")).hasSize(2);
  }

  @Test
  void theSignalsOfAnAlertAreFoundInTheTopics() {
    new ProviderMorning(stage, Instant.now()).play();
    browser.go("/?work=all");
    browser.untilText(".row", "14 high-cost calls");
    open("Burst of calls to high-cost destinations");
    browser.until("the signals", "#signal-lines .signals");
    // A search ends after some seconds, and the page says so: on a busy machine one looks again.
    RunningConsole.until("all topics were looked through", LiveQueueTest::allWasLookedThrough);

    assertThat(browser.all(".timeline circle")).hasSize(9);
    assertThat(browser.find("#signal-lines").getText())
        .contains(
            "+88216000120", "Zoiper rv2.10", "SIP 200", "1 of 10 are no longer in the topics");
  }

  private static boolean allWasLookedThrough() {
    if (!browser.find("#signal-lines").getText().contains("The search ended")) {
      return true;
    }
    browser.driver().navigate().refresh();
    browser.until("the signals", "#signal-lines .signals");
    return false;
  }

  @Test
  void theQueueFollowsVersionsFiltersAndPause() {
    stage.alert(alert("5e87291329ed4e24-5", "Grows").with("hits", 3));
    browser.untilText(".row", "Grows");
    stage.alert(alert("5e87291329ed4e24-5", "Grows").with("version", 3).with("hits", 77));
    browser.untilText(".row", "77");

    browser.find("#pause").click();
    stage.alert(alert("5e87291329ed4e24-6", "Comes while paused"));
    browser.untilText("#waiting", "Paused");
    assertThat(browser.find("#rows").getText()).doesNotContain("Comes while paused");
    browser.find("#pause").click();
    browser.untilText(".row", "Comes while paused");

    stage.alert(alert("5e87291329ed4e24-5", "Grows").with("version", 4).with("state", "retracted"));
    RunningConsole.until("it is gone", () -> !browser.find("#rows").getText().contains("Grows"));
    browser.go("/?severity=critical&fraud=wangiri");
    browser.untilText("#line", "Live");
    assertThat(browser.find("#rows").getText()).doesNotContain("Comes while paused");
  }

  @Test
  void keysMoveThroughTheQueueAndTheTabOrderIsThatOfThePage() {
    stage.alert(alert("5e87291329ed4e24-7", "First of two"));
    stage.alert(alert("5e87291329ed4e24-8", "Second of two"));
    browser.untilText(".row", "First of two");
    browser.untilText(".row", "Second of two");
    Actions keys = new Actions(browser.driver());

    keys.sendKeys("j").perform();
    String first = active();
    keys.sendKeys("j").perform();
    assertThat(active()).isNotEqualTo(first);
    keys.sendKeys("k").perform();
    assertThat(active()).isEqualTo(first);
    keys.sendKeys(Keys.ENTER).perform();
    browser.until("the evidence", ".bars");

    browser.go("/");
    browser.untilText("#line", "Live");
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      keys.sendKeys(Keys.TAB).perform();
      order.add(active());
    }
    assertThat(order)
        .containsSubsequence(
            "Skip to the content", "Ringfence", "Alerts", "Stories", "Indicators", "Rules", "Feeds")
        .containsSubsequence(
            "Feeds",
            "find",
            "Find",
            "Sign out",
            "work",
            "severity",
            "fraud",
            "state",
            "mode",
            "Filter");
    assertThat(order.get(0)).isEqualTo("Skip to the content");
  }

  private static String active() {
    return (String)
        browser.script(
            "const a = document.activeElement; return a.matches('select, input') ? (a.id || a.name) : a.textContent.trim() || a.id;");
  }

  @Test
  void axeFindsNoBarrierOnAnyPageAndNoPageIsWiderThanAPhone() throws IOException {
    new ProviderMorning(stage, Instant.now()).play();
    browser.go("/?work=all");
    browser.untilText(".row", "14 high-cost calls");
    List<String> pages =
        new ArrayList<>(List.of("/?work=all", "/stories", "/rules", "/feeds", "/indicators"));
    pages.add(browser.find(".row-link").getDomAttribute("href"));
    pages.add(browser.find(".row .subject").getDomAttribute("href"));
    for (String page : pages) {
      browser.go(page);
      browser.untilText("#line", "Live");
      if (page.startsWith("/alerts")) {
        browser.until("the signals", "#signal-lines .signals");
      }
      assertThat(browser.barriers()).as("barriers on " + page).isEmpty();
    }
    try (Browser phone = Browser.open(stage.address())) {
      phone.signIn("ada");
      phone.phone(320, 640);
      for (String page : pages) {
        phone.go(page);
        phone.untilText("#line", "Live");
        Number wide = (Number) phone.script("return document.documentElement.scrollWidth");
        assertThat(wide.intValue()).as("width of " + page).isLessThanOrEqualTo(320);
        assertThat(phone.barriers()).as("barriers on " + page + " at 320 px").isEmpty();
      }
    }
    browser.driver().manage().deleteAllCookies();
    browser.go("/sign-in");
    assertThat(browser.barriers()).as("barriers on the sign-in page").isEmpty();
    browser.signIn("ada");
  }

  @Test
  void aBrokerThatGoesAndComesIsSurvivedWithoutAReload() throws IOException {
    browser.script("window.here = 'still'");

    stage.stopBroker();
    browser.untilText("#banner", "The broker does not answer");
    stage.startBroker();
    stage.alert(alert("5e87291329ed4e24-9", "After the broker's return"));

    browser.untilText(".row", "After the broker's return");
    assertThat(browser.script("return window.here")).isEqualTo("still");
    RunningConsole.until(
        "the banner says so", () -> !browser.find("#banner").getText().contains("does not answer"));
  }

  @Test
  void aFeedThatFallsSilentIsSaidOnThePage() {
    new ProviderMorning(stage, Instant.now()).keepFeedsFlowing();
    browser.untilText("#banner", "No alerts does not mean no fraud");
    assertThat(browser.find("#banner").getText()).contains("traffic.calls is silent");
    browser.go("/feeds");
    assertThat(browser.find("#feeds").getText()).contains("silent");
  }
}
