package io.ringfence.cli.lists;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.OutputOrJsonOption;
import io.ringfence.cli.options.RegionOption;
import io.ringfence.enrich.NumberPlan;
import io.ringfence.enrich.Tariff;
import io.ringfence.lists.history.SubjectHistory;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What lists say and said of one subject. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what lists say and said of a subject, and of the ranges or networks that it lies in.",
      "Exit 0, also for whom no list ever named; 2 if the history cannot be read."
    })
final class ListsShowCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "SUBJECT",
      description = "KIND:VALUE, or a bare number, address or network")
  private String text;

  @Mixin private HistoryOptions place;

  @Option(names = "--at", paramLabel = "TIME", description = "what held then (default: now)")
  private Instant at;

  @Option(
      names = "--known-at",
      paramLabel = "TIME",
      description = "by what we had learnt until then (default: all that is known)")
  private Instant knownAt;

  @Option(
      names = "--region",
      paramLabel = "ISO",
      description = "country in which a number without a country code is dialled")
  private String region;

  @Mixin private OutputOrJsonOption output;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws BadInput {
    Subject subject = RegionOption.subject("SUBJECT", text, ListFileOptions.region(region));
    long time = at == null ? System.currentTimeMillis() : at.toEpochMilli();
    long known = knownAt == null ? Long.MAX_VALUE : knownAt.toEpochMilli();
    SubjectHistory history = new SubjectHistory(subject);
    place.read(history::accept, history::correct, known, spec.commandLine().getErr());
    boolean emergency =
        subject.kind() == SubjectKind.NUMBER
            && new NumberPlan(Tariff.EMPTY).emergency(subject.value());
    SubjectReport report =
        new SubjectReport(subject, time, known, emergency, history.ask(time, known));
    spec.commandLine().getOut().print(output.json() ? report.json() : report.text());
    return 0;
  }
}
