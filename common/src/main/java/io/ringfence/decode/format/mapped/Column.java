package io.ringfence.decode.format.mapped;

import io.ringfence.decode.format.LocalClock;
import io.ringfence.ip.AddressNotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A column of a sample, or two that are one time together: its name, and what is in it. */
final class Column {

  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ()./*#-]{2,24}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

  static final List<String> DATES =
      List.of(
          "d.M.yyyy", "d/M/yyyy", "M/d/yyyy", "d-M-yyyy", "M-d-yyyy", "d-MMM-yyyy", "d MMM yyyy",
          "MMM d yyyy", "MMM d, yyyy", "E, d MMM yyyy", "yyyy-M-d", "yyyy/M/d", "yyyyMMdd",
          "d.M.yy", "d/M/yy", "M/d/yy", "d-MMM-yy", "yy-M-d", "yyMMdd");

  static final List<String> CLOCKS =
      List.of("H:mm:ss", "H:mm", "h:mm:ss a", "h:mm a", "HHmmss", "H.mm.ss", "h:mm:ssa");

  /** A few cells may be something else. */
  private static final double NEARLY_ALL = 0.95;

  /** Samples are of days; a column of numbers to call, read as seconds, is of many years. */
  private static final long LONGEST_SAMPLE = 400L * 24 * 60 * 60 * 1000;

  final String name;

  /** As a map writes it. */
  final String reference;

  final List<String> cells;
  final List<String> values;

  /** Of a time: its form, empty for what needs none; null for what is no time. */
  final String timeForm;

  /** Other forms in which all of it could be read. */
  final List<String> otherForms = new ArrayList<>();

  Column(String name, String reference, List<String> cells, LocalClock clock) {
    this.name = name;
    this.reference = reference;
    this.cells = cells;
    this.values = cells.stream().filter(cell -> !cell.isEmpty()).toList();
    this.timeForm = timeForm(clock);
  }

  boolean mostly(Predicate<String> what) {
    return !values.isEmpty()
        && values.stream().filter(what).count() >= NEARLY_ALL * values.size();
  }

  boolean digits() {
    return mostly(DIGITS.asMatchPredicate());
  }

  /** Whether it has whole numbers between these. */
  boolean within(long least, long most) {
    return digits()
        && mostly(
            cell -> {
              long number = DIGITS.matcher(cell).matches() ? Long.parseLong(cell) : -1;
              return number >= least && number <= most;
            });
  }

  boolean parties() {
    return mostly(
            cell ->
                NUMBER.matcher(cell).matches()
                    || cell.contains("@")
                    || cell.matches("(?i)(sips?|tel):.*|<?unknown>?|anonymous|[*#0-9]+"))
        && !addresses();
  }

  boolean addresses() {
    return mostly(cell -> cell.indexOf('.') > 0 && !AddressNotation.canonical(cell).isEmpty());
  }

  /** Its values, if these are a few words; else empty. */
  Set<String> words() {
    Set<String> words = new TreeSet<>(values);
    return words.size() <= 25 && words.size() * 2 <= values.size() + 6 ? words : Set.of();
  }

  boolean distinct() {
    return values.size() == cells.size() && new TreeSet<>(values).size() == values.size();
  }

  boolean date() {
    return DATES.stream().anyMatch(form -> mostly(new Shape(form)::fits));
  }

  boolean clock() {
    return CLOCKS.stream().anyMatch(form -> mostly(new Shape(form)::fits));
  }

  /** A date or a clock, which is no time alone. */
  private record Shape(String form) {
    boolean fits(String cell) {
      boolean date = form.indexOf('y') >= 0;
      String whole = date ? form + "'~'HH:mm" : "yyyy-MM-dd'~'" + form;
      String text = date ? cell + "~00:01" : "2020-01-01~" + cell;
      return new TimeReader(whole, new LocalClock(java.time.ZoneOffset.UTC)).millis(text, false)
          > TimeReader.BAD;
    }
  }

  private String timeForm(LocalClock clock) {
    String best = null;
    long shortest = Long.MAX_VALUE;
    if (values.isEmpty() || values.get(0).length() < 9) {
      return null;
    }
    for (String form : forms()) {
      TimeReader reader = new TimeReader(form, clock);
      if (values.stream().anyMatch(cell -> reader.millis(cell, false) == TimeReader.BAD)) {
        continue;
      }
      LongSummaryStatistics times =
          values.stream()
              .mapToLong(cell -> reader.millis(cell, false))
              .filter(time -> time != TimeReader.NEVER)
              .summaryStatistics();
      long range = times.getMax() - times.getMin();
      if (times.getCount() == 0 || (form.isEmpty() && digits() && range > LONGEST_SAMPLE)) {
        continue;
      }
      if (form.isEmpty()) {
        return form;
      }
      otherForms.add(form);
      if (range < shortest) {
        shortest = range;
        best = form;
      }
    }
    otherForms.remove(best);
    return best;
  }

  private static List<String> forms() {
    List<String> forms = new ArrayList<>(List.of(""));
    for (String zone : List.of("", "XXX", " XXX", " XX", "XX")) {
      for (String join : List.of(" ", "'T'", ", ", "")) {
        for (String date : DATES) {
          CLOCKS.forEach(clock -> forms.add(date + join + clock + zone));
        }
      }
    }
    forms.addAll(Arrays.asList("E MMM d HH:mm:ss yyyy", "HH:mm:ss d.M.yyyy", "HH:mm:ss d/M/yyyy"));
    return forms;
  }
}
