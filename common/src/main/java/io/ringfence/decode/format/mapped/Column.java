package io.ringfence.decode.format.mapped;

import io.ringfence.ip.AddressNotation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A column of a sample, or two that are one time together: its name, and what is in it. */
final class Column {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

  private static final Pattern PARTY =
      Pattern.compile("\\+?[0-9 ()./*#-]+|(?i)(sips?|tel):.*|.*@.*|<?unknown>?|anonymous");

  /** A few cells may be something else. */
  private static final double NEARLY_ALL = 0.95;

  final String name;

  /** As a map writes it. */
  final String reference;

  final List<String> cells;

  /** Those that are not empty. */
  final List<String> values;

  /** In which all of it can be read, the likeliest first; empty for what is no time. */
  final List<String> timeForms;

  Column(String name, String reference, List<String> cells, Forms forms) {
    this.name = name;
    this.reference = reference;
    this.cells = cells;
    this.values = cells.stream().filter(cell -> !cell.isEmpty()).toList();
    this.timeForms = forms.times(values);
  }

  boolean times() {
    return !timeForms.isEmpty();
  }

  boolean mostly(Predicate<String> what) {
    return !values.isEmpty() && values.stream().filter(what).count() >= NEARLY_ALL * values.size();
  }

  /** Whether it has whole numbers between these. */
  boolean within(long least, long most) {
    return mostly(
        cell ->
            DIGITS.matcher(cell).matches()
                && Long.parseLong(cell) >= least
                && Long.parseLong(cell) <= most);
  }

  boolean parties() {
    return mostly(PARTY.asMatchPredicate()) && !addresses() && !within(0, 9);
  }

  boolean addresses() {
    return mostly(cell -> cell.indexOf('.') > 0 && !AddressNotation.canonical(cell).isEmpty());
  }

  boolean lengths() {
    return Stream.of(SpanForm.values()).anyMatch(this::lengths);
  }

  boolean lengths(SpanForm form) {
    return mostly(cell -> form.millis(cell) >= 0);
  }

  /** Its values, if these are a few words; else empty. */
  Set<String> words() {
    Set<String> words = new TreeSet<>(values);
    return words.size() <= 25 && words.size() * 2 <= values.size() + 6 ? words : Set.of();
  }
}
