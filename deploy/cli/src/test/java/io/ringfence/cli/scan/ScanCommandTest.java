package io.ringfence.cli.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cli.Launch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The verb {@code scan} with the shipped rules. A listing and a call of the listed number alert.
 */
class ScanCommandTest {

  private static final Instant START = Instant.parse("2025-03-03T09:00:00Z");
  private static final String AS_OF = "2025-03-04T00:00:00Z";

  private static final String LISTING =
      """
      {"type":"listing","id":"l-1","time":"2025-03-03T08:00:00Z","action":"add","subject":{"kind":"number","value":"+12025550123"},"list":"house","reason":"irsf"}""";

  private static final String LISTED_CALL = call("c-1", START, "+12025550123");

  @TempDir private Path folder;

  private static String call(String id, Instant time, String from) {
    return """
        {"type":"call","id":"%s:attempt","call":"%s","phase":"attempt","time":"%s","source":"sbc-1","from":"%s","to":"+12125550100"}"""
        .formatted(id, id, time, from);
  }

  private Path out() {
    return folder.resolve("out");
  }

  private ScanOutput written() {
    return new ScanOutput(out());
  }

  private Path input(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Launch scan(Path input) {
    return Launch.of("scan", input.toString(), "--out", out().toString(), "--as-of", AS_OF);
  }

  @Test
  void whatAFileHoldsIsDetectedCountedAndWritten() throws IOException {
    Path input = input("in.jsonl", LISTING + "\n" + LISTED_CALL + "\n");

    Launch scan = scan(input);

    assertThat(scan.exit()).as(scan.err()).isZero();
    assertThat(scan.out()).contains("read 2 = accepted 2").contains("1 alerts");
    assertThat(written().alerts()).singleElement().satisfies(this::accusesTheListedNumber);
    assertThat(written().rejected()).isEmpty();
    assertThat(written().late()).isEmpty();
    assertThat(written().summary().toString())
        .isEqualTo(
            """
            {"read":2,"accepted":2,"duplicates":0,"rejected":0,"late":0,"alerts":1,"stories":1,"ids":"unkeyed","alertsPerFraud":{"listed-subject":1}}""");
  }

  @Test
  void alertsAboutOneAttackAreWrittenAsOneStory() throws IOException {
    String address = "\"address\":\"203.0.113.7\"";
    String also =
        LISTING
            .replace("l-1", "l-2")
            .replace(
                "\"number\",\"value\":\"+12025550123\"", "\"address\",\"value\":\"203.0.113.7\"");
    String call = LISTED_CALL.replace("}", "," + address + "}");
    Path input = input("in.jsonl", LISTING + "\n" + also + "\n" + call + "\n");

    Launch scan = scan(input);

    assertThat(scan.out()).contains("2 alerts, 1 stories");
    assertThat(Files.readAllLines(out().resolve("stories.jsonl")))
        .singleElement()
        .asString()
        .contains("on a blacklist (2 rules")
        .contains("\"counts\":{\"alerts\":2,\"subjects\":2,\"signals\":1}");
  }

  @Test
  void alertsSayWhereTheirPageIsInTheConsole() throws IOException {
    Path input = input("in.jsonl", LISTING + "\n" + LISTED_CALL + "\n");

    Launch scan =
        Launch.of(
            "scan", input.toString(), "--out=" + out(), "--console-url=https://desk.example/");

    assertThat(scan.exit()).as(scan.err()).isZero();
    assertThat(written().alerts())
        .singleElement()
        .satisfies(
            alert ->
                assertThat(alert.path("console").asText())
                    .isEqualTo("https://desk.example/alert/" + alert.path("id").asText()));
  }

  private void accusesTheListedNumber(JsonNode alert) {
    assertThat(alert.get("rule").get("id").asText()).isEqualTo("listed-number");
    assertThat(alert.get("subject").get("value").asText()).isEqualTo("+12025550123");
    assertThat(alert.get("evidence").get("signals").get(0).asText()).isEqualTo("c-1:attempt");
    assertThat(alert.get("evidence").get("listings").get(0).asText()).isEqualTo("l-1");
  }

  @Test
  void aFileThatIsNotThereIsBadInput() {
    Launch scan = scan(folder.resolve("absent.jsonl"));

    assertThat(scan.exit()).isEqualTo(2);
    assertThat(scan.err()).contains("absent.jsonl").doesNotContain("\tat ");
  }

  @Test
  void aFolderWithoutInputsIsBadInput() throws IOException {
    Launch scan = scan(Files.createDirectory(folder.resolve("empty")));

    assertThat(scan.exit()).isEqualTo(2);
  }

  @Test
  void noInputAtAllIsBadUse() {
    assertThat(Launch.of("scan").exit()).isEqualTo(2);
    assertThat(Launch.of("scan", "--no-such-option", "-").exit()).isEqualTo(2);
  }

  @Test
  void aPackWithFaultsIsBadInput() throws IOException {
    Path pack = input("pack.yaml", "rules:\n  - {id: nothing}\n");
    Path input = input("in.jsonl", LISTED_CALL);

    Launch scan = Launch.of("scan", input.toString(), "--rules", pack.toString());

    assertThat(scan.exit()).isEqualTo(2);
    assertThat(scan.err()).contains("pack.yaml:2");
  }

  @Test
  void plainAndCompressedFilesOfAFolderAreReadAsOne() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    Files.writeString(inputs.resolve("calls.jsonl"), LISTED_CALL);
    try (OutputStream gzip =
        new GZIPOutputStream(Files.newOutputStream(inputs.resolve("listings.jsonl.gz")))) {
      gzip.write(LISTING.getBytes(UTF_8));
    }

    Launch scan = scan(inputs);

    assertThat(scan.exit()).as(scan.err()).isZero();
    assertThat(written().count("read")).isEqualTo(2);
    assertThat(written().alerts()).singleElement().satisfies(this::accusesTheListedNumber);
  }

  @Test
  void aDashIsStandardInput() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream((LISTING + "\n" + LISTED_CALL).getBytes(UTF_8)));
    try {
      Launch scan = scan(Path.of("-"));

      assertThat(scan.exit()).as(scan.err()).isZero();
      assertThat(written().alerts()).singleElement().satisfies(this::accusesTheListedNumber);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void blankLinesAndLineEndsOfEveryKindAreNoRecords() throws IOException {
    Path input = input("in.jsonl", LISTING + "\r\n\r\n \t\n{\"cut\r\n" + LISTED_CALL);

    scan(input);

    assertThat(written().count("read")).isEqualTo(3);
    assertThat(written().count("accepted")).isEqualTo(2);
    assertThat(written().alerts()).singleElement().satisfies(this::accusesTheListedNumber);
    assertThat(written().rejected())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.get("reason").asText()).isEqualTo("malformed");
              assertThat(ScanOutput.line(refusal)).isEqualTo(4);
              assertThat(ScanOutput.raw(refusal)).isEqualTo("{\"cut\r".getBytes(UTF_8));
            });
  }

  @Test
  void aRecordTenYearsAheadIsRejectedAndMovesNoTime() throws IOException {
    Instant ahead = START.plusSeconds(10L * 365 * 86_400);
    String early = call("c-0", START.minusSeconds(60), "+12025550199");
    Path input =
        input(
            "in.jsonl",
            String.join("\n", LISTING, early, call("c-9", ahead, "+12025550188"), LISTED_CALL));

    scan(input);

    assertThat(written().rejected())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.get("reason").asText()).isEqualTo("from-the-future");
              assertThat(refusal.get("field").asText()).isEqualTo("time");
              assertThat(ScanOutput.line(refusal)).isEqualTo(3);
            });
    assertThat(written().late()).isEmpty();
    assertThat(written().count("accepted")).isEqualTo(3);
    assertThat(written().alerts()).hasSize(1);
  }

  @Test
  void theFutureBeginsWhereTheUserSays() throws IOException {
    Path input = input("in.jsonl", call("c-1", START, "+12025550199"));
    String[] scan = {"scan", input.toString(), "--out", out().toString(), "--as-of", ""};

    scan[5] = START.minusSeconds(301).toString();
    Launch.of(scan);
    long tooEarly = written().count("rejected");
    scan[5] = START.minusSeconds(300).toString();
    Launch.of(scan);

    assertThat(tooEarly).isEqualTo(1);
    assertThat(written().count("rejected")).isZero();
  }

  @Test
  void aLateRecordIsKeptApartAndCountedOnce() throws IOException {
    String late = call("c-2", START.minusSeconds(601), "+12025550123");
    Path input = input("in.jsonl", String.join("\n", LISTING, LISTED_CALL, late));

    scan(input);

    assertThat(written().late())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.get("reason").asText()).isEqualTo("late");
              assertThat(ScanOutput.line(refusal)).isEqualTo(3);
              assertThat(ScanOutput.raw(refusal)).isEqualTo(late.getBytes(UTF_8));
            });
    JsonNode summary = written().summary();
    assertThat(summary.get("read").asLong())
        .isEqualTo(
            summary.get("accepted").asLong()
                + summary.get("rejected").asLong()
                + summary.get("late").asLong());
    assertThat(written().alerts())
        .singleElement()
        .satisfies(alert -> assertThat(alert.get("hits").asInt()).isEqualTo(1));
  }

  @Test
  void aLineOfTenMegabytesIsRejectedWithItsStartItsLengthAndItsPlace() throws IOException {
    byte[] huge = new byte[10 * 1024 * 1024];
    for (int i = 0; i < huge.length; i++) {
      huge[i] = (byte) ('a' + i % 23);
    }
    Path input = folder.resolve("in.jsonl");
    try (OutputStream lines = Files.newOutputStream(input)) {
      lines.write((LISTING + "\n").getBytes(UTF_8));
      lines.write(huge);
      lines.write(("\n" + LISTED_CALL + "\n").getBytes(UTF_8));
    }

    scan(input);

    assertThat(written().rejected())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.get("reason").asText()).isEqualTo("too-large");
              assertThat(refusal.get("length").asLong()).isEqualTo(huge.length);
              assertThat(ScanOutput.line(refusal)).isEqualTo(2);
              assertThat(refusal.get("position").get("file").asText()).isEqualTo(input.toString());
              assertThat(ScanOutput.raw(refusal)).isEqualTo(Arrays.copyOf(huge, 64 * 1024));
            });
    assertThat(written().alerts()).singleElement().satisfies(this::accusesTheListedNumber);
  }
}
