package io.ringfence.cli.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.cli.options.BadInput;
import io.ringfence.decode.format.mapped.MapProposal;
import io.ringfence.jobs.io.files.FileLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proposes settings for a table, or JSON, of which nothing is known. */
@Command(
    name = "map",
    mixinStandardHelpOptions = true,
    description = {
      "Proposes an entry of sources.yaml for a sample in CSV (or TSV, or with semicolons) or JSON lines, by the names and the content of its columns.",
      "Comments in it say what the proposal is unsure of: look at these, then try it with `feeds check`."
    })
public final class FeedsMapCommand implements Callable<Integer> {

  /** Enough to see in which form a column is. */
  private static final int LOOKED_AT = 2000;

  @Parameters(paramLabel = "SAMPLE", description = "a file of the feed, the more the better")
  private String sample;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "what the feed is to be called (default: ${DEFAULT-VALUE})")
  private String source = "cdr";

  @Option(
      names = "--clock",
      paramLabel = "ZONE",
      description = "the zone in which it writes its times, if known")
  private ZoneId clock;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "writes it as a sources file, which must not exist (default: prints it)")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<String> lines = new ArrayList<>();
    try {
      FileLines.read(
          sample,
          (number, line, length) -> {
            if (lines.size() < LOOKED_AT && length == line.length) {
              lines.add(new String(line, UTF_8).stripTrailing());
            }
          });
    } catch (IOException e) {
      throw new BadInput("cannot read " + sample);
    }
    MapProposal proposal = MapProposal.of(lines, source, clock);
    PrintWriter console = spec.commandLine().getOut();
    if (out == null) {
      console.print(proposal.yaml());
    } else if (Files.exists(out)) {
      throw new BadInput("--out: " + out + " is there already");
    } else {
      Files.writeString(out, proposal.yaml());
      console.println("written to " + out);
    }
    return proposal.usable() ? 0 : 1;
  }
}
