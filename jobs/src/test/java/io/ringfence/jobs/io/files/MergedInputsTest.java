package io.ringfence.jobs.io.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoded.Read;
import io.ringfence.decode.Decoded.Refused;
import io.ringfence.decode.Position;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalReason;
import io.ringfence.decode.feed.LineReader;
import io.ringfence.jobs.io.RecordReader;
import io.ringfence.signal.Session;
import io.ringfence.signal.SignalTopic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedInputsTest {

  @TempDir Path folder;

  /** Reads lines that are a time; everything else is malformed. */
  private static final RecordReader TIMES =
      (raw, length, position, received, appended, out) -> out.accept(time(raw, length, position));

  private static Decoded time(byte[] raw, long length, Position position) {
    if (length > raw.length) {
      return new Refused(new Refusal(RefusalReason.TOO_LARGE, "", "", position, raw, length));
    }
    String text = new String(raw, UTF_8);
    if (!text.matches("\\d+")) {
      return new Refused(new Refusal(RefusalReason.MALFORMED, "", "", position, raw));
    }
    long time = Long.parseLong(text);
    return new Read(
        new Session(text, time, "s", SignalTopic.SESSION_JOIN, "", "", "", "", "", ""),
        position,
        raw);
  }

  private String file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private String file(String name, String content) throws IOException {
    return file(name, content.getBytes(UTF_8));
  }

  private static byte[] gzip(String content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(content.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  private static List<Decoded> readAll(String... names) throws IOException {
    List<Decoded> all = new ArrayList<>();
    try (MergedInputs inputs =
        new MergedInputs(Input.named(List.of(names), file -> false), TIMES, RecordReader.UNKNOWN)) {
      for (Decoded next = inputs.next(); next != null; next = inputs.next()) {
        all.add(next);
      }
    }
    return all;
  }

  private static List<String> records(List<Decoded> all) {
    return all.stream()
        .map(each -> each instanceof Read read ? read.signal().id() : ((Refused) each).refusal())
        .map(each -> each instanceof Refusal refusal ? refusal.reason().label() : each.toString())
        .toList();
  }

  @Test
  void filesAreReadSideBySideByTheirLargestTime() throws IOException {
    String one = file("one.jsonl", "10\n30\n20\n50\n");
    String two = file("two.jsonl", "5\n25\n45\n60\n");

    List<String> records = records(readAll(one, two));

    // 30 is ahead of 25, so the second file is read on until it passes 30; 20 is out of order.
    assertThat(records).containsExactly("10", "5", "25", "30", "45", "20", "50", "60");
  }

  @Test
  void aRefusedLineDoesNotMoveItsFile() throws IOException {
    String one = file("one.jsonl", "10\nx\n20\n");
    String two = file("two.jsonl", "15\n");

    assertThat(records(readAll(one, two))).containsExactly("10", "15", "malformed", "20");
  }

  @Test
  void compressedFilesAreKnownByTheirContent() throws IOException {
    String packed = file("packed.jsonl", gzip("1\n2\n"));
    String plain = file("plain.gz", "3\n");

    assertThat(records(readAll(packed, plain))).containsExactlyInAnyOrder("1", "2", "3");
  }

  @Test
  void aCutCompressedFileIsReadUpToTheCutAndTheCutIsRefused() throws IOException {
    byte[] whole = gzip("1\n22222222\n".repeat(3));
    String cut = file("cut.gz", Arrays.copyOf(whole, whole.length - 9));

    List<Decoded> all = readAll(cut);

    assertThat(records(all)).endsWith("malformed");
    assertThat(records(all)).startsWith("1", "22222222");
  }

  @Test
  void aFolderStandsForItsRecordFilesByName() throws IOException {
    file("b.jsonl", "1\n");
    file("a.ndjson", "1\n");
    file("c.gz", gzip("1\n"));
    file("d.json", "1\n");
    file("notes.txt", "1\n");

    List<Decoded> all = readAll(folder.toString());

    assertThat(all.stream().map(each -> Path.of(each.position().origin()).getFileName().toString()))
        .containsExactly("a.ndjson", "b.jsonl", "c.gz", "d.json");
  }

  @Test
  void aTooLargeLineIsToldWithItsLengthAndItsLine() throws IOException {
    String file = file("one.jsonl", "\n" + "x".repeat(300_000) + "\n7\n");

    List<Decoded> all = readAll(file);

    Refusal refusal = ((Refused) all.get(0)).refusal();
    assertThat(refusal.reason()).isEqualTo(RefusalReason.TOO_LARGE);
    assertThat(refusal.length()).isEqualTo(300_000);
    assertThat(refusal.raw()).hasSize(LineReader.KEPT_BYTES);
    assertThat(refusal.position()).isEqualTo(Position.line(file, 2));
    assertThat(all.get(1).position()).isEqualTo(Position.line(file, 3));
  }

  @Test
  void whatCannotBeReadIsSaidAtOnce() {
    assertThatThrownBy(
            () -> Input.named(List.of(folder.resolve("absent").toString()), file -> false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot read");
    assertThatThrownBy(() -> Input.named(List.of(folder.toString()), file -> false))
        .hasMessageContaining("has no .jsonl");
  }
}
