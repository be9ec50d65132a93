package io.ringfence.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.Launch;
import io.ringfence.cli.live.AlertFeed;
import io.ringfence.cli.scan.ComparableAlerts;
import io.ringfence.cli.scan.ScanOutput;
import io.ringfence.cli.scan.Traffic;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.simulator.world.SimulationSettings;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The call records of a PBX, line by line as they are written, in one piece at night, and by a
 * scan: the same alerts.
 */
@Tag("full") // a start of the whole server for each way
class PbxFileTest {

  private static final long SEED = Long.getLong("ringfence.seed", 1);
  private static final Duration LENGTH = Duration.ofHours(2);
  private static final int PIECES = 20;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  @TempDir private Path folder;

  private record Line(Instant end, String text) {}

  @Test
  void aFileGivesTheSameAlertsLineByLineInOnePieceAndByAScan() throws Exception {
    List<String> lines = lines();
    Path whole = Files.write(folder.resolve("whole.csv"), lines);
    Path key = Files.writeString(folder.resolve("id.key"), "0123456789abcdef0123456789abcdef");
    ComparableAlerts scanned = scanned(whole, key);
    assertThat(scanned.byId()).hasSizeGreaterThan(3);

    Path growing = Files.createDirectory(folder.resolve("growing")).resolve("Master.csv");
    try (RunningServer server = server("followed", growing, key)) {
      for (int piece = 0; piece < PIECES; piece++) {
        int from = lines.size() * piece / PIECES;
        append(growing, lines.subList(from, lines.size() * (piece + 1) / PIECES));
        Thread.sleep(500);
      }
      assertSame(server, key, scanned);
    }

    Path nights = Files.createDirectory(folder.resolve("nights"));
    try (RunningServer server = server("nightly", nights.resolve("*.csv"), key)) {
      Files.copy(whole, nights.resolve("2026.part"));
      Files.move(nights.resolve("2026.part"), nights.resolve("2026.csv"));
      assertSame(server, key, scanned);
    }
  }

  private static void append(Path file, List<String> lines) throws IOException {
    try (Writer out =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line : lines) {
        out.write(line + '\n');
      }
    }
  }

  /** A provider's own settings, as {@code init} makes them. */
  private Path own(String name, String files) throws IOException {
    Path own = folder.resolve(name + "-own");
    Launch init =
        Launch.of(
            "init",
            own.toString(),
            "--country=GB",
            "--zone=UTC",
            "--feed=asterisk-cdr",
            "--files=asterisk-cdr=" + files,
            "--trunk=carrier*",
            "--inside=from-internal");
    assertThat(init.exit()).as(init.err()).isZero();
    if (name.equals("nightly")) {
      Path sources = own.resolve("sources.yaml");
      String text = Files.readString(sources);
      Files.writeString(sources, text.replace("    files:", "    finished: true\n    files:"));
    }
    return own;
  }

  private RunningServer server(String name, Path files, Path key) throws Exception {
    RunningServer server =
        new RunningServer(
            folder.resolve(name),
            "--port=0",
            "--http-port=0",
            "--config=" + own(name, files.toString()),
            "--id-key-file=" + key);
    server.awaitReady();
    return server;
  }

  private static void assertSame(RunningServer server, Path key, ComparableAlerts expected)
      throws Exception {
    try (AlertFeed alerts = new AlertFeed(server.bootstrap(), SecretKey.file(key), alert -> {})) {
      ComparableAlerts found = RunningServer.alertsLike(expected, alerts);
      assertThat(expected.differing(found, 0)).as("not told: " + server.lines()).isEmpty();
      assertThat(found.differing(expected, 0)).as("told for once").isEmpty();
    }
    assertThat(server.stop()).isZero();
  }

  private ComparableAlerts scanned(Path input, Path key) throws IOException {
    Path out = folder.resolve("scan");
    Launch launch =
        Launch.of(
            "scan",
            input.toString(),
            "--format=asterisk-cdr",
            "--config=" + own("scanned", folder + "/none.csv"),
            "--id-key-file=" + key,
            "--out=" + out);
    assertThat(launch.exit()).as(launch.err()).isZero();
    return ComparableAlerts.of(new ScanOutput(out).alerts());
  }

  /** What Asterisk writes of simulated calls, as they end; the last one ends days later. */
  private static List<String> lines() throws IOException {
    Instant over = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofMinutes(10));
    Instant start = over.minus(Duration.ofDays(4));
    Traffic traffic =
        Traffic.of(SimulationSettings.offline(SEED, start, LENGTH, 300), Integer.MAX_VALUE);
    List<Line> lines = new ArrayList<>();
    for (SimulatedRecord each : traffic.records()) {
      JsonNode record = new ObjectMapper().readTree(each.json());
      if (record.path("phase").asText().equals("end") && record.has("started")) {
        lines.add(line(record, lines.size()));
      }
    }
    lines.sort(Comparator.comparing(Line::end));
    List<String> texts = new ArrayList<>(lines.stream().map(Line::text).toList());
    texts.add(
        row(over, over, over, false, "a-last", "200", "201", "PJSIP/a-last-1", "PJSIP/b-2", 0));
    return texts;
  }

  private static Line line(JsonNode call, int number) {
    Instant start = instant(call.get("started"));
    Instant end = instant(call.get("time"));
    String account = call.path("account").asText();
    String own = "PJSIP/" + account + "-0000001";
    String trunk = "PJSIP/" + call.path("trunk").asText("carrier") + "-0000002";
    String direction = call.path("direction").asText();
    boolean answered = call.path("sipCode").asInt() == 200;
    return new Line(
        end,
        row(
            start,
            start.plusMillis(call.path("ringMillis").asLong()),
            end,
            answered,
            account,
            call.path("from").asText(),
            call.path("to").asText(),
            direction.equals("inbound") ? trunk : own,
            direction.equals("outbound") ? trunk : own,
            number));
  }

  /** Some feeds of the simulation write RFC 3339, some milliseconds. */
  private static Instant instant(JsonNode time) {
    return time.isNumber() ? Instant.ofEpochMilli(time.asLong()) : Instant.parse(time.asText());
  }

  private static String row(
      Instant start,
      Instant answer,
      Instant end,
      boolean answered,
      String account,
      String from,
      String to,
      String channel,
      String dstchannel,
      int number) {
    return String.join(
        ",",
        quoted(account),
        quoted(from),
        quoted(to),
        quoted(channel.contains("carrier") ? "from-outside" : "from-internal"),
        quoted(from),
        quoted(channel),
        quoted(dstchannel),
        quoted("Dial"),
        quoted(""),
        quoted(TIME.format(start)),
        answered ? quoted(TIME.format(answer)) : "",
        quoted(TIME.format(end)),
        Long.toString(end.getEpochSecond() - start.getEpochSecond()),
        Long.toString(answered ? end.getEpochSecond() - answer.getEpochSecond() : 0),
        quoted(answered ? "ANSWERED" : "NO ANSWER"),
        quoted("DOCUMENTATION"),
        quoted(start.getEpochSecond() + "." + number),
        quoted(""));
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
