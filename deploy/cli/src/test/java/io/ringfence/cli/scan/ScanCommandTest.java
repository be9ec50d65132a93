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
  void aDiskThatIsFullIsSaidInOneLine() throws IOException {
    Files.createDirectories(out());
    Files.createSymbolicLink(out().resolve("rejected.jsonl"), Path.of("/dev/full"));

    Launch scan = scan(input("in.jsonl", "no record\n"));

    assertThat(scan.exit()).isEqualTo(2);
    assertThat(scan.err()).contains("out failed: No space left").doesNotContain("\tat ");
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
}
