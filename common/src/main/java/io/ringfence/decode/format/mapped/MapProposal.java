package io.ringfence.decode.format.mapped;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Format;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.decode.format.LocalClock;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.Telling;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.decode.notation.DialPlan;
import io.ringfence.topics.RecordKind;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings for call records of which nothing is known but a sample: by the names of its columns,
 * and by what is in them. Says where it is unsure.
 */
public final class MapProposal {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  /** Of all lines, for a map to be of use. */
  private static final double MOST_REFUSED = 0.1;

  /** Half of all calls are shorter, in any unit but milliseconds. */
  private static final double LONG_CALL = 20_000;

  private static final String BY_CONTENT = "by what is in the column: is it this?";

  private final String source;
  private final ZoneId clock;
  private final List<String> lines;
  private final Forms forms;
  private final Sample sample;
  private final Format format;
  private final Map<Target, Column> found = new EnumMap<>(Target.class);
  private final List<Column> rest;

  /** By field: what the map says. */
  private final Map<String, String> fields = new LinkedHashMap<>();

  /** By field or setting: what is doubtful about it. */
  private final Map<String, String> doubts = new LinkedHashMap<>();

  private int told;
  private int refused;

  private MapProposal(List<String> lines, String source, ZoneId clock) {
    this.source = source;
    this.clock = clock == null ? ZoneId.of("UTC") : clock;
    this.lines = lines;
    forms = new Forms(new LocalClock(this.clock));
    sample = Sample.of(lines, forms);
    format = sample.delimiter().isEmpty() ? new JsonlFormat() : new CsvFormat();
    rest = new ArrayList<>(sample.columns());
    byName();
    byContent();
    found.forEach((target, column) -> fields.put(target.label, expression(target, column)));
    if (clock == null && found.values().stream().anyMatch(MapProposal::local)) {
      doubt("clock", "the times name no zone: in which are they?");
    }
    missing();
    read();
  }

  /**
   * Looks at a sample.
   *
   * @param lines the first ones of a file, without their ends
   * @param source what the feed is to be called
   * @param clock the zone in which it writes its times; null if that is not known
   */
  public static MapProposal of(List<String> lines, String source, ZoneId clock) {
    List<String> texts =
        lines.stream().map(line -> line.replace("\uFEFF", "")).filter(s -> !s.isBlank()).toList();
    return new MapProposal(texts, source, clock);
  }

  /** Whether the sample can be read with it, and says who is called and whether they answered. */
  public boolean usable() {
    boolean length =
        Stream.of(Target.TALK, Target.ANSWERED, Target.OUTCOME, Target.SIP_CODE)
            .anyMatch(found::containsKey);
    return length
        && found.containsKey(Target.TO)
        && told > 0
        && refused <= MOST_REFUSED * lines.size();
  }

  // Which column is which.

  private record Match(int likeness, Column column, String role) {}

  private void byName() {
    List<Match> matches = new ArrayList<>();
    for (Column column : rest) {
      Vocabulary.ROLES.forEach(
          role -> matches.add(new Match(likeness(column, role), column, role)));
    }
    matches.removeIf(each -> each.likeness == 0);
    matches.sort(Comparator.comparingInt(Match::likeness).reversed());
    for (Match each : matches) {
      Target target = Target.of(each.role, RecordKind.CALL);
      if (target == null) {
        rest.remove(each.column); // of no use
      } else if (rest.contains(each.column) && fits(target, each.column)) {
        take(target, each.column, "");
      }
    }
    Column only = found.get(Target.DURATION);
    if (only != null && !found.containsKey(Target.TALK) && !found.containsKey(Target.ANSWERED)) {
      found.remove(Target.DURATION);
      take(Target.TALK, only, "does it count from the answer? Else it is the `duration`");
    }
  }

  private int likeness(Column column, String role) {
    return sample.header() ? Vocabulary.likeness(column.name, role) : 0;
  }

  private void take(Target target, Column column, String doubt) {
    if (found.putIfAbsent(target, column) == null) {
      rest.remove(column);
      doubt(target.label, doubt);
    }
  }

  private void doubt(String field, String doubt) {
    if (!doubt.isEmpty()) {
      doubts.merge(field, doubt, (before, more) -> before + ' ' + more);
    }
  }

  private static boolean fits(Target target, Column column) {
    return switch (target) {
      case SIP_CODE -> column.within(0, 699) && !column.within(0, 127);
      case Q850 -> column.within(0, 127);
      case ADDRESS -> column.addresses();
      case ID, CALL_ID -> !column.values.isEmpty();
      default ->
          switch (target.sort) {
            case PARTY -> column.parties();
            case TIME -> column.times();
            case SPAN -> column.lengths();
            case WORD -> knows(target, column);
            default -> !column.times() && !column.values.isEmpty();
          };
    };
  }

  /** Whether half of the words in it are known. */
  private static boolean knows(Target target, Column column) {
    Set<String> words = column.words();
    long known = words.stream().filter(w -> !Vocabulary.word(target, w).isEmpty()).count();
    return !words.isEmpty() && known * 2 >= words.size();
  }

  private void byContent() {
    rest.sort(Comparator.comparing(sample.columns()::indexOf));
    Predicate<Column> unnamed =
        column -> Vocabulary.ROLES.stream().noneMatch(role -> likeness(column, role) > 0);
    List<Column> open = rest.stream().filter(unnamed).toList();
    List<Column> times =
        open.stream().filter(c -> c.times() && c.mostly(v -> v.indexOf(':') > 0)).toList();
    if (times.isEmpty()) {
      times = open.stream().filter(Column::times).toList();
    }
    guess(times, Target.STARTED, times.size() > 2 ? Target.ANSWERED : Target.TIME, Target.TIME);
    Predicate<Column> number = c -> c.parties() && c.mostly(v -> v.length() > 5);
    guess(open.stream().filter(number).toList(), Target.FROM, Target.TO);
    for (Target each : List.of(Target.DIRECTION, Target.OUTCOME, Target.ADDRESS)) {
      guess(open.stream().filter(c -> fits(each, c) && !c.within(0, 9999)).toList(), each);
    }
  }

  private void guess(List<Column> columns, Target... targets) {
    List<Column> free = columns.stream().filter(rest::contains).toList();
    List<Target> open = Stream.of(targets).filter(t -> !found.containsKey(t)).distinct().toList();
    for (int i = 0; i < open.size() && i < free.size(); i++) {
      take(open.get(i), free.get(i), BY_CONTENT);
    }
  }

  // What a map says of each.

  private String expression(Target target, Column column) {
    String form =
        switch (target.sort) {
          case TIME -> time(target, column);
          case SPAN -> length(target, column).label;
          case WORD -> words(target, column);
          case PARTY -> number(target, column);
          default -> "";
        };
    return column.reference + (form.isEmpty() ? "" : " | " + form);
  }

  private String time(Target target, Column column) {
    if (column.timeForms.size() > 1) {
      List<String> others = column.timeForms.subList(1, column.timeForms.size());
      doubt(target.label, "or " + String.join(", or ", others) + '?');
    }
    return column.timeForms.get(0);
  }

  private static boolean local(Column column) {
    return column.times()
        && !column.timeForms.get(0).endsWith("X")
        && column.values.stream().anyMatch(v -> v.matches(".*[:/-].*[0-9APMapm ]"))
        && !column.mostly(v -> v.matches(".*[0-9]\\s*([+-][0-9:]{2,5})"));
  }

  private SpanForm length(Target target, Column column) {
    for (SpanForm form : List.of(SpanForm.HOURS_MINUTES_SECONDS, SpanForm.MINUTES_SECONDS)) {
      if (column.lengths(form)) {
        doubt(target.label, form == SpanForm.MINUTES_SECONDS ? "minutes and seconds?" : "");
        return form;
      }
    }
    SpanForm named = Vocabulary.unit(column.name);
    if (named != null) {
      return named;
    }
    double[] all =
        column.values.stream()
            .mapToDouble(SpanForm.MILLIS::millis)
            .filter(v -> v > 0)
            .sorted()
            .toArray();
    boolean large = all.length > 0 && all[all.length / 2] > LONG_CALL;
    SpanForm form = large ? SpanForm.MILLIS : SpanForm.SECONDS;
    doubt(target.label, form.label + '?');
    return form;
  }

  private String words(Target target, Column column) {
    Map<String, String> map = new TreeMap<>();
    for (String each : column.words()) {
      if (!target.words.contains(each) && each.indexOf(',') < 0) {
        map.put(each, Vocabulary.word(target, each));
      }
    }
    if (map.containsValue("")) {
      doubt(target.label, "say one of " + String.join(", ", target.words) + " behind each =");
    } else if (target == Target.DIRECTION) {
      doubt(target.label, "outbound is a call of a customer, inbound one to a customer");
    }
    return map.entrySet().stream()
        .map(each -> each.getKey() + '=' + each.getValue())
        .collect(Collectors.joining(", "));
  }

  private String number(Target target, Column column) {
    if (column.mostly(v -> v.matches("[1-9][0-9]{10,14}") && parsed('+' + v) != null)) {
      doubt(target.label, "do all begin with the code of their country?");
      return FieldMap.INTERNATIONAL;
    }
    return "";
  }

  /** Null for what is no valid number with the code of its country. */
  private static PhoneNumber parsed(String text) {
    try {
      String number = text.startsWith("00") ? '+' + text.substring(2) : text;
      PhoneNumber parsed = NUMBERS.parse(number, "ZZ");
      return NUMBERS.isValidNumber(parsed) ? parsed : null;
    } catch (NumberParseException e) {
      return null;
    }
  }

  /** The most usual country of callers, or else of those who are called. */
  private String region() {
    for (Target each : List.of(Target.FROM, Target.TO)) {
      String plus = fields.getOrDefault(each.label, "").endsWith(FieldMap.INTERNATIONAL) ? "+" : "";
      Map<String, Integer> regions = new TreeMap<>();
      for (String cell : found.containsKey(each) ? found.get(each).values : List.<String>of()) {
        PhoneNumber number = parsed(plus + cell);
        String region =
            number == null ? "" : NUMBERS.getRegionCodeForCountryCode(number.getCountryCode());
        if (DialPlan.known(region)) {
          regions.merge(region, 1, Integer::sum);
        }
      }
      if (!regions.isEmpty()) {
        return regions.entrySet().stream().max(Map.Entry.comparingByValue()).get().getKey();
      }
    }
    return "US";
  }

  private void missing() {
    missing("is called", Target.TO);
    missing("calls", Target.FROM);
    missing("is a time", Target.STARTED, Target.TIME, Target.ANSWERED);
    missing("says how long was talked", Target.TALK, Target.ANSWERED);
    missing("is the customer? Most rules need it", Target.ACCOUNT);
    missing("is the interconnect? Or `= NAME` for all", Target.TRUNK, Target.TRUNK_OUT);
    missing(
        "says it? Or name your own numbers in `inside`, such as \"+442079460*\"",
        Target.DIRECTION,
        Target.TRUNK_IN);
  }

  private void missing(String what, Target... any) {
    if (Stream.of(any).noneMatch(found::containsKey)) {
      doubt(any[0].label, "which column " + what + (what.contains("?") ? "" : "?"));
    }
  }

  // What comes of it.

  private Feed feed() {
    Map<String, String> all = new LinkedHashMap<>(fields);
    boolean table = !sample.delimiter().isEmpty();
    if (table) {
      all.put(CsvFormat.DELIMITER, sample.delimiter());
    }
    if (!sample.quotes()) {
      all.put(CsvFormat.QUOTES, CsvFormat.NO_QUOTES);
    }
    return Feed.of(source, format, clock)
        .withFields(all)
        .withColumns(table ? sample.names() : List.of());
  }

  /** Reads the sample so, and counts. */
  private void read() {
    Telling telling =
        new Telling() {
          @Override
          public void record(NativeRecord record) {
            told++;
          }

          @Override
          public void passed(String kind) {
            // a header
          }
        };
    Feed feed = feed();
    if (lines.isEmpty() || !format.faults(feed).isEmpty()) {
      return;
    }
    LineDecoder decoder = format.decoder(format.headed(feed, lines.get(0)));
    for (String line : lines) {
      try {
        decoder.read(Line.of(line, Line.UNKNOWN), telling);
      } catch (UnreadableException e) {
        refused++;
      }
    }
  }

  /** A whole {@code sources.yaml}. */
  public String yaml() {
    Feed feed = feed();
    StringBuilder yaml = new StringBuilder();
    yaml.append("# Proposed by `ringfence feeds map`. Where it says CHECK, it is unsure.\n# So ");
    yaml.append(told).append(" calls are read in ").append(lines.size()).append(" lines, ");
    yaml.append(refused).append(" are refused.\nsources:\n  default: {region: ").append(region());
    yaml.append(", zone: ").append(clock).append("}  # CHECK the country in which numbers are");
    yaml.append(" dialled, and the zone of the customers\n  ").append(quoted(source));
    yaml.append(":\n    format: ").append(feed.format()).append("\n    files: \"*.");
    yaml.append(feed.format()).append("\"  # and `topic` if its lines come through Kafka\n");
    yaml.append("    lateness: 4h  # a call is written at its end: as long as calls may be\n");
    line("    clock", clock.toString(), yaml);
    if (!feed.columns().isEmpty()) {
      yaml.append("    columns:\n");
      feed.columns().forEach(each -> yaml.append("      - ").append(quoted(each)).append('\n'));
    }
    yaml.append("    fields:\n");
    for (String each : List.of(CsvFormat.DELIMITER, CsvFormat.QUOTES)) {
      if (feed.fields().containsKey(each)) {
        line("      " + each, feed.fields().get(each), yaml);
      }
    }
    fields.forEach((name, value) -> line("      " + name, value, yaml));
    doubts.keySet().stream()
        .filter(name -> !fields.containsKey(name) && !name.equals("clock"))
        .forEach(name -> line("      # " + name, "", yaml));
    String unused = rest.stream().map(c -> c.name).collect(Collectors.joining(", "));
    return yaml + (unused.isEmpty() ? "" : "    # not used: " + unused + '\n');
  }

  private void line(String name, String value, StringBuilder yaml) {
    yaml.append(name).append(value.isEmpty() ? ":" : ": " + quoted(value));
    String doubt = doubts.get(name.replaceAll("[ #]", ""));
    yaml.append(doubt == null ? "" : "  # CHECK " + doubt).append('\n');
  }

  /** Text in YAML, in quotes where it has to. */
  private static String quoted(String text) {
    if (text.matches("[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./|+-]+)*")
        && !text.matches("(?i)y|n|yes|no|true|false|on|off|null")) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && (c <= '~' || Character.isLetterOrDigit(c));
      quoted.append(
          c == '"' || c == '\\' ? "\\" + c : plain ? c : String.format("\\u%04x", (int) c));
    }
    return quoted.append('"').toString();
  }
}
