package io.ringfence.cli.feeds;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.InputFaults;
import io.ringfence.cli.options.LauncherFolder;
import io.ringfence.decode.feed.Formats;
import io.ringfence.decode.feed.Sources;
import io.ringfence.decode.notation.DialPlan;
import io.ringfence.enrich.TariffFile;
import java.io.Console;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a provider's own settings. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a folder with a provider's own settings: sources.yaml, tariff.csv, policy.yaml and a copy of the rule pack.",
      "Asks on a terminal for what no option says. Every verb takes the folder by --config, or from the variable RINGFENCE_CONFIG; an upgrade leaves it alone."
    })
public final class InitCommand implements Callable<Integer> {

  /** Names stand in YAML without quotes of their own. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.+@*/:-]{1,128}");

  private static final Set<String> MAPPED = Set.of("csv", "jsonl");

  @Parameters(paramLabel = "DIR", description = "is made; must have no such files yet")
  private Path folder;

  @Option(
      names = "--country",
      paramLabel = "CC",
      description = "in which numbers without a country code are dialled, ISO 3166, such as GB")
  private String country;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "of the customers, and of the feeds' times, such as Europe/London")
  private String zone;

  @Option(
      names = "--feed",
      paramLabel = "FORMAT",
      split = ",",
      description = "formats of the feeds: ringfence, or one that `scan --format` takes")
  private List<String> feeds;

  @Option(
      names = "--files",
      paramLabel = "FORMAT=PATTERN",
      description =
          "files of a feed that `serve` follows, such as asterisk-log=/var/log/asterisk/security*")
  private Map<String, String> files = Map.of();

  @Option(
      names = "--trunk",
      paramLabel = "NAME",
      split = ",",
      description = "endpoints that are interconnects, patterns with *")
  private List<String> trunks;

  @Option(
      names = "--inside",
      paramLabel = "NAME",
      split = ",",
      description =
          "contexts of the provider's own customers, and blocks of its own numbers (+4420794600*)")
  private List<String> inside;

  @Option(
      names = "--realm",
      paramLabel = "NAME",
      description =
          "the box, if there are several whose accounts have the same names: accounts are called NAME/account")
  private String realm;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "of the tariff, such as EUR (default: USD, the example's)")
  private String currency = "USD";

  @Option(
      names = "--rates",
      paramLabel = "FILE",
      description =
          "the provider's rate deck, in the columns of tariff.csv (default: the example's)")
  private Path rates;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    ask();
    InputFaults faults = new InputFaults();
    faults.add(!DialPlan.known(country), "--country: not a region with a number plan, such as GB");
    faults.add(!isZone(zone), "--zone: not a time zone, such as Europe/London");
    faults.add(!currency.matches("[A-Z]{3}"), "--currency: three capital letters");
    for (String each : feeds) {
      faults.add(
          Formats.named(each).isEmpty() && !each.equals("ringfence"),
          "--feed: there is no format "
              + each
              + ", but ringfence, "
              + String.join(", ", Formats.names()));
      faults.add(
          MAPPED.contains(each),
          "--feed: "
              + each
              + " needs a map; `feeds map SAMPLE` proposes its entry of sources.yaml");
    }
    List<String> names = new ArrayList<>(trunks);
    names.addAll(inside);
    names.add(realm);
    names.addAll(files.values());
    faults.add(!feeds.containsAll(files.keySet()), "--files: of a format that --feed names");
    for (String each : names) {
      faults.add(
          !each.isEmpty() && !NAME.matcher(each).matches(),
          "--files, --trunk, --inside, --realm: a name has letters, digits and _.+@*/:- only");
    }
    for (String each : List.of("sources.yaml", "tariff.csv", "policy.yaml", "pack")) {
      faults.add(
          Files.exists(folder.resolve(each)),
          folder.resolve(each) + " is there already; nothing is overwritten");
    }
    faults.refuse();
    String sources = sources();
    BadInput.refuse("the sources", Sources.read(sources).faults());
    String tariff = tariff();
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("sources.yaml"), sources);
    Files.writeString(folder.resolve("tariff.csv"), tariff);
    Files.copy(LauncherFolder.path("privacy/policy.yaml"), folder.resolve("policy.yaml"));
    copy(LauncherFolder.path("rules/pack"), folder.resolve("pack"));
    spec.commandLine()
        .getOut()
        .println("settings are in " + folder + "; use them with --config " + folder);
    return 0;
  }

  /** Asks for what no option says, if somebody is there to answer. */
  @SuppressWarnings("SystemConsoleNull") // whoever has no terminal is told what is missing
  private void ask() throws BadInput {
    Console console = System.console();
    country = answered(country, console, "--country", "country, two letters");
    zone = answered(zone, console, "--zone", "time zone");
    feeds = answered(feeds, console, "formats of feeds, of " + String.join(", ", Formats.names()));
    trunks = answered(trunks, console, "names of trunks, with commas");
    inside = answered(inside, console, "contexts and number blocks of your own, with commas");
    realm = realm == null ? "" : realm;
  }

  private static String answered(String said, Console console, String option, String what)
      throws BadInput {
    if (said != null) {
      return said;
    }
    if (console == null) {
      throw new BadInput(option + " is needed");
    }
    return console.readLine("%s: ", what).strip();
  }

  private static List<String> answered(List<String> said, Console console, String what) {
    if (said != null || console == null) {
      return said == null ? List.of() : said;
    }
    return Stream.of(console.readLine("%s (or nothing): ", what).split(","))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private static boolean isZone(String name) {
    try {
      ZoneId.of(name);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private String sources() {
    StringBuilder yaml = new StringBuilder();
    yaml.append(
        "# Feeds of this provider. docs/feeds has a page for each format, with its settings.\n");
    yaml.append("sources:\n");
    yaml.append("  default: {region: ").append(country).append(", zone: ").append(zone);
    yaml.append(", lateness: 10m}\n");
    for (String format : feeds) {
      if (format.equals("ringfence")) {
        continue;
      }
      yaml.append("  ").append(format).append(":\n");
      yaml.append("    format: ").append(format).append('\n');
      yaml.append("    topic: feeds.").append(format).append('\n');
      if (files.containsKey(format)) {
        yaml.append("    files: \"").append(files.get(format)).append("\"\n");
      }
      if (format.endsWith("-cdr")) {
        yaml.append("    lateness: 4h  # a call is written at its end: as long as calls may be\n");
      }
      yaml.append("    clock: ").append(zone).append('\n');
      if (!realm.isEmpty()) {
        yaml.append("    realm: ").append(realm).append('\n');
      }
      list("trunks", trunks, yaml);
      list("inside", inside, yaml);
    }
    return yaml.toString();
  }

  private static void list(String name, List<String> values, StringBuilder yaml) {
    if (!values.isEmpty()) {
      yaml.append("    ").append(name).append(": [\"");
      yaml.append(String.join("\", \"", values)).append("\"]\n");
    }
  }

  private String tariff() throws BadInput {
    Path file = rates == null ? LauncherFolder.path("rules/tariff.csv") : rates;
    String text = LauncherFolder.text(file);
    try {
      BadInput.refuse("--rates " + file, TariffFile.read(new StringReader(text)).faults());
    } catch (IOException e) {
      throw new BadInput(file + ": " + e.getMessage());
    }
    return "# Prices are in " + currency + ".\n" + text;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }
}
