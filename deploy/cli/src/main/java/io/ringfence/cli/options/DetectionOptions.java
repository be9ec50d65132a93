package io.ringfence.cli.options;

import io.ringfence.decode.feed.Sources;
import io.ringfence.enrich.TariffFile;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.profile.Profiles;
import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import io.ringfence.tenant.Tenants;
import java.io.IOException;
import java.io.StringReader;
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

  @Option(
      names = "--tariff",
      paramLabel = "FILE",
      description = "what a minute costs by prefix, CSV (default: rules/tariff.csv)")
  private Path tariff;

  @Option(
      names = "--sources",
      paramLabel = "FILE",
      description =
          "region, time zone, lateness and format of each source (default: rules/sources.yaml)")
  private Path sources;

  @Option(
      names = "--receipt-key-file",
      paramLabel = "FILE",
      description =
          "the key that names subjects in privacy receipts, 16 bytes or more (default: one of the"
              + " run's own)")
  private Path receiptKey;

  @Mixin private PolicyOption policy = new PolicyOption();
  @Mixin private TenantsOption tenants = new TenantsOption();

  @Option(
      names = "--profiles",
      paramLabel = "FILE",
      description =
          "who the customers' accounts are: class, hours, numbers, limits; YAML, or a record a line"
              + " (default: none)")
  private Path profiles;

  @Option(
      names = "--id-key-file",
      paramLabel = "FILE",
      description =
          "the key of alerts' ids, 16 bytes or more, the same in every run (default: none, anyone"
              + " can compute ids)")
  private Path idKey;

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

  /** The same settings; keys that were not named are those in a folder, and made if need be. */
  public DetectionSettings keyed(DetectionSettings settings, Path folder) {
    SecretKey ids =
        idKey == null
            ? SecretKey.file(KeyFile.lasting(folder.resolve("id.key")))
            : settings.idKey();
    SecretKey receipts =
        receiptKey == null
            ? SecretKey.file(KeyFile.lasting(folder.resolve("receipt.key")))
            : settings.receiptKey();
    return new DetectionSettings(
        settings.pack(),
        settings.feeds().withIds(ids),
        receipts,
        settings.tenants(),
        settings.profiles());
  }

  /** How long what is kept. */
  public RetentionPolicy policy() throws BadInput {
    return policy.read();
  }

  /** The file with the run's own id key; empty if one was named. */
  public Optional<Path> ownKey(Path folder) {
    return idKey == null ? Optional.of(folder.resolve("id.key")) : Optional.empty();
  }

  /** Everything that cannot be used is said at once. */
  public DetectionSettings settings(RetentionClock clock) throws BadInput {
    InputFaults faults = new InputFaults();
    Optional<Sources> known = faults.reading(this::sources);
    Optional<RetentionPolicy> kept = faults.reading(policy::read);
    Optional<PackText> pack = faults.reading(() -> LauncherFolder.pack(or(rules, "rules/pack")));
    if (pack.isPresent() && known.isPresent() && kept.isPresent()) {
      faults.reading(() -> checked(pack.get()));
    }
    Optional<String> prices = faults.reading(this::prices);
    Optional<SecretKey> id = faults.reading(() -> key("--id-key-file", idKey, SecretKey.NONE));
    Optional<SecretKey> receipts =
        faults.reading(() -> key("--receipt-key-file", receiptKey, SecretKey.passing()));
    Optional<Tenants> processed = faults.reading(tenants::read);
    Optional<Profiles> customers = faults.reading(this::profiles);
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
      return new DetectionSettings(
              pack.orElseThrow(),
              feeds,
              receipts.orElseThrow(),
              Tenants.NONE,
              customers.orElseThrow())
          .withTenants(processed.orElseThrow());
    } catch (IllegalArgumentException e) {
      throw new BadInput("the sources: " + e.getMessage() + " of those that --tenants names");
    }
  }

  private Profiles profiles() throws BadInput {
    return profiles == null
        ? Profiles.NONE
        : LauncherFolder.settings("the profiles", profiles, Profiles::read);
  }

  private PackText checked(PackText pack) throws BadInput {
    BadInput.refuse("the rule pack", PackLoader.load(pack, packSettings()).faults());
    return pack;
  }

  private String prices() throws BadInput {
    Path file = or(tariff, "rules/tariff.csv");
    String prices = LauncherFolder.text(file);
    try {
      BadInput.refuse("the tariff " + file, TariffFile.read(new StringReader(prices)).faults());
      return prices;
    } catch (IOException e) {
      throw new BadInput(file + ": " + e.getMessage());
    }
  }

  /**
   * The same for a job in another process, as its arguments; without a key given, one of its own.
   */
  public List<String> arguments(Path ownKey) throws BadInput {
    settings(RetentionClock.WALL);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--rules",
                absolute(or(rules, "rules/pack")),
                "--tariff",
                absolute(or(tariff, "rules/tariff.csv")),
                "--sources",
                absolute(or(sources, "rules/sources.yaml")),
                "--policy",
                absolute(policy.file()),
                "--receipt.key.file",
                absolute(receiptKey == null ? KeyFile.random(ownKey) : receiptKey)));
    arguments.addAll(tenants.arguments());
    if (profiles != null) {
      arguments.addAll(List.of("--profiles", absolute(profiles)));
    }
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
