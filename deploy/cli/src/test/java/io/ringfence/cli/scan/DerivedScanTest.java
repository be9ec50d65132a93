package io.ringfence.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.cli.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows from listings bears on the same scan. */
class DerivedScanTest {

  private static final String LISTED =
      """
      {"type":"listing","id":"l-1","time":"2025-03-03T09:30:00Z","action":"add","subject":{"kind":"number","value":"+12025550123"},"list":"house","reason":"irsf"}""";

  @TempDir private Path folder;

  private static String call(String id, String time, String from, String account, String device) {
    return """
        {"type":"call","id":"%s:attempt","call":"%s","phase":"attempt","time":"2025-03-03T%s:00Z","source":"sbc-1","from":"%s","to":"+12125550100","direction":"outbound","account":"%s","device":"%s"}"""
        .formatted(id, id, time, from, account, device);
  }

  private Path input() throws IOException {
    return Files.write(
        folder.resolve("in.jsonl"),
        List.of(
            call("c-1", "09:00", "+12025550123", "acme-1", "imei:1"),
            LISTED,
            call("c-2", "13:00", "+12025550124", "acme-2", "imei:1"),
            call("c-3", "18:00", "+12025550125", "acme-3", "imei:3")));
  }

  private Launch scan(String... inputs) {
    Stream<String> more =
        Stream.of("--out", folder.resolve("out").toString(), "--as-of", "2025-03-04T00:00:00Z");
    return Launch.of(
        Stream.concat(Stream.of("scan"), Stream.concat(Stream.of(inputs), more))
            .toArray(String[]::new));
  }

  @Test
  void aNewNumberOnTheDeviceOfAListedOneIsFlaggedAndIsNoInput() throws IOException {
    Launch scan = scan(input().toString());

    assertThat(scan.exit()).as(scan.err()).isZero();
    assertThat(scan.out()).contains("read 4 = accepted 4 (0 of them repeats)");
    assertThat(Files.readAllLines(folder.resolve("out/derived.jsonl")))
        .anySatisfy(line -> assertThat(line).contains("imei:1").contains("\"hop\":1"))
        .allSatisfy(line -> assertThat(line).doesNotContain("imei:3"));
    ScanOutput written = new ScanOutput(folder.resolve("out"));
    assertThat(written.alerts()).singleElement().satisfies(DerivedScanTest::accusesTheDevice);
    assertThat(written.rejected()).isEmpty();
  }

  private static void accusesTheDevice(JsonNode alert) {
    assertThat(alert.at("/subject/value").asText()).isEqualTo("imei:1");
    assertThat(alert.at("/evidence/signals/0").asText()).isEqualTo("c-2:attempt");
    assertThat(alert.at("/evidence/listings/0").asText()).startsWith("link-");
  }
}
