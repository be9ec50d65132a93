package io.ringfence.simulator.broken;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.simulator.output.SimulatedRecord;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records with their place in partitioned topics, in the order in which they arrive: traffic with
 * garbage and with records that are far too late.
 */
public record PartitionedTraffic(List<Placement> records, int garbage, int late) {

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Placement(String topic, int partition, byte[] value) {}

  private static final int GARBAGE_EVERY = 150;
  private static final int LATE_EVERY = 170;
  private static final String LISTINGS = "blacklist.changes";

  /** What makes a record one of its topic's own kind; no rule minds it. */
  private static final Map<String, Map<String, String>> HARMLESS =
      Map.of(
          "traffic.calls", Map.of("type", "call", "phase", "attempt", "to", "+12125550100"),
          "traffic.messages", Map.of("type", "message", "channel", "chat"),
          "traffic.sessions", Map.of("type", "session", "action", "leave"),
          "traffic.quality", Map.of("type", "quality"),
          "security.events", Map.of("type", "security", "event", "register.ok"));

  private static final Pattern SOURCE = Pattern.compile("\"source\":\"([^\"]*)\"");

  /**
   * As they arrive, in turns for each topic.
   *
   * @param partitions of each topic
   */
  public static PartitionedTraffic of(List<SimulatedRecord> traffic, int partitions) {
    List<Placement> records = new ArrayList<>();
    Map<String, Integer> next = new TreeMap<>();
    Garbage broken = new Garbage(5);
    int garbage = 0;
    int late = 0;
    for (SimulatedRecord sent : traffic) {
      int partition = next.merge(sent.topic(), 1, Integer::sum) % partitions;
      records.add(new Placement(sent.topic(), partition, sent.json()));
      if (records.size() % GARBAGE_EVERY == 0) {
        garbage++;
        records.add(
            new Placement(sent.topic(), partition, broken.line(sent.json(), sent.arrival())));
      }
      if (records.size() % LATE_EVERY == 0 && !sent.topic().equals(LISTINGS)) {
        late++;
        records.add(new Placement(sent.topic(), partition, sixHoursBefore(sent, late)));
      }
    }
    return new PartitionedTraffic(records, garbage, late);
  }

  /** Late for the same feed in the same partition. */
  private static byte[] sixHoursBefore(SimulatedRecord sent, int number) {
    Matcher source = SOURCE.matcher(new String(sent.json(), UTF_8));
    Instant then = Instant.ofEpochMilli(sent.arrival()).minus(Duration.ofHours(6));
    return harmless(
        sent.topic(), "late-" + number, then, source.find() ? source.group(1) : "default");
  }

  /** A record to every partition, long after all others: everything before is over by then. */
  public static List<Placement> last(Instant time, int partitions) {
    List<Placement> last = new ArrayList<>();
    for (String topic : new TreeSet<>(HARMLESS.keySet())) {
      for (int partition = 0; partition < partitions; partition++) {
        byte[] value = harmless(topic, "last-" + topic + partition, time, "default");
        last.add(new Placement(topic, partition, value));
      }
    }
    return last;
  }

  private static byte[] harmless(String topic, String id, Instant time, String source) {
    Map<String, String> record = new TreeMap<>(HARMLESS.get(topic));
    record.put("id", id);
    record.put("time", time.toString());
    record.put("source", source);
    record.put("account", id);
    record.put("call", id);
    record.put("meeting", id);
    List<String> fields = new ArrayList<>();
    record.forEach((name, value) -> fields.add('"' + name + "\":\"" + value + '"'));
    return ('{' + String.join(",", fields) + '}').getBytes(UTF_8);
  }

  /** As one file of lines, in the order of arrival. */
  public Path write(Path file, List<Placement> last) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      List<Placement> all = new ArrayList<>(records);
      all.addAll(last);
      for (Placement each : all) {
        out.write(each.value());
        out.write('\n');
      }
    }
    return file;
  }
}
