package io.ringfence.cli.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.Launch;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old files of traffic of somebody who was erased since, scanned once more. */
class LedgerScanTest {

  private static final Instant START = Instant.parse("2025-03-03T09:00:00Z");
  private static final Instant ERASED = Instant.parse("2025-03-03T10:00:00Z");
  private static final String ADDRESS = "203.0.113.9";
  private static final byte[] KEY = "the key of a test, long enough".getBytes(UTF_8);

  @TempDir private Path folder;

  private Path key;

  @BeforeEach
  void write() throws IOException {
    key = Files.write(folder.resolve("id.key"), KEY);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      lines.add(
          """
          {"type":"security","id":"e-%d","time":"%s","source":"sbc-1","event":"register.failed",\
          "account":"guessed","address":"%s"}"""
              .formatted(i, START.plusSeconds(i), ADDRESS));
    }
    Files.write(folder.resolve("in.jsonl"), lines);
  }

  private Path ledger(Instant erased) throws IOException {
    String subject = new Subject(SubjectKind.ADDRESS, ADDRESS).key();
    return Files.writeString(
        folder.resolve("ledger.jsonl"),
        SubjectDigests.under(KEY).entry(subject, "p-1", erased.toEpochMilli()).json());
  }

  private Launch scan(String... more) {
    Stream<String> all =
        Stream.of(
            "scan",
            folder.resolve("in.jsonl").toString(),
            "--out",
            folder.resolve("out").toString(),
            "--as-of",
            "2025-03-04T00:00:00Z");
    return Launch.of(Stream.concat(all, Stream.of(more)).toArray(String[]::new));
  }

  private String alerts() throws IOException {
    return Files.readString(folder.resolve("out/alerts.jsonl"));
  }

  @Test
  void whatIsOlderComesWithoutTheSubject() throws IOException {
    Launch known = scan("--id-key-file", key.toString());
    assertThat(known.exit()).as(known.err()).isZero();
    assertThat(alerts()).contains(ADDRESS, "guessed");

    Launch scan = scan("--id-key-file", key.toString(), "--ledger", ledger(ERASED).toString());

    assertThat(scan.exit()).as(scan.err()).isZero();
    assertThat(alerts()).contains("guessed").doesNotContain(ADDRESS);
  }

  @Test
  void whatHappensAfterwardsComesWhole() throws IOException {
    Launch scan = scan("--id-key-file", key.toString(), "--ledger", ledger(START).toString());

    assertThat(scan.exit()).as(scan.err()).isZero();
    assertThat(alerts()).contains(ADDRESS);
  }

  @Test
  void aLedgerIsNotReadWithoutItsKey() throws IOException {
    String ledger = ledger(ERASED).toString();
    Path other = Files.writeString(folder.resolve("other.key"), "another key, long enough, too");

    Launch without = scan("--ledger", ledger);
    assertThat(without.exit()).isEqualTo(2);
    assertThat(without.err()).contains("--ledger: its key is needed, too; say --id-key-file");
    Launch wrong = scan("--ledger", ledger, "--id-key-file", other.toString());
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("--ledger: none of its records is an entry under this key");
    Launch absent = scan("--ledger", folder + "/none", "--id-key-file", key.toString());
    assertThat(absent.exit()).isEqualTo(2);
    assertThat(absent.err()).contains("--ledger:").contains("cannot be read");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
