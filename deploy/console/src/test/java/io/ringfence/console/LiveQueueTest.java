package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an analyst does, in a real browser before a real broker. */
class LiveQueueTest {

  private static Stage stage;
  private static Browser browser;

  @BeforeAll
  static void open() throws IOException {
    stage = new Stage();
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

  @Test
  void anAlertIsInTheQueueWithinTwoSecondsAndItsEvidenceOpens() {
    browser.go("/");
    browser.untilText("#line", "Live");

    long before = System.nanoTime();
    stage.alert(Sample.irsf("5e87291329ed4e24-1", Instant.now()));
    browser.untilText(".row", "Burst of calls");
    long millis = (System.nanoTime() - before) / 1_000_000;

    assertThat(millis).isLessThan(2_000);
    browser.find(".row-link").click();
    browser.until("the evidence", ".bars");
    assertThat(browser.find(".lead").getText()).contains("14 high-cost calls");
    assertThat(browser.find(".bars").getText()).contains("premium_attempts_5m", "14", "≥ 8");
  }
}
