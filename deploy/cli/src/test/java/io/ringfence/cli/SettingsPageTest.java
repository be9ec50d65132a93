package io.ringfence.cli;

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
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code deploy/docs/settings.md} says of every setting what the code does. */
class SettingsPageTest {

  private static final Path PAGE = Path.of("../docs/settings.md");
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

    assertThat(rows.stream().map(cells -> cells.subList(1, 3)))
        .containsExactlyElementsOf(
            Arrays.stream(JobArgument.values())
                .map(each -> List.of("`--" + each.label() + '`', variable(each)))
                .toList());
    assertThat(
            rows.stream()
                .filter(cells -> !cells.get(5).endsWith(". Of detection only"))
                .map(cells -> cells.get(1)))
        .containsExactlyElementsOf(
            JobArgument.ofBothJobs().stream().map(each -> "`--" + each.label() + '`').toList());
  }

  private static String variable(JobArgument argument) {
    return argument.variable().isEmpty() ? "" : '`' + argument.variable() + '`';
  }

  private static String verbs() throws BadInput {
    StringBuilder page = new StringBuilder("## Of the launcher\n");
    verbs("ringfence", Ringfence.commandLine(Map.of()), page);
    return page.toString();
  }

  private static void verbs(String name, CommandLine verb, StringBuilder page) {
    List<OptionSpec> options =
        verb.getCommandSpec().options().stream()
            .filter(each -> !each.usageHelp() && !each.versionHelp() && !each.hidden())
            .filter(each -> !each.inherited())
            .toList();
    if (!options.isEmpty()) {
      page.append("\n### ").append(name).append("\n\n");
      page.append("| option | variable | value | meaning |\n|---|---|---|---|\n");
      for (OptionSpec each : options) {
        page.append(
            row(
                "`" + each.longestName() + '`',
                '`' + OptionDefaults.variable(each) + '`',
                each.arity().max() == 0 ? "" : escaped(each.paramLabel()),
                (each.required() ? "required; " : "") + meaning(each)));
      }
    }
    verb.getSubcommands().forEach((below, command) -> verbs(name + ' ' + below, command, page));
  }

  private static String meaning(OptionSpec option) {
    List<String> lines = new ArrayList<>();
    for (String each : option.description()) {
      lines.add(
          each.replace("${DEFAULT-VALUE}", option.defaultValueString())
              .replace("${COMPLETION-CANDIDATES}", candidates(option))
              .replace("%%", "%"));
    }
    return escaped(String.join("; ", lines));
  }

  private static String candidates(OptionSpec option) {
    List<String> values = new ArrayList<>();
    if (option.completionCandidates() != null) {
      option.completionCandidates().forEach(values::add);
    }
    return String.join(", ", values);
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  @Test
  void everySettingHasAVariableOfItsOwn() {
    List<String> variables =
        Arrays.stream(JobArgument.values())
            .map(JobArgument::variable)
            .filter(each -> !each.isEmpty())
            .toList();

    assertThat(variables).doesNotHaveDuplicates().contains("RINGFENCE_CHECKPOINT_SECONDS");
  }
}
