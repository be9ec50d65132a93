package io.ringfence.cli.lists;

import static io.ringfence.cli.lists.ListsFolder.MONDAY;
import static io.ringfence.cli.lists.ListsFolder.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.Launch;
import io.ringfence.privacy.ledger.SubjectDigests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lists say of somebody who was erased is imported, shown and exported in the least form. */
class ListsErasedTest {

  private static final String WEDNESDAY = "2026-11-25T09:00:00Z";
  private static final String LIST =
      "value,reason\n+12025550123,a complaint by Ben\n+12025550124,robocalls\n";
  private static final String LEAST = "1 entries are in the least form";

  @TempDir private Path folder;
  private ListsFolder desk;
  private Path key;
  private Path ledger;

  /** The first of the two numbers was erased on Tuesday. */
  @BeforeEach
  void desk() throws IOException {
    desk = new ListsFolder(folder);
    byte[] secret = "for tests only, no secret".getBytes(StandardCharsets.UTF_8);
    key = Files.write(folder.resolve("id.key"), secret);
    ledger =
        desk.file(
            "ledger.jsonl",
            SubjectDigests.under(secret)
                    .entry("n:+12025550123", "p-1", Instant.parse(TUESDAY).toEpochMilli())
                    .json()
                + "\n");
  }

  private Launch imported(String time, Object... more) throws IOException {
    Object[] all = new Object[9 + more.length];
    System.arraycopy(
        new Object[] {
          desk.file("list.csv", LIST),
          "--list",
          "house",
          "--actor",
          "ann",
          "--as-of",
          time,
          "--from",
          MONDAY
        },
        0,
        all,
        0,
        9);
    System.arraycopy(more, 0, all, 9, more.length);
    return desk.run("import", all);
  }

  private Launch known(String verb, Object... arguments) {
    Object[] all = new Object[arguments.length + 4];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    System.arraycopy(
        new Object[] {"--ledger", ledger, "--ledger-key-file", key}, 0, all, arguments.length, 4);
    return desk.run(verb, all);
  }

  @Test
  void anExportHasTheEntryWithoutItsWords() throws IOException {
    imported(MONDAY);

    Launch export = known("export", "--format", "json");

    assertThat(export.out())
        .contains("+12025550123", "+12025550124", "robocalls")
        .doesNotContain("Ben");
    assertThat(export.err()).contains(LEAST);
  }

  @Test
  void aSubjectIsShownWithoutWords() throws IOException {
    imported(MONDAY);

    Launch show = known("show", "+12025550123");

    assertThat(show.out()).contains("listed by house").doesNotContain("Ben", "ann");
    assertThat(show.err()).contains(LEAST);
  }

  @Test
  void whatWasLearntBeforeTheErasureIsImportedInTheLeastForm() throws IOException {
    Launch first =
        imported(MONDAY, "--ledger", ledger.toString(), "--ledger-key-file", key.toString());

    assertThat(first.out()).contains("2 added");
    assertThat(first.err()).contains(LEAST);
    assertThat(Files.readString(desk.history()))
        .contains("+12025550123", "robocalls")
        .doesNotContain("Ben");

    Launch again =
        imported(WEDNESDAY, "--ledger", ledger.toString(), "--ledger-key-file", key.toString());
    assertThat(again.out()).as("nor do the words come with a later one").contains("2 unchanged");
  }

  @Test
  void whatIsLearntAfterItIsWhole() throws IOException {
    imported(WEDNESDAY, "--ledger", ledger.toString(), "--ledger-key-file", key.toString());

    assertThat(Files.readString(desk.history())).contains("Ben");
    assertThat(known("export", "--format", "json").out()).contains("Ben");
  }

  @Test
  void withoutTheKeyItIsSaidThatErasuresAreNotKnown() throws IOException {
    imported(MONDAY);

    Launch export = desk.run("export", "--format", "json");

    assertThat(export.exit()).isZero();
    assertThat(export.err()).containsOnlyOnce("erasures are not known");
  }

  @Test
  void anotherKeyIsRefused() throws IOException {
    imported(MONDAY);
    Files.writeString(key, "another key of these tests");

    Launch export = known("export", "--format", "json");

    assertThat(export.exit()).isEqualTo(2);
    assertThat(export.err()).contains("not written under this key");
    assertThat(desk.run("export", "--format", "json", "--ledger", ledger).exit()).isEqualTo(2);
  }
}
