package io.ringfence.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Values of options that the command line does not say: of the environment, of a properties file
 * that the environment names, and files of the provider's own folder.
 */
public final class OptionDefaults implements IDefaultValueProvider {

  /** The variable that names the file. */
  public static final String FILE = "RINGFENCE_OPTIONS";

  /** The variable that names the folder of a provider's own settings. */
  public static final String CONFIG = "RINGFENCE_CONFIG";

  private static final String START = "RINGFENCE_";

  /** What a provider's own folder may have, by the option in whose place it stands. */
  private static final Map<String, String> OWN_FILES =
      Map.of(
          "sources", "sources.yaml",
          "tariff", "tariff.csv",
          "policy", "policy.yaml",
          "tenants", "tenants.yaml",
          "profiles", "profiles",
          "notify", "notify.yaml",
          "deny", "deny.yaml",
          "rules", "pack");

  private final Map<String, String> environment;
  private final Properties file;
  private final Path config;

  /**
   * Those of an environment.
   *
   * @throws BadInput if its file cannot be read, or names an option that no verb has; if there is
   *     no such folder of settings
   */
  public static OptionDefaults of(Map<String, String> environment, CommandSpec verbs)
      throws BadInput {
    String folder = environment.get(CONFIG);
    Path config = folder == null ? null : Path.of(folder);
    if (config != null && !Files.isDirectory(config)) {
      throw new BadInput("--config: there is no folder " + config);
    }
    String path = environment.get(FILE);
    if (path == null) {
      return new OptionDefaults(environment, new Properties(), config);
    }
    Properties file = LauncherFolder.properties(Path.of(path));
    TreeSet<String> unknown = new TreeSet<>(file.stringPropertyNames());
    removeKnown(unknown, verbs);
    if (!unknown.isEmpty()) {
      throw new BadInput(path + ": no verb has the option --" + String.join(", --", unknown));
    }
    return new OptionDefaults(environment, file, config);
  }

  private OptionDefaults(Map<String, String> environment, Properties file, Path config) {
    this.environment = environment;
    this.file = file;
    this.config = config;
  }

  /**
   * The environment with the folder of settings that arguments name: it decides what other options
   * stand for, and so has to be known before they are parsed.
   */
  public static Map<String, String> withConfig(Map<String, String> environment, String... args) {
    Map<String, String> all = new HashMap<>(environment);
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith("--config=")) {
        all.put(CONFIG, args[i].substring("--config=".length()));
      } else if (args[i].equals("--config") && i + 1 < args.length) {
        all.put(CONFIG, args[i + 1]);
      }
    }
    return all;
  }

  private static void removeKnown(Set<String> names, CommandSpec verbs) {
    verbs.options().forEach(option -> names.remove(name(option)));
    for (CommandLine verb : verbs.subcommands().values()) {
      removeKnown(names, verb.getCommandSpec());
    }
  }

  private static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  /** The variable that says an option's value. */
  public static String variable(OptionSpec option) {
    return START + name(option).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  @Override
  public String defaultValue(ArgSpec arg) {
    if (!(arg instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    String said = environment.get(variable(option));
    if (said == null) {
      said = file.getProperty(name(option));
    }
    return said == null ? ownFile(name(option)) : said;
  }

  private String ownFile(String option) {
    String name = OWN_FILES.get(option);
    if (config == null || name == null || !Files.exists(config.resolve(name))) {
      return null;
    }
    return config.resolve(name).toString();
  }
}
