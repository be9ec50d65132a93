package io.ringfence.console.page;

import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that a text may have, of which no pattern could tell that they name somebody: a sender
 * called {@code Zenith Bank}, an account called by its owner. They are found in any case, and
 * whatever stands between their words.
 */
final class KnownValues {

  static final KnownValues NONE = new KnownValues(List.of());

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final String BETWEEN = "[^\\p{L}\\p{N}]{0,3}";

  /**
   * One of them.
   *
   * @param subject null of a measured value, which may be anything
   */
  private record Needle(Pattern pattern, String text, Subject subject) {}

  private final List<Needle> needles;

  private KnownValues(List<Needle> needles) {
    this.needles = needles;
  }

  /**
   * Of subjects, and of measures.
   *
   * @param measured texts that measures have had as their value
   */
  static KnownValues of(Collection<Subject> subjects, Set<String> measured) {
    List<Needle> needles = new ArrayList<>();
    for (Subject each : subjects) {
      // A trunk is a carrier's, and shown.
      if (each.kind() != SubjectKind.TRUNK) {
        parts(each).forEach(part -> needles.add(new Needle(pattern(part), part, each)));
      }
    }
    measured.stream()
        .filter(each -> !each.isBlank())
        .forEach(each -> needles.add(new Needle(pattern(each), each, null)));
    // A longer one may have a shorter one in it.
    needles.sort(Comparator.comparingInt((Needle each) -> each.text().length()).reversed());
    return new KnownValues(needles);
  }

  /** A value as a whole, without its region or scheme, and the account of an extension. */
  private static List<String> parts(Subject subject) {
    String value = subject.value();
    List<String> parts = new ArrayList<>(List.of(value));
    int colon = value.indexOf(':');
    boolean prefixed =
        subject.kind() == SubjectKind.DEVICE
            || (subject.kind() == SubjectKind.NUMBER && !value.startsWith("+"));
    if (prefixed && colon > 0) {
      String local = value.substring(colon + 1);
      parts.add(local);
      int slash = local.lastIndexOf('/');
      if (slash > 0) {
        parts.add(local.substring(0, slash));
      }
    }
    return parts.stream().filter(each -> !each.isBlank()).toList();
  }

  private static Pattern pattern(String value) {
    List<String> words =
        NO_WORD.splitAsStream(value).filter(each -> !each.isEmpty()).map(Pattern::quote).toList();
    return words.isEmpty()
        ? Pattern.compile(Pattern.quote(value.strip()))
        : Pattern.compile(
            "(?<![\\p{L}\\p{N}])" + String.join(BETWEEN, words) + "(?![\\p{L}\\p{N}])", FLAGS);
  }

  /**
   * A text without them.
   *
   * @param value what takes the place of a subject
   * @param mark what takes the place of anything else
   */
  String masked(String text, Function<Subject, String> value, Function<String, String> mark) {
    String masked = text;
    for (Needle each : needles) {
      String instead =
          each.subject() == null ? mark.apply(each.text()) : value.apply(each.subject());
      masked = each.pattern().matcher(masked).replaceAll(Matcher.quoteReplacement(instead));
    }
    return masked;
  }
}
