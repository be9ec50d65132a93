package io.ringfence.decode.format.mapped;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings for call records of which nothing is known but a sample: by the names of its columns,
 * and by what is in them. Says where it is unsure.
 */
public final class MapProposal {

  private static final double ENOUGH = 0.9;

  /** Longer than calls are, in seconds; of milliseconds it is little. */
  private static final double LONG_CALL = 20_000;

  private final String source;
  private final ZoneId clock;
  private final List<String> lines;
  private final Sample sample;
  private final Map<Target, Column> found = new EnumMap<>(Target.class);
  private final List<Column> rest;

  /** By field: what the map says, and what is doubtful about it. */
  private final Map<String, String> fields = new LinkedHashMap<>();

  private final Map<String, String> doubts = new HashMap<>();
  private long told;

  private MapProposal(List<String> lines, String source, ZoneId clock) {
    this.source = source;
    this.clock = clock == null ? ZoneId.of("UTC") : clock;
    this.lines = lines;
    sample = Sample.of(lines, new LocalClock(this.clock));
    rest = new ArrayList<>(sample.columns());
    byName();
    byContent();
    if (clock == null && local()) {
      doubts.put("clock", "the times say no zone: in which are they written?");
    }
    for (Target each : found.keySet()) {
      fields.put(each.label, expression(each, found.get(each)));
    }
    missing();
    told = told();
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

  /** Whether the sample can be read with it, and says who is called and for how long. */
  public boolean usable() {
    boolean length =
        Stream.of(Target.TALK, Target.DURATION, Target.ANSWERED, Target.OUTCOME, Target.SIP_CODE)
            .anyMatch(found::containsKey);
    return length && found.containsKey(Target.TO) && told >= ENOUGH * (lines.size() - 1);
  }

  // Which column is which.

  private record Match(int likeness, Column column, String role) {}

  private void byName() {
    List<Match> matches = new ArrayList<>();
    for (Column column : sample.columns()) {
      for (String role : Vocabulary.roles()) {
        int likeness = sample.header() ? Vocabulary.likeness(column.name, role) : 0;
        if (likeness > 0) {
          matches.add(new Match(likeness, column, role));
        }
      }
    }
    matches.sort(Comparator.comparingInt(Match::likeness).reversed());
    for (Match each : matches) {
      Target target = Target.of(each.role, RecordKind.CALL);
      boolean free = rest.contains(each.column) && !found.containsKey(target);
      if (free && (target == null || fits(target, each.column))) {
        take(target, each.column, "");
      }
    }
    Column only = found.get(Target.DURATION);
    if (only != null && !found.containsKey(Target.TALK) && !found.containsKey(Target.ANSWERED)) {
      found.remove(Target.DURATION);
      take(Target.TALK, only, "does it count from the answer? if from the start: `duration`");
    }
  }

  /** A column of no use has no target. */
  private void take(Target target, Column column, String doubt) {
    rest.remove(column);
    if (target != null) {
      found.put(target, column);
      if (!doubt.isEmpty()) {
        doubts.put(target.label, doubt);
      }
    }
  }

  private static boolean fits(Target target, Column column) {
    return switch (target) {
      case FROM, TO -> column.parties() && column.values.stream().anyMatch(v -> v.length() > 2);
      case SIP_CODE -> column.within(0, 699) && !column.within(0, 127);
      case Q850 -> column.within(0, 127);
      case ADDRESS -> column.addresses();
      default ->
          switch (target.sort) {
            case TIME -> column.timeForm != null;
            case SPAN -> Stream.of(SpanForm.values()).anyMatch(form -> reads(form, column));
            case WORD -> knows(target, column);
            default -> column.timeForm == null && !column.values.isEmpty();
          };
    };
  }

  private static boolean reads(SpanForm form, Column column) {
    return column.mostly(cell -> form.millis(cell) >= 0);
  }

  /** Whether half of the words in it are known. */
  private static boolean knows(Target target, Column column) {
    Set<String> words = column.words();
    long known = words.stream().filter(w -> !Vocabulary.word(target, w).isEmpty()).count();
    return !words.isEmpty() && known * 2 >= words.size();
  }

  private void byContent() {
    String doubt = "by what is in the column, not by its name";
    List<Column> unnamed =
        rest.stream()
            .filter(c -> !sample.header() || Vocabulary.roles().stream().noneMatch(
                role -> Vocabulary.likeness(c.name, role) > 0))
            .toList();
    List<Column> times =
        unnamed.stream().filter(c -> c.timeForm != null && !c.parties()).toList();
    times = times.isEmpty() ? unnamed.stream().filter(c -> c.timeForm != null).toList() : times;
    List<Target> order =
        times.size() > 2
            ? List.of(Target.STARTED, Target.ANSWERED, Target.TIME)
            : List.of(Target.STARTED, Target.TIME);
    guess(order, times, doubt);
    guess(
        List.of(Target.FROM, Target.TO),
        unnamed.stream().filter(c -> c.parties() && c.mostly(v -> v.length() > 5)).toList(),
        doubt);
    for (Target each : List.of(Target.DIRECTION, Target.OUTCOME, Target.ADDRESS)) {
      guess(
          List.of(each),
          unnamed.stream().filter(c -> fits(each, c) && !c.within(0, 1)).toList(),
          doubt);
    }
    if (!found.containsKey(Target.TALK) && !found.containsKey(Target.DURATION)) {
      List<Column> lengths =
          unnamed.stream()
              .filter(rest::contains)
              .filter(c -> fits(Target.TALK, c) && c.mostly(v -> v.length() < 9))
              .toList();
      guess(
          lengths.size() > 1 ? List.of(Target.DURATION, Target.TALK) : List.of(Target.TALK),
          lengths,
          doubt);
    }
    guess(
        List.of(Target.CALL_ID),
        unnamed.stream().filter(c -> c.distinct() && c.mostly(v -> v.length() > 7)).toList(),
        "");
  }

  private void guess(List<Target> targets, List<Column> columns, String doubt) {
    List<Column> free = columns.stream().filter(rest::contains).toList();
    List<Target> open = targets.stream().filter(t -> !found.containsKey(t)).toList();
    for (int i = 0; i < open.size() && i < free.size(); i++) {
      take(open.get(i), free.get(i), doubt);
    }
  }

  // What a map says of each.

  private String expression(Target target, Column column) {
    String form =
        switch (target.sort) {
          case TIME -> time(target, column);
          case SPAN -> span(target, column);
          case WORD -> words(target, column);
          default -> "";
        };
    return column.reference + (form.isEmpty() ? "" : " | " + form);
  }

  private String time(Target target, Column column) {
    if (!column.otherForms.isEmpty()) {
      doubts.put(target.label, "or " + String.join(", or ", column.otherForms) + "?");
    }
    return column.timeForm;
  }

  private boolean local() {
    return found.values().stream()
        .filter(c -> c.timeForm != null && !c.timeForm.endsWith("X") && !c.values.isEmpty())
        .anyMatch(c -> !c.digits() && !c.mostly(v -> v.matches(".*[0-9](Z|[+-][0-9:]{2,5})")));
  }

  private String span(Target target, Column column) {
    for (SpanForm form : List.of(SpanForm.HOURS_MINUTES_SECONDS, SpanForm.MINUTES_SECONDS)) {
      if (reads(form, column)) {
        if (form == SpanForm.MINUTES_SECONDS) {
          doubts.put(target.label, "minutes and seconds?");
        }
        return form.label;
      }
    }
    if (Vocabulary.says(column.name, "ms", "msec", "millis", "milliseconds", "msecs")) {
      return SpanForm.MILLIS.label;
    }
    if (Vocabulary.says(column.name, "min", "mins", "minutes", "minuten", "minutos")) {
      return SpanForm.MINUTES.label;
    }
    double median =
        column.values.stream()
            .mapToDouble(SpanForm.SECONDS::millis)
            .filter(v -> v > 0)
            .sorted()
            .skip(column.values.size() / 4)
            .findFirst()
            .orElse(0);
    String named = Vocabulary.plain(column.name);
    if (median > LONG_CALL * 1000) {
      doubts.merge(target.label, "milliseconds, as the numbers are large?", (a, b) -> b + " " + a);
      return SpanForm.MILLIS.label;
    }
    if (!named.matches(".*(sec|sek|seg)[a-z]*\\b.*|.* s")) {
      doubts.merge(target.label, "seconds?", (a, b) -> b + " " + a);
    }
    return SpanForm.SECONDS.label;
  }

  private String words(Target target, Column column) {
    Map<String, String> map = new TreeMap<>();
    for (String each : column.words()) {
      if (!target.words.contains(each) && each.indexOf(',') < 0) {
        map.put(each, Vocabulary.word(target, each));
      }
    }
    if (map.containsValue("")) {
      doubts.put(
          target.label,
          "say " + String.join(", ", target.words) + " behind each =, or leave it out");
    } else if (target == Target.DIRECTION) {
      doubts.put(target.label, "inbound is a call to a customer, outbound one by a customer");
    }
    return map.entrySet().stream()
        .map(each -> each.getKey() + '=' + each.getValue())
        .collect(Collectors.joining(", "));
  }

  private void missing() {
    for (Target each : List.of(Target.FROM, Target.TO, Target.STARTED, Target.TALK)) {
      boolean other =
          (each == Target.STARTED && found.containsKey(Target.TIME))
              || (each == Target.TALK && found.containsKey(Target.ANSWERED));
      if (!found.containsKey(each) && !other) {
        doubts.put(each.label, "no column found; which is it?");
      }
    }
    if (!found.containsKey(Target.ACCOUNT)) {
      doubts.put("account", "which column names the customer? without it most rules see nothing");
    }
    boolean trunks = found.containsKey(Target.TRUNK_IN) || found.containsKey(Target.TRUNK_OUT);
    if (!found.containsKey(Target.TRUNK) && !trunks) {
      doubts.put("trunk", "which column names the interconnect? or a constant: `= NAME`");
    }
    if (!found.containsKey(Target.DIRECTION) && !trunks) {
      doubts.put("direction", "no column says it; name your own numbers in `inside`, above");
    }
  }

  // What comes of it.

  private Feed feed() {
    boolean table = !sample.delimiter().isEmpty();
    Format format = table ? new CsvFormat() : new JsonlFormat();
    Map<String, String> all = new HashMap<>(fields);
    if (table) {
      all.put(CsvFormat.DELIMITER, sample.delimiter());
      if (!sample.quotes()) {
        all.put(CsvFormat.QUOTES, CsvFormat.NO_QUOTES);
      }
    }
    return Feed.of(source, format, clock)
        .withFields(all)
        .withColumns(table ? sample.names() : List.of());
  }

  private long told() {
    Feed feed = feed();
    Format format = sample.delimiter().isEmpty() ? new JsonlFormat() : new CsvFormat();
    long[] count = new long[1];
    Telling telling =
        new Telling() {
          @Override
          public void record(NativeRecord record) {
            count[0]++;
          }

          @Override
          public void passed(String kind) {
            // a header
          }
        };
    if (lines.isEmpty() || !format.faults(feed).isEmpty()) {
      return 0;
    }
    LineDecoder decoder = format.decoder(format.headed(feed, lines.get(0)));
    for (String line : lines) {
      try {
        decoder.read(Line.of(line, Line.UNKNOWN), telling);
      } catch (UnreadableException e) {
        continue; // is not counted
      }
    }
    return count[0];
  }

  /** The most usual country of callers that are written with a country code. */
  private String region() {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    Map<String, Integer> regions = new TreeMap<>();
    Column from = found.get(Target.FROM);
    for (String each : from == null ? List.<String>of() : from.values) {
      try {
        String number = each.startsWith("00") ? '+' + each.substring(2) : each;
        int code = numbers.parse(number, "ZZ").getCountryCode();
        regions.merge(numbers.getRegionCodeForCountryCode(code), 1, Integer::sum);
      } catch (NumberParseException e) {
        continue; // written as it is dialled at home
      }
    }
    return regions.entrySet().stream()
        .filter(each -> DialPlan.known(each.getKey()))
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("US");
  }

  /** A whole {@code sources.yaml}. */
  public String yaml() {
    Feed feed = feed();
    StringBuilder yaml = new StringBuilder();
    yaml.append("# Proposed by `ringfence feeds map`: look at what says CHECK, then `feeds check`.\n");
    yaml.append("# ").append(told).append(" calls in ").append(lines.size());
    yaml.append(" lines of the sample.\nsources:\n  default: {region: ").append(region());
    yaml.append(", zone: ").append(clock).append("}  # CHECK in which numbers are dialled, and");
    yaml.append(" customers live\n  ").append(quoted(source)).append(":\n");
    yaml.append("    format: ").append(feed.format()).append('\n');
    yaml.append("    # topic: feeds.").append(feed.format()).append("\n    # files: \"*.");
    yaml.append(feed.format()).append("\"\n");
    yaml.append("    lateness: 4h  # a call is written at its end: as long as calls may be\n");
    line("    ", "clock", clock.toString(), yaml);
    if (doubts.containsKey("direction") && !fields.containsKey("direction")) {
      yaml.append("    # inside: [\"+442079460*\"]  # blocks of your own numbers\n");
    }
    if (!feed.columns().isEmpty()) {
      yaml.append("    columns:\n");
      feed.columns().forEach(each -> yaml.append("      - ").append(quoted(each)).append('\n'));
    }
    yaml.append("    fields:\n");
    Map<String, String> all = new TreeMap<>(feed.fields());
    all.keySet().removeAll(fields.keySet());
    all.forEach((name, value) -> line("      ", name, value, yaml));
    fields.forEach((name, value) -> line("      ", name, value, yaml));
    doubts.forEach(
        (name, doubt) -> {
          if (!fields.containsKey(name) && !name.equals("clock")) {
            yaml.append("      # ").append(name).append(":  # CHECK ").append(doubt).append('\n');
          }
        });
    String unused = rest.stream().map(c -> c.name).collect(Collectors.joining(", "));
    return unused.isEmpty() ? yaml.toString() : yaml + "    # not used: " + unused + "\n";
  }

  private void line(String indent, String name, String value, StringBuilder yaml) {
    yaml.append(indent).append(name).append(": ").append(quoted(value));
    String doubt = doubts.get(name);
    yaml.append(doubt == null ? "" : "  # CHECK " + doubt).append('\n');
  }

  /** Text in YAML, in quotes where it has to. */
  private static String quoted(String text) {
    if (text.matches("[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./|+-]+)*")
        && !text.matches("(?i)y|n|yes|no|true|false|on|off|null")) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c == 0x7F || (c > '~' && !Character.isLetter(c))) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
