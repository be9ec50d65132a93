package io.ringfence.decode.format.mapped;

import io.ringfence.decode.format.LocalClock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;

/** In which forms the times of a column can be. */
final class Forms {

  private static final List<String> DATES =
      List.of(
          "d.M.yyyy",
          "d/M/yyyy",
          "M/d/yyyy",
          "d-M-yyyy",
          "M-d-yyyy",
          "d-MMM-yyyy",
          "d MMM yyyy",
          "MMM d yyyy",
          "MMM d, yyyy",
          "E, d MMM yyyy",
          "yyyy-M-d",
          "yyyy/M/d",
          "yyyyMMdd",
          "d.M.yy",
          "d/M/yy",
          "M/d/yy",
          "d-MMM-yy",
          "d MMM yy",
          "yy-M-d",
          "yyMMdd");

  private static final List<String> CLOCKS =
      List.of("H:mm:ss", "H:mm", "h:mm:ss a", "h:mm a", "h:mm:ssa", "HHmmss", "H.mm.ss");

  /** Samples are of days; a column of numbers to call, read as seconds, is of many years. */
  private static final long LONGEST_SAMPLE = 400L * 24 * 60 * 60 * 1000;

  private final Map<String, TimeReader> times = new LinkedHashMap<>();
  private final Map<String, TimeReader> dates = new LinkedHashMap<>();
  private final Map<String, TimeReader> clocks = new LinkedHashMap<>();

  Forms(LocalClock clock) {
    List<String> forms = new ArrayList<>(List.of("", "E MMM d HH:mm:ss yyyy"));
    for (String zone : List.of("", "XXX", " XXX", " XX")) {
      for (String join : List.of(" ", "'T'", ", ", "")) {
        for (String date : DATES) {
          CLOCKS.forEach(each -> forms.add(date + join + each + zone));
        }
      }
    }
    forms.forEach(form -> times.put(form, new TimeReader(form, clock)));
    DATES.forEach(form -> dates.put(form, new TimeReader(form + "'~'H:mm", clock)));
    CLOCKS.forEach(form -> clocks.put(form, new TimeReader("yyyy-M-d'~'" + form, clock)));
  }

  boolean dates(List<String> cells) {
    List<String> whole = cells.stream().map(cell -> cell + "~00:01").toList();
    return dates.values().stream().anyMatch(form -> reads(form, whole));
  }

  boolean clocks(List<String> cells) {
    List<String> whole = cells.stream().map(cell -> "2020-01-01~" + cell).toList();
    return clocks.values().stream().anyMatch(form -> reads(form, whole));
  }

  private static boolean reads(TimeReader form, Collection<String> cells) {
    return !cells.isEmpty()
        && cells.stream().allMatch(cell -> form.millis(cell, false) != TimeReader.BAD);
  }

  /** Those in which all are times, the likeliest first: the one that puts them into fewest days. */
  List<String> times(List<String> cells) {
    Map<String, Long> ranges = new LinkedHashMap<>();
    for (Map.Entry<String, TimeReader> form : times.entrySet()) {
      if (reads(form.getValue(), cells)) {
        LongSummaryStatistics all =
            cells.stream()
                .mapToLong(cell -> form.getValue().millis(cell, false))
                .filter(time -> time != TimeReader.NEVER)
                .summaryStatistics();
        boolean plain = form.getKey().isEmpty();
        boolean seconds = plain && cells.stream().noneMatch(cell -> cell.indexOf(':') > 0);
        long range = all.getMax() - all.getMin();
        if (all.getCount() > 0 && !(seconds && range > LONGEST_SAMPLE)) {
          ranges.put(form.getKey(), range);
        }
        if (plain && ranges.containsKey("")) {
          break; // nothing else can be meant
        }
      }
    }
    return ranges.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }
}
