package io.ringfence.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A scenario file: input records, in the order in which they arrive, and the alerts expected, and
 * where it says so their versions, the stories that they make and the listings that follow. Its
 * form is described in deploy/rules/scenarios/README.md.
 */
record Story(
    List<Arrival> arrivals,
    List<Map<String, Object>> alerts,
    List<String> also,
    List<Map<String, Object>> stories,
    Optional<List<Map<String, Object>>> derived,
    Optional<List<Map<String, Object>>> versions) {

  private static final long BEGINS = Instant.parse("2026-03-02T09:00:00Z").toEpochMilli();
  private static final Set<String> OURS =
      Set.of("at", "repeat", "every", "delay", "ring", "talk", "up", "cdr");
  private static final Set<String> KNOWN =
      Set.of("signals", "alerts", "also", "stories", "derived", "versions");
  private static final Set<String> REQUIRED = Set.of("signals", "alerts");
  private static final Pattern SPAN = Pattern.compile("(-?[0-9]+)(ms|s|m|h|d)");
  private static final Pattern PLACE = Pattern.compile("#+");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A record, and when it comes. */
  record Arrival(long at, Map<String, Object> record) {

    boolean listing() {
      return record.get("type").equals("listing");
    }
  }

  List<byte[]> records() {
    return arrivals.stream().map(each -> bytes(each.record())).toList();
  }

  static boolean isProfile(byte[] record) {
    return new String(record, StandardCharsets.UTF_8).contains("\"type\":\"profile\"");
  }

  /** The records, with the listings among them in other places and the rest in its order. */
  List<byte[]> withListingsMoved(long seed) {
    Random random = new Random(seed);
    List<Arrival> moved = new ArrayList<>(arrivals);
    moved.removeIf(Arrival::listing);
    for (Arrival each : arrivals) {
      if (each.listing()) {
        moved.add(random.nextInt(moved.size() + 1), each);
      }
    }
    return moved.stream().map(each -> bytes(each.record())).toList();
  }

  /** The records in another order: each comes up to so many milliseconds later. */
  List<byte[]> shuffled(int millis, long seed) {
    Random random = new Random(seed);
    return arrivals.stream()
        .map(each -> new Arrival(each.at() + random.nextInt(millis), each.record()))
        .sorted(Comparator.comparingLong(Arrival::at))
        .map(each -> bytes(each.record()))
        .toList();
  }

  /** The same with every record twice, and the second of them not right behind the first. */
  List<byte[]> doubledAndShuffled(int millis, long seed) {
    List<Arrival> doubled = new ArrayList<>(arrivals);
    doubled.addAll(arrivals);
    return new Story(doubled, alerts, also, stories, derived, versions).shuffled(millis, seed);
  }

  static Story read(Path file) throws IOException {
    Map<String, Object> root =
        map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
    if (!KNOWN.containsAll(root.keySet()) || !root.keySet().containsAll(REQUIRED)) {
      throw new IllegalArgumentException(file + " has other keys than " + KNOWN);
    }
    List<Arrival> arrivals = new ArrayList<>();
    int number = 0;
    for (Object step : (List<?>) root.get("signals")) {
      unfold(map(step), ++number, arrivals);
    }
    arrivals.sort(Comparator.comparingLong(Arrival::at));
    return new Story(
        arrivals,
        maps(root, "alerts"),
        ((List<?>) root.getOrDefault("also", List.of())).stream().map(Object::toString).toList(),
        maps(root, "stories"),
        optional(root, "derived"),
        optional(root, "versions"));
  }

  private static Optional<List<Map<String, Object>>> optional(
      Map<String, Object> root, String key) {
    return root.containsKey(key) ? Optional.of(maps(root, key)) : Optional.empty();
  }

  /** Empty where the file does not have them. */
  private static List<Map<String, Object>> maps(Map<String, Object> root, String key) {
    return ((List<?>) root.getOrDefault(key, List.of())).stream().map(Story::map).toList();
  }

  private static void unfold(Map<String, Object> step, int number, List<Arrival> arrivals) {
    int repeat = (int) step.getOrDefault("repeat", 1);
    long every = span(step.getOrDefault("every", "1s"));
    for (int n = 1; n <= repeat; n++) {
      long time = BEGINS + span(step.getOrDefault("at", "0s")) + (n - 1) * every;
      Map<String, Object> fields = new LinkedHashMap<>();
      for (Map.Entry<String, Object> entry : step.entrySet()) {
        if (!OURS.contains(entry.getKey())) {
          fields.put(entry.getKey(), filled(entry.getValue(), n));
        }
      }
      if (!step.get("type").equals("profile")) {
        fields.putIfAbsent("source", "scenario");
      }
      String id = "s" + number + "-" + n;
      List<Map<String, Object>> records =
          step.get("type").equals("call")
              ? call(step, fields, id, time)
              : List.of(other(fields, id, time));
      for (Map<String, Object> record : records) {
        long at = (long) record.get("time") + span(step.getOrDefault("delay", "0s"));
        arrivals.add(new Arrival(at, record));
      }
    }
  }

  private static List<Map<String, Object>> call(
      Map<String, Object> step, Map<String, Object> fields, String id, long time) {
    long ring = span(step.getOrDefault("ring", "0s"));
    long talk = span(step.getOrDefault("talk", "0s"));
    fields.putIfAbsent("call", id);
    Map<String, Object> end = new LinkedHashMap<>(fields);
    end.putIfAbsent("sipCode", talk > 0 ? 200 : 487);
    end.put("started", time);
    end.put("ringMillis", ring);
    end.put("talkMillis", talk);
    fields.remove("sipCode");
    fields.remove("releasedBy");
    List<Map<String, Object>> records = new ArrayList<>();
    if (!step.containsKey("cdr")) {
      records.add(phase(fields, "attempt", time));
      if (talk > 0) {
        records.add(phase(fields, "answer", time + ring));
      }
    }
    if (!step.containsKey("up")) {
      records.add(phase(end, "end", time + ring + talk));
    }
    return records;
  }

  private static Map<String, Object> phase(Map<String, Object> fields, String phase, long time) {
    Map<String, Object> record = new LinkedHashMap<>(fields);
    record.put("id", fields.get("call") + ":" + phase);
    record.put("phase", phase);
    record.put("time", time);
    return record;
  }

  private static Map<String, Object> other(Map<String, Object> fields, String id, long time) {
    fields.put("id", id);
    fields.put("time", time);
    if (fields.get("type").equals("message")) {
      fields.putIfAbsent("status", "submitted");
    }
    if (fields.get("type").equals("listing")) {
      for (String key : List.of("from", "until")) {
        fields.computeIfPresent(key, (name, value) -> BEGINS + span(value));
      }
    }
    return fields;
  }

  private static Object filled(Object value, int n) {
    if (!(value instanceof String text)) {
      return value;
    }
    Matcher place = PLACE.matcher(text);
    return place.replaceAll(run -> String.format("%0" + run.group().length() + "d", n));
  }

  /** A moment of the story, given as a span from its beginning. */
  static long moment(Object span) {
    return BEGINS + span(span);
  }

  private static long span(Object text) {
    Matcher span = SPAN.matcher(text.toString());
    if (!span.matches()) {
      throw new IllegalArgumentException(text + " is no span");
    }
    long unit =
        switch (span.group(2)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          case "h" -> 3_600_000;
          default -> 86_400_000;
        };
    return Long.parseLong(span.group(1)) * unit;
  }

  @SuppressWarnings("unchecked") // what YAML calls a mapping
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static byte[] bytes(Map<String, Object> record) {
    try {
      return JSON.writeValueAsString(record).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
