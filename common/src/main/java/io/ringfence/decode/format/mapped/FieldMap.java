package io.ringfence.decode.format.mapped;

import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.LocalClock;
import io.ringfence.topics.RecordKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A feed's {@code fields}, made ready: which of its names is which of our fields, and how. */
final class FieldMap {

  private static final Set<String> TABLE_SETTINGS = Set.of("delimiter", "quotes");
  private static final String DIGITS = "0123456789";
  static final String INTERNATIONAL = "international";

  /** What systems write for nothing. */
  private static final Set<String> NOTHING =
      Set.of("-", "--", "null", "NULL", "None", "N/A", "n/a", "\\N", "<unknown>", "<null>");

  /** Of one of our fields; only what its sort needs is there. */
  private record Entry(
      String constant,
      List<int[]> slots,
      String name,
      Map<String, String> words,
      SpanForm span,
      TimeReader times,
      boolean international) {}

  private final RecordKind kind;
  private final Map<Target, Entry> entries = new EnumMap<>(Target.class);
  private final Map<String, Integer> slots = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final LocalClock clock;

  /**
   * Of a feed; see {@link #faults}.
   *
   * @param table whether its format has columns
   */
  FieldMap(Feed feed, boolean table) {
    clock = new LocalClock(feed.clock());
    boolean every = feed.kinds().equals(Target.KINDS);
    kind = every ? RecordKind.CALL : feed.kinds().iterator().next();
    Map<String, String> fields = new HashMap<>(feed.fields());
    if (!feed.account().isEmpty()) {
      fields.putIfAbsent(Target.ACCOUNT.label, feed.account());
    }
    if (table) {
      fields.keySet().removeAll(TABLE_SETTINGS);
    }
    fields.keySet().stream().sorted().forEach(label -> add(label, fields.get(label)));
    if (!every && feed.kinds().size() > 1) {
      faults.add("`kinds` names one kind: a map is of one");
    }
    if (fields.isEmpty()) {
      faults.add("`fields` is needed: `ringfence feeds map SAMPLE` proposes it");
    } else {
      require();
    }
  }

  private void require() {
    boolean began = kind == RecordKind.CALL && (has(Target.STARTED) || has(Target.ANSWERED));
    if (!has(Target.TIME) && !began && kind != RecordKind.SECURITY) {
      faults.add("`fields` names no time");
    }
    if (!has(Target.EVENT) && kind == RecordKind.SECURITY) {
      faults.add("`fields` lacks `event`");
    }
  }

  private void add(String label, String said) {
    Target target = Target.of(label, kind);
    String of = "`fields`: `" + label + "`: ";
    if (target == null) {
      faults.add(of + "there is no such field; there are " + Target.labels(kind));
      return;
    }
    try {
      entries.put(target, entry(target, Expression.of(said)));
    } catch (IllegalArgumentException e) {
      faults.add(of + e.getMessage());
    }
  }

  private Entry entry(Target target, Expression said) {
    String form = said.form();
    boolean constant = !said.constant().isEmpty();
    Map<String, String> words = Map.of();
    SpanForm span = SpanForm.SECONDS;
    TimeReader times = null;
    switch (target.sort) {
      case WORD -> words = words(target, form);
      case SPAN -> {
        span = form.isEmpty() ? span : SpanForm.of(form);
        check(span != null, "the form of a length is one of " + SpanForm.LABELS);
      }
      case TIME -> times = new TimeReader(form, clock);
      case PARTY ->
          check(
              form.isEmpty() || form.equals(INTERNATIONAL),
              "the form of a number is `international`, or none");
      default -> check(form.isEmpty(), "this field has no form");
    }
    if (constant) {
      check(target.sort != Target.Sort.TIME, "a time is no constant");
      check(
          words.isEmpty() || target.words.contains(said.constant()),
          "it says one of " + String.join(", ", target.words));
    }
    List<int[]> from = new ArrayList<>();
    for (List<String> joined : said.sources()) {
      from.add(joined.stream().mapToInt(this::slot).toArray());
    }
    String name = constant ? target.label : said.sources().get(0).get(0);
    return new Entry(said.constant(), from, name, words, span, times, !form.isEmpty());
  }

  private static void check(boolean good, String otherwise) {
    if (!good) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private int slot(String name) {
    return slots.computeIfAbsent(name, any -> slots.size());
  }

  /** Those that the field can say, as they are, and what the map makes of others. */
  private static Map<String, String> words(Target target, String form) {
    Map<String, String> words = new HashMap<>();
    target.words.forEach(word -> words.put(word.toLowerCase(Locale.ROOT), word));
    for (String each : form.isEmpty() ? new String[0] : form.split(",")) {
      int equals = each.lastIndexOf('=');
      check(equals > 0, "the form of a word is THEIRS=OURS, with commas between");
      String ours = each.substring(equals + 1).strip();
      check(
          ours.isEmpty() || target.words.contains(ours),
          "ours is one of " + String.join(", ", target.words) + ", or nothing");
      words.put(each.substring(0, equals).strip().toLowerCase(Locale.ROOT), ours);
    }
    return words;
  }

  /** What is wrong with it, a sentence each. */
  List<String> faults() {
    return faults;
  }

  RecordKind kind() {
    return kind;
  }

  /** Every name that the map reads, and where its value is to be in what its methods are given. */
  Map<String, Integer> slots() {
    return slots;
  }

  Set<Target> targets() {
    return entries.keySet();
  }

  boolean has(Target target) {
    return entries.containsKey(target);
  }

  /** What the other system calls it; our own name if it has none. */
  String name(Target target) {
    return has(target) ? entries.get(target).name : target.label;
  }

  /** The value as it stands; empty if there is none. */
  String text(Target target, String[] values) {
    Entry entry = entries.get(target);
    if (entry == null) {
      return "";
    }
    for (int[] each : entry.slots) {
      String text = said(values[each[0]]);
      for (int i = 1; i < each.length && !text.isEmpty(); i++) {
        String more = said(values[each[i]]);
        text = more.isEmpty() ? text : text + ' ' + more;
      }
      if (!text.isEmpty()) {
        return text;
      }
    }
    return entry.constant;
  }

  private static String said(String value) {
    boolean nothing = value == null || (value.length() < 10 && NOTHING.contains(value));
    return nothing ? "" : value;
  }

  /** One of the words of the field; empty if there is none, null for one that it has not. */
  String word(Target target, String[] values) {
    String text = text(target, values);
    if (text.isEmpty()) {
      return "";
    }
    Map<String, String> words = entries.get(target).words;
    String word = words.get(text.toLowerCase(Locale.ROOT));
    return word == null ? words.get("*") : word;
  }

  /** A party: who calls, or is called; empty where its digits are masked. */
  String party(Target target, String[] values) {
    String text = text(target, values);
    if (text.endsWith("**") || text.endsWith("xx") || text.endsWith("XX")) {
      return "";
    }
    boolean bare =
        !text.isEmpty()
            && entries.get(target).international
            && text.charAt(0) != '0'
            && TimeReader.consists(text, DIGITS);
    return bare && text.length() >= 7 ? '+' + text : text;
  }

  /** Epoch milliseconds, or as {@link TimeReader} says. */
  long time(Target target, String[] values, boolean later) {
    String text = text(target, values);
    return text.isEmpty() ? TimeReader.NEVER : entries.get(target).times.millis(text, later);
  }

  /** Milliseconds; negative if it is not known. */
  long span(Target target, String[] values) {
    String text = text(target, values);
    return text.isEmpty() ? -1 : Math.round(entries.get(target).span.millis(text));
  }

  /** A whole number; negative if it is not known, or out of bounds. */
  int quantity(Target target, String[] values, int least, int most) {
    String text = text(target, values);
    boolean digits = text.length() < 10 && TimeReader.consists(text, DIGITS);
    int number = text.isEmpty() || !digits ? -1 : Integer.parseInt(text);
    return number >= least && number <= most ? number : -1;
  }
}
