package io.ringfence.cli.options;

import io.ringfence.alert.ConsoleLinks;
import java.util.List;
import picocli.CommandLine.Option;

/** Where people open alerts. */
final class ConsoleUrlOption {

  @Option(
      names = "--console-url",
      paramLabel = "URL",
      description =
          "where people reach the console, such as https://console.example: each alert then says"
              + " where its page is (default: alerts say nothing of a console)")
  private String url;

  ConsoleLinks read() throws BadInput {
    try {
      return url == null ? ConsoleLinks.NONE : ConsoleLinks.at(url);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--console-url: " + e.getMessage());
    }
  }

  /** As arguments of a job. */
  List<String> arguments() {
    return url == null ? List.of() : List.of("--console.url", url);
  }
}
