package io.ringfence.cli.lists;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.NotifyOption;
import io.ringfence.cli.options.OutputOption;
import io.ringfence.decode.Decoder;
import io.ringfence.lists.history.EntryDefaults;
import io.ringfence.lists.history.ListDifference;
import io.ringfence.lists.history.ListHistory;
import io.ringfence.lists.intake.DesiredEntry;
import io.ringfence.lists.intake.ListImport;
import io.ringfence.notify.Notifier;
import io.ringfence.notify.OwnNotice;
import io.ringfence.notify.Receiver;
import io.ringfence.rule.Severity;
import io.ringfence.rule.text.DurationText;
import io.ringfence.signal.Listing;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a list hold what files say. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a list hold what files say: what is new is added, what is missing is removed.",
      "Files with any fault are refused whole, and the list is as it was.",
      "Exit 0 if done, 1 if held because too much would go, 2 if refused."
    })
final class ListsImportCommand implements Callable<Integer> {

  /**
   * The largest ordinary day of a real list of 10,600 networks took 4.5% of it away; a real
   * accident on a list of 213,243 numbers took 5.1%.
   */
  private static final String USUAL_SHARE = "5%";

  private static final Pattern SHARE = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]+)?)%");

  @Mixin private ListFileOptions files;
  @Mixin private HistoryOptions place;
  @Mixin private OutputOption output;
  @Mixin private NotifyOption receivers;

  @Option(names = "--list", required = true, paramLabel = "NAME", description = "the list")
  private String list;

  @Option(names = "--reason", paramLabel = "TEXT", description = "where a file gives none")
  private String reason = "";

  @Option(names = "--actor", paramLabel = "NAME", description = "who imports, for the record")
  private String actor = "";

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "when we learnt what the files say, RFC 3339 (default: now)")
  private Instant asOf;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "since when it holds, where a file does not say (default: --as-of)")
  private Instant from;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "until when it holds, where a file does not say (default: open-ended)")
  private Instant until;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description =
          "instead of --until: 30m, 12h, 30d, 2w; renewed by an import once half of it is over")
  private String lasting;

  @Option(names = "--add-only", description = "what is missing in the files stays")
  private boolean addOnly;

  @Option(
      names = "--max-removal",
      paramLabel = "SHARE",
      description =
          "hold an import that removes more than this of the list, and more than 10 entries"
              + " (default: "
              + USUAL_SHARE
              + ")")
  private String share = USUAL_SHARE;

  @Option(names = "--confirm", description = "do it, however much is removed")
  private boolean confirmed;

  @Option(
      names = "--skip-refused",
      description = "leave out the entries with faults, and import the rest")
  private boolean skipRefused;

  @Option(
      names = "--tell",
      description = "if it is held or fails, tell the receivers of --notify: for a timer")
  private boolean tell;

  @Option(names = "--dry-run", description = "say what would be done, and do nothing")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws BadInput, InterruptedException {
    List<Receiver> told = tell ? receivers.required() : List.of();
    try {
      int exit = imported();
      if (exit != 0) {
        tell(told, "was held");
      }
      return exit;
    } catch (BadInput | RuntimeException e) {
      tell(told, "failed");
      throw e;
    }
  }

  private void tell(List<Receiver> all, String what) throws InterruptedException {
    OwnNotice notice =
        new OwnNotice(
            "list-" + list,
            false,
            Severity.HIGH,
            "An update of the list " + list + " " + what,
            List.of("The list is as it was. The output of `ringfence lists import` says why."),
            Instant.now());
    Notifier.send(all, notice, spec.commandLine().getErr());
  }

  private int imported() throws BadInput {
    ListDifference.Settings settings = settings();
    double most = share();
    ListImport intake = files.read();
    PrintWriter err = spec.commandLine().getErr();
    ListFileOptions.print(intake.faults(), err);
    if (intake.faults().total() > 0 && (!skipRefused || intake.faults().ofWholeFiles())) {
      throw new BadInput("refused; " + list + " is as it was");
    }
    try (HistoryStore store = place.toWrite()) {
      KnownErasures erasures = place.erasures();
      ListHistory history = new ListHistory();
      // An entry that was corrected, and is still in the file, counts as known: it is not written
      // again.
      store.read(listing -> keep(listing, history), correction -> {});
      ListDifference difference =
          ListDifference.of(intake.wanted(), intake.undecided(), history, settings, erasures);
      if (difference.exceeds(most) && !confirmed) {
        held(difference, err);
        if (output.json()) {
          printResult(difference, intake, false);
        }
        return 1;
      }
      List<Listing> signals = difference.signals().stream().map(erasures::least).toList();
      if (!dryRun && !signals.isEmpty()) {
        store.append(signals);
      }
      erasures.print(err);
      printResult(difference, intake, !dryRun);
      return 0;
    }
  }

  /** Other lists do not matter here. */
  private void keep(Listing listing, ListHistory history) {
    if (listing.list().equals(list)) {
      history.accept(listing);
    }
  }

  private void held(ListDifference difference, PrintWriter err) {
    int gone = difference.removed() + difference.turned();
    err.printf(
        "held: %,d of the %,d entries of %s would go (%.1f%%, more than %s). Nothing was changed;"
            + " if it is meant, repeat with --confirm%n",
        gone,
        difference.held(),
        list,
        100.0 * gone / difference.held(),
        difference.removed() == difference.held() ? "may go unseen" : share);
  }

  private void printResult(ListDifference difference, ListImport intake, boolean done) {
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      ObjectNode json = new ObjectMapper().createObjectNode();
      json.put("list", list)
          .put("done", done)
          .put("added", difference.added())
          .put("removed", difference.removed())
          .put("changed", difference.changed())
          .put("unchanged", difference.unchanged())
          .put("ended", difference.ended())
          .put("refused", intake.faults().total());
      out.print(json.toPrettyString() + "\n");
    } else {
      printText(difference, intake, out);
    }
  }

  private void printText(ListDifference difference, ListImport intake, PrintWriter out) {
    out.printf(
        "%s: %,d added, %,d removed, %,d changed, %,d unchanged, %,d refused%s%s%n",
        list,
        difference.added(),
        difference.removed(),
        difference.changed(),
        difference.unchanged(),
        intake.faults().total(),
        difference.ended() > 0 ? ", %,d ended already".formatted(difference.ended()) : "",
        dryRun ? " (not done)" : "");
  }

  private ListDifference.Settings settings() throws BadInput {
    long now = System.currentTimeMillis();
    long time = asOf == null ? now : asOf.toEpochMilli();
    if (time < 0 || time > now + Decoder.FUTURE_MILLIS) {
      throw new BadInput("--as-of: not from 1970 to now");
    }
    if (until != null && lasting != null) {
      throw new BadInput("either --until or --for");
    }
    if (list.isBlank() || list.length() > 128 || actor.length() > 128 || reason.length() > 256) {
      throw new BadInput("--list and --actor have at most 128 characters, --reason 256");
    }
    long start = from == null ? DesiredEntry.UNSAID : from.toEpochMilli();
    long end = until == null ? DesiredEntry.UNSAID : until.toEpochMilli();
    if (until != null && end <= Math.max(start, time)) {
      throw new BadInput("--until: not after --from and --as-of");
    }
    EntryDefaults terms = new EntryDefaults(reason.strip(), start, end, lasting());
    return new ListDifference.Settings(list.strip(), actor.strip(), time, terms, addOnly);
  }

  private long lasting() throws BadInput {
    if (lasting == null) {
      return 0;
    }
    if (!lasting.matches("[1-9][0-9]{0,4}[mhdw]")) {
      throw new BadInput("--for: such as 30m, 12h, 30d or 2w");
    }
    return DurationText.millis(lasting).orElseThrow();
  }

  private double share() throws BadInput {
    Matcher matcher = SHARE.matcher(share);
    double value = matcher.matches() ? Double.parseDouble(matcher.group(1)) : -1;
    if (value < 0 || value > 100) {
      throw new BadInput("--max-removal: a share such as 5%");
    }
    return value / 100;
  }
}
