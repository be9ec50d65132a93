package io.ringfence.cli.options;

import io.ringfence.alert.ConsoleLinks;
import io.ringfence.decode.feed.Sources;
import io.ringfence.enrich.Tariff;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.ProfilesAtStart;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import io.ringfence.tenant.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Options of detection: rules, tariff, sources and keys. A file that is not named is the shipped
 * one. All files are checked before anything runs.
 */
public final class DetectionOptions {

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description =
          "the rule pack, or a folder of *.yaml that make one (default: rules/pack beside the"
              + " launcher)")
  private Path rules;

  @Mixin private TariffOption tariff = new TariffOption();

  @Option(
      names = "--sources",
      paramLabel = "FILE",
      description = "region, time zone and lateness of each source (default: rules/sources.yaml)")
  private Path sources;

  @Option(
      names = "--receipt-key-file",
      paramLabel = "FILE",
      description =
          "the key that names subjects in privacy receipts, 16 bytes or more (default: one for this"
              + " run only)")
  private Path receiptKey;

  @Mixin private PolicyOption policy = new PolicyOption();
  @Mixin private TenantsOption tenants = new TenantsOption();
  @Mixin private ProfilesOption profiles = new ProfilesOption();

  @Option(
      names = "--id-key-file",
      paramLabel = "FILE",
      description =
          "the key of alerts' ids, 16 bytes or more, the same in every run (default: none, anyone"
              + " can compute ids)")
  private Path idKey;

  @Mixin private ConsoleUrlOption console = new ConsoleUrlOption();

  /** Whether a pack was named, or else the shipped one is used. */
  public boolean namesRules() {
    return rules != null;
  }

  /** Whether a key was named that erasures can be known by. */
  public boolean namesKey() {
    return idKey != null || receiptKey != null;
  }

  public PackLoader.Settings packSettings() throws BadInput {
    return new PackLoader.Settings(sources().defaultLateness(), policy.state());
  }

  public DetectionSettings settings(RetentionClock clock) throws BadInput {
    return settings(clock, or(rules, "rules/pack"));
  }

  /**
   * The same for traffic in a folder: {@code sources.yaml} and {@code profiles.jsonl} there hold
   * where no others are named.
   */
  public DetectionSettings settings(DetectionSettings usual, Path traffic) throws BadInput {
    Path its = traffic.resolve("sources.yaml");
    DetectionSettings settings = usual;
    if (sources == null && Files.isRegularFile(its)) {
      settings = settings.withSources(SourcesOption.read(its));
    }
    return settings.withProfiles(profiles.readOr(traffic.resolve("profiles.jsonl")));
  }

  /** What calls cost. */
  public Tariff prices() throws BadInput {
    return tariff.prices();
  }

  /** The same with another pack. Everything that cannot be used is said at once. */
  public DetectionSettings settings(RetentionClock clock, Path packPlace) throws BadInput {
    InputFaults faults = new InputFaults();
    Optional<Sources> known = faults.reading(this::sources);
    Optional<RetentionPolicy> kept = faults.reading(policy::read);
    Optional<PackText> pack = faults.reading(() -> LauncherFolder.pack(packPlace));
    if (pack.isPresent() && known.isPresent() && kept.isPresent()) {
      faults.reading(() -> checked(pack.get()));
    }
    Optional<String> prices = faults.reading(tariff::text);
    Optional<SecretKey> id = faults.reading(() -> key("--id-key-file", idKey, SecretKey.NONE));
    Optional<SecretKey> receipts =
        faults.reading(() -> key("--receipt-key-file", receiptKey, SecretKey.passing()));
    Optional<Tenants> processed = faults.reading(tenants::read);
    Optional<ProfilesAtStart> customers = faults.reading(profiles::read);
    Optional<ConsoleLinks> links = faults.reading(console::read);
    faults.refuse();
    FeedSettings feeds =
        new FeedSettings(
            prices.orElseThrow(),
            known.orElseThrow(),
            kept.orElseThrow().state(),
            clock,
            id.orElseThrow(),
            kept.orElseThrow().secondPerson());
    try {
      return new DetectionSettings(pack.orElseThrow(), feeds, receipts.orElseThrow(), Tenants.NONE)
          .withTenants(processed.orElseThrow())
          .withProfiles(customers.orElseThrow())
          .withConsole(links.orElseThrow());
    } catch (IllegalArgumentException e) {
      throw new BadInput("the sources: " + e.getMessage() + " of those that --tenants names");
    }
  }

  private PackText checked(PackText pack) throws BadInput {
    BadInput.refuse("the rule pack", PackLoader.load(pack, packSettings()).faults());
    return pack;
  }

  /**
   * The same for a job in another process, as its arguments; without a key given, one of its own.
   */
  public List<String> arguments(Path ownKey) throws BadInput {
    settings(RetentionClock.WALL);
    profiles.refuseForOthers();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--rules",
                absolute(or(rules, "rules/pack")),
                "--tariff",
                absolute(tariff.file()),
                "--sources",
                absolute(or(sources, "rules/sources.yaml")),
                "--policy",
                absolute(policy.file()),
                "--receipt.key.file",
                absolute(receiptKey == null ? ReceiptKeyFile.random(ownKey) : receiptKey)));
    arguments.addAll(tenants.arguments());
    arguments.addAll(console.arguments());
    if (idKey != null) {
      arguments.addAll(List.of("--id.key.file", absolute(idKey)));
    }
    return arguments;
  }

  private static SecretKey key(String option, Path file, SecretKey usual) throws BadInput {
    if (file == null) {
      return usual;
    }
    try {
      return SecretKey.checked(file);
    } catch (IllegalArgumentException e) {
      throw new BadInput(option + ": " + e.getMessage());
    } catch (IOException e) {
      throw new BadInput(option + ": " + file + " cannot be read");
    }
  }

  private static String absolute(Path file) {
    return file.toAbsolutePath().toString();
  }

  private Sources sources() throws BadInput {
    return SourcesOption.read(or(sources, "rules/sources.yaml"));
  }

  private static Path or(Path given, String shipped) {
    return given == null ? LauncherFolder.path(shipped) : given;
  }
}
