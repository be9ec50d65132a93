package io.ringfence.cli.scan;

import io.ringfence.cli.options.AsOfOption;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.options.FormatOption;
import io.ringfence.cli.options.OutputOption;
import io.ringfence.cli.stories.StoriesFile;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.io.files.LedgerFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobExecutionResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The same detection over files. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = {
      "Detects over files, without a broker, and stops at their end.",
      "Writes alerts.jsonl (the last version of each), stories.jsonl (alerts that tell of one attack, as one), derived.jsonl (listings that follow from alerts and from links), kpis.jsonl (indicators of the network, the last version of each row), rejected.jsonl, late.jsonl, receipts.jsonl, documents.jsonl (answers to requests for access) and summary.json."
    })
public final class ScanCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description =
          "files or folders of JSON lines, or of the formats that --format or the sources say, plain or gzip; - for standard input")
  private List<String> inputs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where to write (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("ringfence-scan");

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description =
          "the ledger of erasures, records of its topic as JSON lines: what is older than an"
              + " erasure comes without its subject. It needs the job's --id-key-file, or its"
              + " --receipt-key-file if it has none (default: nobody was erased)")
  private Path ledger;

  @Mixin private AsOfOption asOf;

  @Mixin private FormatOption format;

  @Mixin private DetectionOptions detection;

  @Mixin private OutputOption output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    DetectionSettings said = detection.settings(RetentionClock.EVENT);
    DetectionSettings settings = said.withSources(format.of(said.sources()));
    JobExecutionResult scanned =
        new FileScan(inputs, out, settings, asOf.given(), format.received(), erasures(settings))
            .run(true);
    Path alerts = out.resolve("alerts.jsonl");
    ScanSummary summary =
        ScanSummary.of(
            scanned,
            alerts,
            StoriesFile.write(alerts, out.resolve("stories.jsonl")),
            settings.idKey().exists());
    summary.write(out.resolve("summary.json"));
    PrintWriter terminal = spec.commandLine().getOut();
    if (output.json()) {
      terminal.println(summary.json());
    } else {
      terminal.print(summary.text());
      terminal.printf("written to %s%n", out);
    }
    return 0;
  }

  private LedgerAtStart erasures(DetectionSettings settings) throws Exception {
    if (ledger == null) {
      return LedgerAtStart.NONE;
    }
    if (!detection.namesKey()) {
      throw new BadInput("--ledger: its key is needed, too; say --id-key-file");
    }
    LedgerFile records = new LedgerFile(ledger);
    int[] found = new int[1];
    try {
      records.read(each -> found[0]++);
    } catch (IOException e) {
      throw new BadInput("--ledger: " + ledger + " cannot be read");
    }
    if (found[0] > 0 && settings.ledger(records).read().size() == 0) {
      throw new BadInput("--ledger: none of its records is an entry under this key");
    }
    return records;
  }
}
