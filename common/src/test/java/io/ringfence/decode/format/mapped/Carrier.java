package io.ringfence.decode.format.mapped;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.decode.format.Feed;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A made-up carrier: calls that it knows, and the way in which it writes them. Tables follow RFC
 * 4180, times and lengths what {@code DateTimeFormatter} and {@code String.format} do.
 */
final class Carrier {

  /** What really was. */
  record Call(
      String from,
      String to,
      String account,
      String trunk,
      boolean outbound,
      Instant start,
      int ringSeconds,
      int talkSeconds,
      String outcome) {

    boolean answered() {
      return outcome.equals("answered");
    }

    Instant end() {
      return start.plusSeconds(ringSeconds + talkSeconds);
    }
  }

  private static final List<String> TIME_FORMS =
      List.of(
          "",
          "dd.MM.yyyy HH:mm:ss",
          "M/d/yyyy h:mm:ss a",
          "d-MMM-yy HH:mm:ss",
          "yyyyMMddHHmmss",
          "yyyy-MM-dd'T'HH:mm:ssXXX",
          "epoch");

  /** Where its clocks never go back in the time of these calls. */
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final Random random;
  final char delimiter;
  final String timeForm;
  final SpanForm spanForm;
  final boolean always;
  final boolean whole;
  final boolean ends;
  final boolean answers;
  final List<String> order = new ArrayList<>();
  private final List<String> names;

  Carrier(long seed) {
    this(
        seed,
        List.of(
            "A-Nr",
            "B-Nr",
            "Kunde",
            "Leitung",
            "Richtung",
            "Beginn",
            "Antwort",
            "Ende",
            "Dauer",
            "Sprechdauer",
            "Status"));
  }

  /** With names for its columns. */
  Carrier(long seed, List<String> names) {
    this.names = names;
    random = new Random(seed);
    delimiter = ",;\t|".charAt(random.nextInt(4));
    timeForm = TIME_FORMS.get(random.nextInt(TIME_FORMS.size()));
    spanForm = List.of(SpanForm.values()).get(random.nextInt(6));
    always = random.nextBoolean();
    whole = random.nextBoolean();
    ends = random.nextBoolean();
    answers = random.nextBoolean();
    order.addAll(cells(call()).keySet());
    Collections.shuffle(order, random);
  }

  Call call() {
    String outcome =
        List.of("answered", "answered", "busy", "unanswered", "failed").get(random.nextInt(5));
    return new Call(
        "+4930" + (1_000_000 + random.nextInt(900_000)),
        "+88216" + (1_000_000 + random.nextInt(900_000)),
        "K, \"" + random.nextInt(9) + "; x|y",
        "SIP-" + random.nextInt(3),
        random.nextBoolean(),
        Instant.ofEpochSecond(1_795_597_200L + random.nextInt(86_400)),
        1 + random.nextInt(40),
        outcome.equals("answered") ? 1 + random.nextInt(3000) : 0,
        outcome);
  }

  /** Its columns, and what it writes in them of a call. */
  Map<String, String> cells(Call call) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put(names.get(0), call.from);
    cells.put(names.get(1), call.to);
    cells.put(names.get(2), call.account);
    cells.put(names.get(3), call.trunk);
    cells.put(names.get(4), call.outbound ? "ab" : "an");
    cells.put(names.get(5), time(call.start));
    if (answers) {
      cells.put(
          names.get(6), call.answered() ? time(call.start.plusSeconds(call.ringSeconds)) : "");
    }
    if (ends) {
      cells.put(names.get(7), time(call.end()));
    }
    if (whole || !ends) {
      cells.put(names.get(8), length(call.ringSeconds + call.talkSeconds));
    }
    cells.put(names.get(9), length(call.talkSeconds));
    cells.put(names.get(10), call.outcome.toUpperCase(Locale.ROOT));
    cells.put("Name", "\"Bob\"" + delimiter + random.nextInt(100));
    cells.put("Ort", "");
    return cells;
  }

  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    String time = timeForm.isEmpty() || timeForm.equals("epoch") ? "" : " | " + timeForm;
    String length = " | " + spanForm.label;
    fields.put("from", names.get(0));
    fields.put("to", names.get(1));
    fields.put("account", names.get(2));
    fields.put("trunk", names.get(3));
    fields.put("direction", names.get(4) + " | ab=outbound, an=inbound");
    fields.put("started", names.get(5) + time);
    fields.put("answered", names.get(6) + time);
    fields.put("time", names.get(7) + time);
    fields.put("duration", names.get(8) + length);
    fields.put("talkMillis", names.get(9) + length);
    fields.put("outcome", names.get(10));
    fields.values().removeIf(said -> !order.contains(column(said)));
    return fields;
  }

  /** Of a field of a map. */
  static String column(String said) {
    int form = said.indexOf(" |");
    return form < 0 ? said : said.substring(0, form);
  }

  Feed table() {
    Map<String, String> fields = fields();
    fields.put("delimiter", delimiter == '\t' ? "tab" : String.valueOf(delimiter));
    return Reading.table(fields, order.toArray(String[]::new));
  }

  String line(Call call) {
    Map<String, String> cells = cells(call);
    return order.stream()
        .map(name -> field(cells.get(name)))
        .collect(Collectors.joining(String.valueOf(delimiter)));
  }

  String header() {
    return order.stream().map(this::field).collect(Collectors.joining(String.valueOf(delimiter)));
  }

  String json(Call call) {
    Map<String, Object> cells = new LinkedHashMap<>(cells(call));
    return new ObjectMapper().valueToTree(cells).toString();
  }

  private String field(String text) {
    boolean needed = always || text.indexOf(delimiter) >= 0 || text.indexOf('"') >= 0;
    return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private String time(Instant time) {
    return switch (timeForm) {
      case "epoch" -> String.valueOf(time.getEpochSecond());
      case "" -> time.toString();
      default -> DateTimeFormatter.ofPattern(timeForm, Locale.ENGLISH).format(time.atZone(ZONE));
    };
  }

  private String length(int seconds) {
    return switch (spanForm) {
      case SECONDS -> String.valueOf(seconds);
      case MILLIS -> seconds + "000";
      case MICROS -> seconds + "000000";
      case MINUTES -> String.format(Locale.GERMAN, "%.9f", seconds / 60.0);
      case HOURS_MINUTES_SECONDS ->
          "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
      case MINUTES_SECONDS -> "%d:%02d".formatted(seconds / 60, seconds % 60);
    };
  }
}
