package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

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
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> pictures = files.filter(each -> each.toString().endsWith(".png")).toList();
      assertThat(pictures).hasSize(2 * 10);
      for (Path each : pictures) {
        assertShows(each);
      }
    }
  }

  /** Something on a ground that is light or dark as was asked for, as wide as was asked for. */
  private static void assertShows(Path picture) throws IOException {
    String name = picture.getFileName().toString();
    BufferedImage image = ImageIO.read(picture.toFile());
    Set<Integer> colours = new HashSet<>();
    long light = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        Color colour = new Color(image.getRGB(x, y));
        colours.add(colour.getRGB());
        light += colour.getRed() + colour.getGreen() + colour.getBlue() > 3 * 128 ? 1 : 0;
      }
    }
    long all = (long) image.getWidth() * image.getHeight();
    assertThat(name.contains("-dark") ? all - light : light).as(name).isGreaterThan(all * 2 / 3);
    assertThat(colours).as(name).hasSizeGreaterThan(20);
    assertThat(image.getWidth()).as(name).isEqualTo(name.startsWith("phone") ? 390 : 1280);
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
    browser.click(By.cssSelector(".row-link"));
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
    browser.click(By.cssSelector(".row-link"));
    browser.until("the signals", ".timeline");
    browser.picture(FOLDER.resolve("phone-alert" + suffix + ".png"));
  }
}
