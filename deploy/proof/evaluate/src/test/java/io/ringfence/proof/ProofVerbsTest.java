package io.ringfence.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.options.LauncherFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What pages say of the verbs of proof is so: commands, options, and what they print as JSON. */
class ProofVerbsTest {

  private static final Path PROJECT = LauncherFolder.path("..").toAbsolutePath().normalize();

  /** A verb with what follows it, up to the end of a line or of code within one. */
  private static final Pattern NAMED =
      Pattern.compile("(?:ringfence |`)((?:evaluate|bench) [^`\n]*)");

  private static final Pattern OPTION = Pattern.compile("(?<=\\s)--?[A-Za-z][a-z-]*");

  @TempDir private Path folder;

  @Test
  void theyStandBesideTheVerbsOfTheLauncher() {
    assertThat(ProofLaunch.commandLine().getSubcommands())
        .containsKeys("evaluate", "bench", "scan");
    assertThat(ProofLaunch.of("--help").out()).contains("  evaluate ", "  bench ", "  simulate ");
  }

  @Test
  void everyOptionThatAPageNamesIsThere() throws IOException {
    List<String> found = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Path page : pages()) {
      Matcher named = NAMED.matcher(Files.readString(page));
      while (named.find()) {
        found.add(named.group(1));
        CommandLine verb =
            ProofLaunch.commandLine().getSubcommands().get(named.group(1).split(" ", 2)[0]);
        Matcher option = OPTION.matcher(named.group(1));
        while (option.find()) {
          if (verb.getCommandSpec().findOption(option.group()) == null) {
            unknown.add(PROJECT.relativize(page) + ": " + named.group(1));
          }
        }
      }
    }

    assertThat(unknown).isEmpty();
    assertThat(found).hasSizeGreaterThan(5);
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      return files
          .filter(page -> page.toString().endsWith(".md"))
          .filter(page -> !page.toString().contains("/target/"))
          .toList();
    }
  }

  /** As {@code detection.md} says, with less traffic. */
  @Test
  void thePageOfDetectionSaysHowToEvaluate() throws IOException {
    String page = Files.readString(PROJECT.resolve("deploy/docs/detection.md"));
    List<String> commands = page.replaceFirst("(?s).*?```sh\n(.*?)\n```.*", "$1").lines().toList();

    assertThat(commands).hasSize(2).allMatch(each -> each.startsWith("deploy/ringfence "));
    for (String each : commands) {
      String less = each.replace("--days 1 ", "--days 0.005 --subscribers 100 ");
      String inFolder = less.replaceAll("\\b(traffic|result)\\b", folder + "/$1");
      ProofLaunch launch = ProofLaunch.of(inFolder.substring(17).split(" "));
      // 1: a bound does not hold, which is no wonder of so little traffic.
      assertThat(launch.exit()).as(launch.err()).isLessThan(2);
    }
    assertThat(folder.resolve("result/evaluation.json")).isNotEmptyFile();
  }

  @Test
  void anEvaluationIsJsonAsTheContractSays() throws IOException {
    String traffic = folder.resolve("traffic").toString();
    ProofLaunch.of("simulate", "--out", traffic, "--subscribers", "100", "--days", "0.005");
    String alerts = Files.createFile(folder.resolve("none.jsonl")).toString();

    isOfTheContract(ProofLaunch.of("evaluate", traffic, "--alerts", alerts, "--output=json"));
  }

  @Test
  void figuresOfABenchmarkAreJsonAsTheContractSays() throws IOException {
    isOfTheContract(Files.readString(LauncherFolder.path("docs/performance.json")));
  }

  private static void isOfTheContract(ProofLaunch launch) throws IOException {
    assertThat(launch.exit()).as(launch.err()).isLessThan(2);
    isOfTheContract(launch.out());
  }

  private static void isOfTheContract(String json) throws IOException {
    JsonNode document = new ObjectMapper().readTree(json);
    String page = Files.readString(LauncherFolder.path("docs/contract.md"));
    assertThat(document.isObject()).isTrue();
    document
        .fieldNames()
        .forEachRemaining(field -> assertThat(page).as(field).contains('`' + field + '`'));
  }
}
