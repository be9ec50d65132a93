package io.ringfence.cli.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cli.Launch;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One file with every sort of line that is no signal, or none of now, among those of a listing and
 * of a call that alerts.
 */
class RefusedScanTest {

  private static final Instant START = Instant.parse("2025-03-03T09:00:00Z");
  private static final Instant IN_TEN_YEARS = START.plusSeconds(10L * 365 * 86_400);

  private static final String LISTING =
      """
      {"type":"listing","id":"l-1","time":"2025-03-03T08:00:00Z","action":"add","subject":{"kind":"number","value":"+12025550123"},"list":"house","reason":"irsf"}""";

  private static final String EARLY = call("c-0", START.minusSeconds(60), "+12025550199");
  private static final String AHEAD = call("c-9", IN_TEN_YEARS, "+12025550188");
  private static final String LISTED = call("c-1", START, "+12025550123");
  private static final String LATE = call("c-2", START.minusSeconds(601), "+12025550123");
  private static final byte[] HUGE = new byte[10 * 1024 * 1024];

  @TempDir private static Path folder;

  private static Path input;
  private static ScanOutput written;

  private static String call(String id, Instant time, String from) {
    return """
        {"type":"call","id":"%s:attempt","call":"%s","phase":"attempt","time":"%s","source":"sbc-1","from":"%s","to":"+12125550100"}"""
        .formatted(id, id, time, from);
  }

  @BeforeAll
  static void scan() throws IOException {
    for (int i = 0; i < HUGE.length; i++) {
      HUGE[i] = (byte) ('a' + i % 23);
    }
    input = folder.resolve("in.jsonl");
    try (OutputStream lines = Files.newOutputStream(input)) {
      lines.write((LISTING + "\r\n\r\n \t\n{\"cut\r\n").getBytes(UTF_8)); // 1 to 4
      lines.write((EARLY + "\n" + AHEAD + "\n").getBytes(UTF_8)); // 5 and 6
      lines.write(HUGE); // 7
      lines.write(("\n" + LISTED + "\n" + LATE).getBytes(UTF_8)); // 8 and 9
    }
    Path out = folder.resolve("out");
    Launch scan =
        Launch.of(
            "scan", input.toString(), "--out", out.toString(), "--as-of", "2025-03-04T00:00:00Z");
    assertThat(scan.exit()).as(scan.err()).isZero();
    written = new ScanOutput(out);
  }

  private static JsonNode refusedFor(String reason) {
    return written.rejected().stream()
        .filter(each -> each.get("reason").asText().equals(reason))
        .reduce(
            (one, other) -> {
              throw new AssertionError("more than one is " + reason);
            })
        .orElseThrow();
  }

  @Test
  void eachLineIsCountedOnceAndBlankOnesAreNone() {
    assertThat(written.count("read")).isEqualTo(7);
    assertThat(written.count("accepted")).isEqualTo(3);
    assertThat(written.count("rejected")).isEqualTo(3);
    assertThat(written.count("late")).isEqualTo(1);
    assertThat(written.rejected()).hasSize(3);
  }

  @Test
  void theCallBetweenThemAlerts() {
    assertThat(written.alerts())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.at("/rule/id").asText()).isEqualTo("listed-number");
              assertThat(alert.at("/subject/value").asText()).isEqualTo("+12025550123");
              assertThat(alert.at("/evidence/signals/0").asText()).isEqualTo("c-1:attempt");
              assertThat(alert.get("hits").asInt()).as("the late one is none").isEqualTo(1);
            });
  }

  @Test
  void whatIsCutIsMalformedWithItsBytesButTheEndOfItsLine() {
    JsonNode refusal = refusedFor("malformed");

    assertThat(ScanOutput.line(refusal)).isEqualTo(4);
    assertThat(ScanOutput.raw(refusal)).isEqualTo("{\"cut\r".getBytes(UTF_8));
  }

  @Test
  void aRecordTenYearsAheadIsRejectedAndMovesNoTime() {
    JsonNode refusal = refusedFor("from-the-future");

    assertThat(refusal.get("field").asText()).isEqualTo("time");
    assertThat(ScanOutput.line(refusal)).isEqualTo(6);
    assertThat(written.late()).extracting(ScanOutput::line).containsExactly(9L);
  }

  @Test
  void aLineOfTenMegabytesIsRejectedWithItsStartItsLengthAndItsPlace() {
    JsonNode refusal = refusedFor("too-large");

    assertThat(refusal.get("length").asLong()).isEqualTo(HUGE.length);
    assertThat(ScanOutput.line(refusal)).isEqualTo(7);
    assertThat(refusal.at("/position/file").asText()).isEqualTo(input.toString());
    assertThat(ScanOutput.raw(refusal)).isEqualTo(Arrays.copyOf(HUGE, 64 * 1024));
  }

  @Test
  void aLateRecordIsKeptApart() {
    assertThat(written.late())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.get("reason").asText()).isEqualTo("late");
              assertThat(ScanOutput.line(refusal)).isEqualTo(9);
              assertThat(ScanOutput.raw(refusal)).isEqualTo(LATE.getBytes(UTF_8));
            });
  }
}
