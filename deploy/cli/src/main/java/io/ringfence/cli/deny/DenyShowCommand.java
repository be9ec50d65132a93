package io.ringfence.cli.deny;

import io.ringfence.cli.lists.HistoryOptions;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.DenyOption;
import io.ringfence.cli.options.SourcesOption;
import io.ringfence.cli.table.TextTable;
import io.ringfence.deny.DenySettings;
import io.ringfence.deny.Wanted;
import io.ringfence.lists.history.ListHistory;
import io.ringfence.lists.intake.ListTimes;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A dry run. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Prints who would be refused now, and tells nobody.")
final class DenyShowCommand implements Callable<Integer> {

  private static final int LONGEST = 64;

  @Mixin private DenyOption deny;
  @Mixin private SourcesOption sources;
  @Mixin private HistoryOptions place;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws BadInput {
    DenySettings settings = deny.required().withOwn(sources.read());
    long now = System.currentTimeMillis();
    ListHistory history = Wanted.history(settings);
    place.read(history::accept, history::correct, now, spec.commandLine().getErr());
    List<Wanted> all = Wanted.of(history, settings.lists(), now);
    TextTable table = new TextTable(4, LONGEST, "kind", "value", "lists", "until");
    for (Wanted each : all) {
      table.row(
          each.subject().kind().label(),
          each.subject().value().replaceAll("\\p{C}", ""),
          each.lists(),
          ListTimes.text(each.until()));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(table);
    out.printf("%,d would be refused, at most %,d new ones a minute%n", all.size(), settings.cap());
    if (Wanted.stopped(history, now)) {
      out.println("nobody is refused until `deny resume`");
    }
    return 0;
  }
}
