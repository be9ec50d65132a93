package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Pictures of every page, light and dark, wide and narrow, for people to look at. Those of the
 * README are copies.
 */
@Tag("full") // a browser
class PicturesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("ringfence.pictures", "target/pictures"));

  private static RunningConsole stage;
  private static ProviderMorning scene;

  @BeforeAll
  static void open() throws IOException {
    stage = new RunningConsole(Duration.ofMinutes(10));
    scene = new ProviderMorning(stage, Instant.now());
    scene.play();
  }

  @AfterAll
  static void close() {
    if (stage != null) {
      stage.close();
    }
  }

  @Test
  void everyPageIsTakenLightAndDark() throws IOException {
    for (boolean dark : new boolean[] {false, true}) {
      try (Browser browser = Browser.open(stage.address(), dark)) {
        take(browser, dark ? "-dark" : "");
      }
    }
    assertThat(Files.size(FOLDER.resolve("queue.png"))).isPositive();
  }

  private static void take(Browser browser, String suffix) throws IOException {
    browser.go("/sign-in");
    browser.picture(FOLDER.resolve("sign-in" + suffix + ".png"));
    browser.signIn("ada");
    browser.go("/?work=all&mode=all");
    browser.untilText("#line", "Live");
    browser.untilText(".row", "14 high-cost calls");
    browser.picture(FOLDER.resolve("queue" + suffix + ".png"));
    browser.size(1280, 1100);
    browser.all(".row-link").get(0).click();
    browser.until("the signals", ".timeline");
    browser.picture(FOLDER.resolve("alert" + suffix + ".png"));
    browser.find(".facts .subject").click();
    browser.until("the graph", ".graph");
    browser.size(1280, 1400);
    browser.picture(FOLDER.resolve("subject" + suffix + ".png"));
    browser.size(1280, 1000);
    for (String place : List.of("stories", "rules", "feeds", "indicators")) {
      browser.go("/" + place + (place.equals("indicators") ? "?hours=6" : ""));
      browser.untilText("#line", "Live");
      if (place.equals("indicators")) {
        browser.until("the charts", ".chart canvas");
      }
      browser.picture(FOLDER.resolve(place + suffix + ".png"));
    }
    browser.phone(390, 844);
    browser.go("/?work=all&mode=all");
    browser.untilText("#line", "Live");
    browser.picture(FOLDER.resolve("phone-queue" + suffix + ".png"));
    browser.all(".row-link").get(0).click();
    browser.until("the signals", ".timeline");
    browser.picture(FOLDER.resolve("phone-alert" + suffix + ".png"));
  }
}
