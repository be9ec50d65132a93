package io.ringfence.cli;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.OptionDefaults;
import io.ringfence.jobs.config.JobArgument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code deploy/docs/settings.md} says of every setting what the code does. */
class SettingsPageTest {

  private static final Path PAGE = Path.of("../docs/settings.md");
  private static final int WIDTH = 120;
  private static final String START = "<!-- made by SettingsPageTest -->";

  @Test
  void thePageIsThatOfTheCode() throws IOException, BadInput {
    String before = Files.readString(PAGE);
    String made = before.substring(0, before.indexOf(START)) + START + "\n\n" + verbs();
    if (Boolean.getBoolean("ringfence.write")) {
      Files.writeString(PAGE, made);
    }

    assertThat(Files.readString(PAGE))
        .as("make it anew with -Dringfence.write=true, and read what has changed")
        .isEqualTo(made);
  }

  @Test
  void theTableOfTheJobsHasEveryArgumentWithItsVariable() throws IOException {
    List<List<String>> rows =
        Files.readAllLines(PAGE).stream()
            .takeWhile(line -> !line.equals(START))
            .filter(line -> line.startsWith("| `--"))
            .map(line -> List.of(line.split(" *\\| *")))
            .toList();

    assertThat(rows.stream().map(cells -> cells.get(1)))
        .containsExactlyElementsOf(
            Arrays.stream(JobArgument.values()).map(each -> "`--" + each.label() + '`').toList());
    assertThat(
            rows.stream()
                .filter(cells -> !cells.get(4).endsWith(". Of detection only"))
                .map(cells -> cells.get(1)))
        .containsExactlyElementsOf(
            JobArgument.ofBothJobs().stream().map(each -> "`--" + each.label() + '`').toList());
  }

  /** The verbs that have an option, by the row that says what it is. */
  private static String verbs() throws BadInput {
    Map<String, Set<String>> verbs = new TreeMap<>();
    verbs("", Ringfence.commandLine(Map.of()), verbs);
    StringBuilder page = new StringBuilder("## Of the launcher\n\n");
    page.append("Of each option: the verbs that have it, and what it says.\n\n");
    verbs.forEach((option, of) -> page.append(item("- " + option.formatted(verbs(of)))));
    return page.toString();
  }

  /** On lines of at most 120 columns. */
  private static String item(String text) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ", -1)) {
      if (column + word.length() > WIDTH) {
        lines.setCharAt(lines.length() - 1, '\n');
        lines.append("  ");
        column = 2;
      }
      lines.append(word).append(' ');
      column += word.length() + 1;
    }
    lines.setCharAt(lines.length() - 1, '\n');
    return lines.toString();
  }

  private static String verbs(Set<String> of) {
    return of.equals(Set.of("")) ? "all" : String.join(", ", of);
  }

  private static void verbs(String name, CommandLine verb, Map<String, Set<String>> verbs) {
    verb.getCommandSpec().options().stream()
        .filter(each -> !each.usageHelp() && !each.versionHelp() && !each.hidden())
        .filter(each -> !each.inherited())
        .forEach(
            each -> {
              String value = each.arity().max() == 0 ? "" : ' ' + each.paramLabel();
              String option = '`' + each.longestName() + value + '`';
              String needed = each.required() ? "required; " : "";
              String meaning = meaning(each).replace("%", "%%");
              verbs
                  .computeIfAbsent(option + " (%s): " + needed + meaning, any -> new TreeSet<>())
                  .add(name);
            });
    verb.getSubcommands()
        .forEach((below, command) -> verbs((name + ' ' + below).strip(), command, verbs));
  }

  private static String meaning(OptionSpec option) {
    List<String> lines = new ArrayList<>();
    for (String each : option.description()) {
      lines.add(
          each.replace("${DEFAULT-VALUE}", option.defaultValueString())
              .replace("${COMPLETION-CANDIDATES}", candidates(option))
              .replace("%%", "%"));
    }
    return String.join("; ", lines).replace("<", "&lt;");
  }

  private static String candidates(OptionSpec option) {
    List<String> values = new ArrayList<>();
    if (option.completionCandidates() != null) {
      option.completionCandidates().forEach(values::add);
    }
    return String.join(", ", values);
  }

  @Test
  void aVariableFollowsFromTheNameOfItsSetting() throws BadInput {
    assertThat(Arrays.stream(JobArgument.values()))
        .allSatisfy(
            each ->
                assertThat(each.variable())
                    .isIn("", "RINGFENCE_" + each.label().toUpperCase(ROOT).replace('.', '_')));
    assertThat(Ringfence.commandLine(Map.of()).getSubcommands().get("scan").getCommandSpec())
        .satisfies(
            scan ->
                assertThat(OptionDefaults.variable(scan.findOption("--id-key-file")))
                    .isEqualTo("RINGFENCE_ID_KEY_FILE"));
  }
}
