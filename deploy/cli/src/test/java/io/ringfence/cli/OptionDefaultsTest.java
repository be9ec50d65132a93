package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.cli.options.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options of the launcher that the environment or a file says. */
class OptionDefaultsTest {

  @TempDir private Path folder;

  private Map<String, String> file(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("options.properties"), content);
    return Map.of("RINGFENCE_OPTIONS", file.toString());
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() throws Exception {
    Map<String, String> environment = new HashMap<>(file("file=from-file.yaml"));

    assertThat(Launch.in(environment, "topics").err()).contains("from-file.yaml");
    environment.put("RINGFENCE_FILE", "from-environment.yaml");
    assertThat(Launch.in(environment, "topics").err()).contains("from-environment.yaml");
    assertThat(Launch.in(environment, "topics", "--file", "given.yaml").err())
        .contains("given.yaml");
  }

  @Test
  void aRequiredOptionCanComeFromTheEnvironment() {
    String out = folder.resolve("traffic").toString();
    Map<String, String> environment =
        Map.of("RINGFENCE_OUT", out, "RINGFENCE_SUBSCRIBERS", "500", "RINGFENCE_DAYS", "0.1");

    assertThat(Launch.of("simulate").err()).contains("--out");
    Launch made = Launch.in(environment, "simulate");
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(folder.resolve("traffic/signals.jsonl")).exists();
  }

  @Test
  void aFileWithAnOptionThatNoVerbHasIsRefusedByName() throws Exception {
    Map<String, String> environment = file("bootstrapp=broker:9092");

    assertThatThrownBy(() -> Ringfence.commandLine(environment))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("--bootstrapp");
  }

  @Test
  void aFileThatCannotBeReadIsRefusedByName() {
    assertThatThrownBy(() -> Ringfence.commandLine(Map.of("RINGFENCE_OPTIONS", "missing.file")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("missing.file");
  }

  @Test
  void aFolderOfSettingsThatIsNotThereIsRefusedByName() {
    assertThatThrownBy(() -> Ringfence.commandLine(Map.of("RINGFENCE_CONFIG", "missing.folder")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("missing.folder");
  }

  @Test
  void everyVerbSaysWhatItsExitCodesMean() {
    for (String verb : new String[] {"scan", "topics", "audit"}) {
      assertThat(Launch.of(verb, "--help").out())
          .contains("Exit codes:", "Ringfence itself failed");
    }
    assertThat(Launch.of("lists", "import", "--help").out()).contains("Exit codes:");
  }

  @Test
  void theShellCanCompleteVerbsAndOptions() {
    Launch completion = Launch.of("generate-completion");

    assertThat(completion.exit()).isZero();
    assertThat(completion.out()).contains("complete -F", "--kafka-client", "lists");
  }
}
