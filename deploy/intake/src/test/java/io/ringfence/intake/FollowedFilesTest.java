package io.ringfence.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class FollowedFilesTest {

  @TempDir Path folder;
  private String feed;
  private Path logs;
  private Path log;
  private IntakeRig rig;

  @BeforeEach
  void name(TestInfo test) throws IOException {
    feed = test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT);
    logs = Files.createDirectory(folder.resolve("logs"));
    log = logs.resolve("x.log");
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  private void follow(String pattern, String more) throws IOException {
    rig =
        new IntakeRig(
            folder,
            "sources: {%s: {files: \"%s/%s\", format: ringfence%s}}"
                .formatted(feed, logs, pattern, more));
  }

  private void append(Path file, String text) throws IOException {
    Files.writeString(file, text, CREATE, APPEND);
  }

  private void assertRecords(String... records) throws Exception {
    assertThat(rig.records(feed, records.length)).containsExactly(records);
  }

  @Test
  void aFileIsReadFromItsBeginningAndAsItGrows() throws Exception {
    append(log, "a\n  \nb\nhal");
    follow("x.log", "");

    assertRecords("a", "b");
    append(log, "f\nc\n");
    assertRecords("a", "b", "half", "c");
    assertThat(rig.intake().failure()).isEmpty();
  }

  @Test
  void whatWasRenamedIsReadToItsEndFirst() throws Exception {
    follow("x.log", "");
    append(log, "a\n");
    assertRecords("a");

    append(log, "b\nlast");
    Files.move(log, logs.resolve("x.log.1"));
    append(log, "c\n");

    assertThat(rig.records(feed, 4)).containsExactlyInAnyOrder("a", "b", "c", "last");
    assertThat(rig.records(feed, 4)).startsWith("a", "b", "c");
  }

  @Test
  void aRenamedFileThatMatchesIsNotReadAgain() throws Exception {
    follow("x.log*", "");
    append(log, "a\n");
    assertRecords("a");

    Files.move(log, logs.resolve("x.log.1"));
    append(logs.resolve("x.log.1"), "b\n");
    append(log, "c\n");

    assertRecords("a", "b", "c");
  }

  @Test
  void aTruncatedFileIsReadFromItsBeginning() throws Exception {
    follow("x.log", "");
    append(log, "a\nb\n");
    assertRecords("a", "b");

    Files.writeString(log, "c\n", TRUNCATE_EXISTING);
    assertRecords("a", "b", "c");
    Files.writeString(log, "d is longer than what was there\n", TRUNCATE_EXISTING);
    assertRecords("a", "b", "c", "d is longer than what was there");
    Files.writeString(log, "e has the size of what was the\r\n", TRUNCATE_EXISTING);
    assertRecords(
        "a", "b", "c", "d is longer than what was there", "e has the size of what was the\r");
  }

  @Test
  void aRestartGoesOnWhereItWas() throws Exception {
    append(log, "a\nb\n");
    follow("x.log", "");
    assertRecords("a", "b");
    rig.close();

    append(log, "c\n");
    Files.move(log, logs.resolve("old"));
    append(log, "d\n");
    rig.start();

    assertRecords("a", "b", "c", "d");
  }

  @Test
  void aKillBeforeThePositionIsKeptRepeatsLinesAndLosesNone() throws Exception {
    append(log, "a\n");
    follow("x.log", "");
    assertRecords("a");
    Path kept = folder.resolve("positions").resolve(rig.topic(feed));
    IntakeRig.until(() -> Files.exists(kept));
    String before = Files.readString(kept);
    append(log, "b\n");
    assertRecords("a", "b");
    rig.close();

    Files.writeString(kept, before);
    append(log, "c\n");
    rig.start();

    assertRecords("a", "b", "b", "c");
  }

  @Test
  void damagedPositionsAreNone() throws Exception {
    append(log, "a\n");
    follow("x.log", "");
    assertRecords("a");
    rig.close();

    Files.writeString(folder.resolve("positions").resolve(rig.topic(feed)), "1 2\n\nx y z 3 %\n");
    rig.start();

    assertRecords("a", "a");
  }

  @Test
  void compressedFilesAreReadOnceAndWhole() throws Exception {
    Files.write(logs.resolve("1.gz"), gzip("a\nb"));
    Files.write(logs.resolve("2.gz"), Arrays.copyOf(gzip("x\n".repeat(9)), 14));
    follow("*.gz", "");
    IntakeRig.until(() -> rig.records(feed, 2).contains("b"));
    rig.close();

    Files.write(logs.resolve("3.gz"), gzip("c"));
    rig.start();

    IntakeRig.until(() -> rig.records(feed, 3).contains("c"));
    assertThat(rig.records(feed, 3))
        .filteredOn(each -> !each.equals("x"))
        .containsExactly("a", "b", "c");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(out)) {
      packed.write(text.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void finishedFilesAreReadWithTheirLastLine() throws Exception {
    append(logs.resolve("1.cdr"), "a\nb");
    append(logs.resolve("2.tmp"), "not yet\n");
    follow("*.cdr", ", finished: true");
    assertRecords("a", "b");

    append(logs.resolve("3.tmp"), "c");
    Files.move(logs.resolve("3.tmp"), logs.resolve("3.cdr"));
    assertRecords("a", "b", "c");
    rig.close();
    append(logs.resolve("4.cdr"), "d\n");
    rig.start();
    assertRecords("a", "b", "c", "d");
  }

  @Test
  void aLineThatIsTooLargeIsSentAsSuch() throws Exception {
    append(log, "x".repeat(300_000) + "\nb\n");
    append(log, "y".repeat(1_500_000));
    follow("x.log", "");
    assertThat(rig.records(feed, 3)).hasSize(3);
    rig.close();
    append(log, "y\nc\n");
    rig.start();

    List<String> records = rig.records(feed, 4);

    assertThat(records).extracting(String::length).containsExactly(262_145, 1, 262_145, 1);
    assertThat(records.get(0)).startsWith("x".repeat(65_536));
    assertThat(records.get(3)).isEqualTo("c");
  }

  @Test
  void whatCannotBeReadIsToldAndTriedAgain() throws Exception {
    Files.delete(logs);
    follow("x.log", "");
    IntakeRig.until(() -> rig.intake().troubles().containsKey(logs.toString()));

    Files.createDirectory(logs);
    append(log, "a\n");

    assertRecords("a");
    IntakeRig.until(() -> rig.intake().troubles().isEmpty());
  }

  @Test
  void manyLinesComeInOrder() throws Exception {
    StringBuilder text = new StringBuilder();
    String[] lines = new String[50_000];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "line number " + i;
      text.append(lines[i]).append('\n');
    }
    append(log, text.toString());
    follow("x.log", "");

    assertThat(rig.records(feed, lines.length).equals(List.of(lines))).isTrue();
  }

  @Test
  void aStarStandsInTheLastPartOnly() throws Exception {
    follow("x.log", "");

    assertThatThrownBy(
            () -> new IntakeRig(folder, "sources: {s: {files: \"/a*/b\", format: ringfence}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("source s");
  }
}
