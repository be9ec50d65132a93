package io.ringfence.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The console understands what the manifest for Kubernetes gives it. */
class DeployedConsoleTest {

  private static final Path MANIFEST = Path.of("../kubernetes/base/ringfence/console/console.yaml");

  @Test
  void itsArgumentsAreOptionsOfTheConsole() throws IOException {
    List<String> options =
        Pattern.compile("^ +- (--[a-z-]+=\\S+)$", Pattern.MULTILINE)
            .matcher(Files.readString(MANIFEST))
            .results()
            .map((MatchResult each) -> each.group(1))
            .toList();

    ParseResult understood =
        new CommandLine(new ConsoleCommand()).parseArgs(options.toArray(String[]::new));

    assertThat(understood.matchedOptions()).hasSize(options.size());
    assertThat(understood.matchedOptionValue("--listen", "")).isEqualTo("127.0.0.1:8480");
    assertThat(understood.matchedOptionValue("--address", "")).startsWith("https://");
    assertThat(options).hasSize(8);
  }
}
