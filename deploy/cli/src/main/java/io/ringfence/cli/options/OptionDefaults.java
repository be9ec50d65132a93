package io.ringfence.cli.options;

import java.nio.file.Path;
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
 * Values of options that the command line does not say: of the environment, and of a properties
 * file that the environment names.
 */
public final class OptionDefaults implements IDefaultValueProvider {

  /** The variable that names the file. */
  public static final String FILE = "RINGFENCE_OPTIONS";

  private static final String START = "RINGFENCE_";

  private final Map<String, String> environment;
  private final Properties file;

  /**
   * Those of an environment.
   *
   * @throws BadInput if its file cannot be read, or names an option that no verb has
   */
  public static OptionDefaults of(Map<String, String> environment, CommandSpec verbs)
      throws BadInput {
    String path = environment.get(FILE);
    if (path == null) {
      return new OptionDefaults(environment, new Properties());
    }
    Properties file = LauncherFolder.properties(Path.of(path));
    TreeSet<String> unknown = new TreeSet<>(file.stringPropertyNames());
    removeKnown(unknown, verbs);
    if (!unknown.isEmpty()) {
      throw new BadInput(path + ": no verb has the option --" + String.join(", --", unknown));
    }
    return new OptionDefaults(environment, file);
  }

  private OptionDefaults(Map<String, String> environment, Properties file) {
    this.environment = environment;
    this.file = file;
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
    return said == null ? file.getProperty(name(option)) : said;
  }
}
