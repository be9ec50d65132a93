package io.ringfence.cli.feeds;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.FormatOption;
import io.ringfence.cli.options.OutputOrJsonOption;
import io.ringfence.cli.options.SourcesOption;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.io.files.FileLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What each line of a file gives. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what each line of files gives: records in our own fields, why it is passed over, or why it is refused.",
      "Ends with what the feed lacks: of calls the account, the direction and the trunk. Exit 1 if fewer than 95% of its calls have all of them, or if nothing is told at all."
    })
public final class FeedsCheckCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "files, plain or gzip; - for standard input")
  private List<String> inputs;

  @Mixin private FormatOption format;

  @Mixin private SourcesOption sources;

  @Mixin private OutputOrJsonOption output;

  @Option(names = "--quiet", description = "no line for each record, the end alone")
  private boolean quiet;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Sources known = format.of(sources.read());
    PrintWriter out = spec.commandLine().getOut();
    FeedReport report = new FeedReport(known);
    OptionalLong received = format.received();
    for (String input : inputs) {
      if (!input.equals("-") && !Files.isReadable(Path.of(input))) {
        throw new BadInput("cannot read " + input);
      }
    }
    try {
      for (String input : inputs) {
        FeedCheck check = new FeedCheck(input, known, received);
        FileLines.read(
            input,
            (number, line, length) -> {
              CheckedLine checked = check.read(number, line, length);
              report.add(checked);
              if (output.json()) {
                out.println(checked.json());
              } else if (!quiet) {
                out.println(checked.text());
              }
            });
      }
    } catch (IOException e) {
      throw new BadInput(e.getMessage());
    }
    if (!output.json()) {
      out.print(report.text());
    }
    return report.complete() ? 0 : 1;
  }
}
