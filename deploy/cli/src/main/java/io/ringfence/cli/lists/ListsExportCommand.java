package io.ringfence.cli.lists;

import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.TenantsOption;
import io.ringfence.lists.export.ExportFormat;
import io.ringfence.lists.history.ListHistory;
import io.ringfence.lists.history.ListSelection;
import io.ringfence.lists.intake.KindDetection;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.tenant.Tenants;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What holds, for systems that refuse. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes who is listed at a time, without whoever an allow clears then and without emergency"
          + " numbers.",
      "Exit 0 if done, 2 if the history cannot be read."
    })
final class ListsExportCommand implements Callable<Integer> {

  private static final String FORMS =
      Arrays.stream(ExportFormat.values())
          .map(ExportFormat::label)
          .collect(Collectors.joining(", "));

  @Mixin private HistoryOptions place;

  @Option(
      names = "--list",
      split = ",",
      paramLabel = "NAME",
      description = "these lists only (default: all but perimeter, which only informs)")
  private List<String> lists = List.of();

  @Option(
      names = "--kind",
      split = ",",
      paramLabel = "KIND",
      description = "these kinds only (default: all that the form can say; of htable numbers)")
  private List<String> kinds = List.of();

  @Option(names = "--at", paramLabel = "TIME", description = "when it holds (default: now)")
  private Instant at;

  @Option(
      names = "--known-at",
      paramLabel = "TIME",
      description = "by what we had learnt until then (default: all that is known)")
  private Instant knownAt;

  @Option(
      names = "--tenant",
      paramLabel = "ID",
      description = "entries on this tenant's accounts only (default: everybody's entries)")
  private String tenant;

  @Mixin private TenantsOption tenants;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORM",
      description = "csv, json, netset, htable, mtree, permissions or nftables")
  private String format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "put in the file's place when it is complete (default: standard output)")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws BadInput {
    ExportFormat form =
        Arrays.stream(ExportFormat.values())
            .filter(each -> each.label().equals(format))
            .findFirst()
            .orElseThrow(() -> new BadInput("--format: one of " + FORMS));
    Set<SubjectKind> asked = asked(form);
    long time = at == null ? System.currentTimeMillis() : at.toEpochMilli();
    long known = knownAt == null ? Long.MAX_VALUE : knownAt.toEpochMilli();
    ListHistory history = new ListHistory();
    Predicate<Subject> exported = exported();
    place.read(
        listing -> {
          if (exported.test(listing.subject())) {
            history.accept(listing);
          }
        },
        history::correct,
        known,
        spec.commandLine().getErr());
    write(
        form,
        ListSelection.of(
            history, new ListSelection.Question(Set.copyOf(lists), asked, time, known)));
    return 0;
  }

  /** What lists say is the provider's; what they say of an account is for whose account it is. */
  private Predicate<Subject> exported() throws BadInput {
    if (tenant == null) {
      return subject -> true;
    }
    String theirs = tenants.checked(tenant);
    Tenants all = tenants.read();
    return subject -> all.of(subject).equals(theirs);
  }

  private Set<SubjectKind> asked(ExportFormat form) throws BadInput {
    Set<SubjectKind> asked = EnumSet.noneOf(SubjectKind.class);
    for (String name : kinds) {
      SubjectKind kind = KindDetection.named(name);
      if (kind == null) {
        throw new BadInput("--kind: one of " + KindDetection.NAMES);
      }
      if (!form.possible().contains(kind)) {
        throw new BadInput("--kind: " + form.label() + " cannot say a " + kind.label());
      }
      asked.add(kind);
    }
    return asked.isEmpty() ? form.usual() : asked;
  }

  private void write(ExportFormat form, ListSelection selection) throws BadInput {
    try {
      if (out == null) {
        form.write(selection, spec.commandLine().getOut());
        return;
      }
      Path file = out.toAbsolutePath();
      Path next = file.resolveSibling("." + file.getFileName() + ".new");
      try (BufferedWriter writer = Files.newBufferedWriter(next)) {
        form.write(selection, writer);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      spec.commandLine().getErr().printf("%,d entries in %s%n", selection.holdings().size(), out);
    } catch (IOException e) {
      throw new BadInput((out == null ? "the output" : out) + " cannot be written: " + e);
    }
  }
}
