package io.ringfence.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.table.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came of the runs so far, in a file to which each run adds a line. */
final class Outcomes {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_NAME = 24;

  private final Path file;
  private final List<FaultOutcome> all = new ArrayList<>();

  /** What an earlier command has left there counts. */
  Outcomes(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        all.add(JSON.readValue(line, FaultOutcome.class));
      }
    }
  }

  Optional<FaultOutcome> of(String fault, int repeat) {
    return all.stream()
        .filter(each -> each.fault().equals(fault) && each.repeat() == repeat)
        .findFirst();
  }

  void add(FaultOutcome outcome) throws IOException {
    all.add(outcome);
    Files.writeString(
        file,
        JSON.writeValueAsString(outcome) + '\n',
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  boolean allGood() {
    return all.stream().allMatch(FaultOutcome::good);
  }

  /** One row a fault: how many runs were good, and how long recovery took. */
  String table() {
    TextTable table =
        new TextTable(
            1, LONGEST_NAME, "fault", "runs", "good", "records", "alerts", "median s", "worst s");
    for (InjectedFault fault : Faults.ALL) {
      List<FaultOutcome> tried =
          all.stream().filter(each -> each.fault().equals(fault.name())).toList();
      if (tried.isEmpty()) {
        continue;
      }
      List<Double> recoveries =
          tried.stream()
              .filter(each -> !each.hasFailed())
              .map(FaultOutcome::recovery)
              .sorted()
              .toList();
      boolean timed = !recoveries.isEmpty();
      table.row(
          fault.name(),
          Integer.toString(tried.size()),
          Long.toString(tried.stream().filter(FaultOutcome::good).count()),
          Long.toString(tried.stream().mapToLong(FaultOutcome::sent).sum()),
          Long.toString(tried.stream().mapToLong(FaultOutcome::alerts).sum()),
          timed ? seconds(recoveries.get(recoveries.size() / 2)) : "-",
          timed ? seconds(recoveries.get(recoveries.size() - 1)) : "-");
    }
    return table.toString();
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }
}
