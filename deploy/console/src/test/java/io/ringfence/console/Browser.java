package io.ringfence.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringfence.broker.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real Chromium. Tests that need one are skipped where there is none, but not where {@code
 * RINGFENCE_REQUIRE} names it.
 */
final class Browser implements AutoCloseable {

  private static final Path PROFILES = Path.of(System.getProperty("java.io.tmpdir"));

  private static final Duration GIVE_UP = Duration.ofSeconds(RunningConsole.GIVE_UP_SECONDS);

  private final ChromeDriver driver;
  private final String address;
  private final Path profile;

  private Browser(ChromeDriver driver, String address, Path profile) {
    this.driver = driver;
    this.address = address;
    this.profile = profile;
  }

  private static Path program(String name) {
    Path found =
        Stream.of("/usr/bin", "/usr/local/bin", "/snap/bin")
            .map(each -> Path.of(each, name))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    String required = System.getenv().getOrDefault("RINGFENCE_REQUIRE", "");
    boolean needed = List.of(required.split(",", -1)).contains("chromium");
    assertThat(found != null || !needed).as(name + " is required").isTrue();
    assumeTrue(found != null, name + " is not installed");
    return found;
  }

  static Browser open(String address) throws IOException {
    return open(address, false);
  }

  static Browser open(String address, boolean dark) throws IOException {
    Path chromium = program("chromium");
    Path profile = Files.createTempDirectory(PROFILES, "ringfence-chromium");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--force-device-scale-factor=1",
        "--hide-scrollbars",
        "--lang=en",
        "--user-data-dir=" + profile);
    if (dark) {
      options.addArguments("--blink-settings=preferredColorScheme=0");
    }
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver").toFile())
            .usingPort(FreePorts.free())
            .withSilent(true)
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(GIVE_UP);
    Browser browser = new Browser(driver, address, profile);
    browser.size(1280, 800);
    return browser;
  }

  ChromeDriver driver() {
    return driver;
  }

  void size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** The page's own width, also where a window cannot be so narrow. */
  void phone(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", true));
  }

  void go(String path) {
    driver.get(address + path);
  }

  Browser signIn(String name) {
    go("/sign-in");
    find("#name").sendKeys(name);
    find("#password").sendKeys(RunningConsole.PASSWORD);
    find("button").click();
    until("signed in", "main#main");
    return this;
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  void until(String what, String css) {
    new WebDriverWait(driver, GIVE_UP, Duration.ofMillis(20))
        .withMessage(what)
        .until(here -> !all(css).isEmpty());
  }

  void untilText(String css, String text) {
    new WebDriverWait(driver, GIVE_UP, Duration.ofMillis(20))
        .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
        .withMessage(text + " in " + css)
        .until(here -> all(css).stream().anyMatch(each -> each.getText().contains(text)));
  }

  /** A link of a list that is alive: what was found may be another's by the time of the click. */
  void click(By link) {
    new WebDriverWait(driver, GIVE_UP, Duration.ofMillis(20))
        .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
        .withMessage("a click on " + link)
        .until(
            here -> {
              here.findElement(link).click();
              return true;
            });
  }

  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What axe finds that keeps people out: its kinds "serious" and "critical". */
  List<String> barriers() throws IOException {
    try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
      script(new String(axe.readAllBytes(), StandardCharsets.UTF_8) + ";window.axe=axe;");
    }
    @SuppressWarnings("unchecked")
    List<String> found =
        (List<String>)
            driver.executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ['violations']}).then(result => done(result.violations
                  .filter(each => ['serious', 'critical'].includes(each.impact))
                  .map(each => each.id + ': ' + each.nodes.slice(0, 3).map(node => node.html.slice(0, 160) + ' ' + node.failureSummary).join(' | '))));
                """);
    return found;
  }

  /** What the browser complains of: errors of scripts, and what the policy forbade. */
  List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream()
        .filter(each -> each.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue())
        .map(each -> each.getMessage())
        .toList();
  }

  /** A picture of what is seen now. */
  void picture(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      // The system cleans its temporary folder.
    }
  }
}
