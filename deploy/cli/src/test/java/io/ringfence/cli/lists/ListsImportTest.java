package io.ringfence.cli.lists;

import static io.ringfence.cli.lists.ListsFolder.MONDAY;
import static io.ringfence.cli.lists.ListsFolder.TUESDAY;
import static io.ringfence.cli.lists.ListsFolder.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.Launch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files brought into a list, and files that are refused. */
class ListsImportTest {

  @TempDir private Path folder;
  private ListsFolder desk;

  @BeforeEach
  void desk() {
    desk = new ListsFolder(folder);
  }

  @Test
  void importsAreDifferencesAndARepetitionChangesNothing() throws IOException {
    Launch first = desk.imported(MONDAY, numbers(0, 100));
    Launch second = desk.imported(TUESDAY, numbers(2, 103), "--actor", "ann", "--reason", "irsf");
    String written = Files.readString(desk.history());
    Launch again = desk.imported(TUESDAY, numbers(2, 103));

    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out())
        .isEqualTo("house: 100 added, 0 removed, 0 changed, 0 unchanged, 0 refused\n");
    assertThat(second.out())
        .isEqualTo("house: 3 added, 2 removed, 98 changed, 0 unchanged, 0 refused\n");
    assertThat(again.out())
        .isEqualTo("house: 0 added, 0 removed, 0 changed, 101 unchanged, 0 refused\n");
    assertThat(Files.readString(desk.history())).isEqualTo(written);
    assertThat(written).endsWith("}\n").hasLineCount(100 + 3 + 2 + 2 * 98);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.1 | private",
        "127.0.0.1 | loopback",
        "224.0.0.0/24 | multicast",
        "192.0.2.0/24 | documentation",
        "0.0.0.0/0 | everything",
        "45.0.0.0/7 | too-wide",
        "0000000000 | nonsense-number",
        "911 | emergency",
        "who knows | bad-kind",
        "network:1.2.3.4/99 | bad-subject",
      })
  void aFileWithAnyFaultIsRefusedWholeAndTheListIsAsItWas(String line, String name)
      throws IOException {
    desk.imported(MONDAY, numbers(0, 2));
    String before = Files.readString(desk.history());

    Launch launch = desk.imported(TUESDAY, numbers(1, 3) + line + "\n");

    assertThat(launch.exit()).isEqualTo(2);
    assertThat(launch.err())
        .contains("list.txt:3: " + name + ": ")
        .contains("1 faults: " + name + " 1")
        .contains("refused; house is as it was");
    assertThat(Files.readString(desk.history())).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "number,reason\\n+12025550123,\"a | 2: truncated",
        "[\"+12025550123\" | 1: truncated",
        "number,until\\n+12025550123,soon | 2: bad-time",
        "a,b\\n1,2 | 1: no-header",
        "number,reason\\n+12025550123,a\\n+12025550123,b | 3: contradiction",
        "number,reason\\n+12025550123 | 2: malformed",
      })
  void brokenFilesAreRefusedToo(String text, String fault) throws IOException {
    desk.imported(MONDAY, numbers(0, 2));
    String before = Files.readString(desk.history());

    Launch launch = desk.imported(TUESDAY, text.replace("\\n", "\n"));

    assertThat(launch.exit()).isEqualTo(2);
    assertThat(launch.err()).contains("list.txt:" + fault);
    assertThat(Files.readString(desk.history())).isEqualTo(before);
  }

  @Test
  void theRestOfAFileIsImportedIfAskedButNotOfOneThatIsBroken() throws IOException {
    Launch rest = desk.imported(MONDAY, numbers(0, 2) + "10.0.0.1\n", "--skip-refused");
    Launch broken = desk.imported(TUESDAY, "[\"+12025550123\"", "--skip-refused");

    assertThat(rest.exit()).isZero();
    assertThat(rest.out()).contains("2 added").contains("1 refused");
    assertThat(rest.err()).contains("list.txt:3: private: ");
    assertThat(broken.exit()).isEqualTo(2);
    assertThat(Files.readString(desk.history())).hasLineCount(2);
  }

  @Test
  void aLargeRemovalIsHeldUntilItIsConfirmed() throws IOException {
    desk.imported(MONDAY, numbers(0, 200));
    String before = Files.readString(desk.history());

    Launch held = desk.imported(TUESDAY, numbers(20, 200));
    Launch wider = desk.imported(TUESDAY, numbers(20, 200), "--max-removal", "10%", "--dry-run");

    assertThat(held.exit()).isEqualTo(1);
    assertThat(held.err()).contains("20 of the 200 entries of house would go (10.0%");
    assertThat(wider.exit()).isZero();
    assertThat(wider.out()).contains("20 removed").contains("(not done)");
    assertThat(Files.readString(desk.history())).isEqualTo(before);
    assertThat(desk.imported(TUESDAY, numbers(20, 200), "--confirm").out()).contains("20 removed");
  }

  @Test
  void anEmptyFileDoesNotEmptyAList() throws IOException {
    desk.imported(MONDAY, numbers(0, 3));

    assertThat(desk.imported(TUESDAY, "# nothing today\n").exit()).isEqualTo(1);
    assertThat(desk.imported(TUESDAY, "", "--add-only").out()).contains("0 removed");
    assertThat(desk.imported(TUESDAY, "", "--confirm").out()).contains("3 removed");
  }

  @Test
  void checkPrintsTheFaultsWithoutAList() throws IOException {
    Launch faults = desk.run("check", desk.file("a.txt", "0\n".repeat(70) + "+12025550123\n"));
    Launch sound = desk.run("check", desk.file("b.txt", "2.56.57.9\n45.155.204.0/24\n2.56.57.9\n"));

    assertThat(faults.exit()).isEqualTo(1);
    assertThat(faults.out())
        .contains("a.txt:50: nonsense-number: ")
        .doesNotContain("a.txt:51:")
        .contains("and 20 more")
        .contains("70 faults: nonsense-number 70")
        .contains("1 subjects (number 1)");
    assertThat(sound.exit()).isZero();
    assertThat(sound.out()).isEqualTo("2 subjects (address 1, network 1), 1 said again\n");
  }

  @Test
  void aBrokenHistoryIsNotWrittenTo() throws IOException {
    Files.writeString(desk.history(), "{\"type\":\"listing\"\n", StandardCharsets.UTF_8);

    Launch launch = desk.imported(MONDAY, numbers(0, 1));

    assertThat(launch.exit()).isEqualTo(2);
    assertThat(launch.err()).contains("history.jsonl:1: not a record");
    assertThat(Files.readString(desk.history())).hasLineCount(1);
  }

  @Test
  void aHistoryWithoutItsLastLineBreakIsGoneOnWith() throws IOException {
    desk.imported(MONDAY, numbers(0, 1));
    Files.writeString(desk.history(), Files.readString(desk.history()).strip());

    desk.imported(TUESDAY, numbers(0, 2));

    assertThat(Files.readString(desk.history())).hasLineCount(2);
  }

  @Test
  void twoImportsDoNotWriteAtOnce() throws IOException {
    desk.imported(MONDAY, numbers(0, 1));
    try (FileChannel other =
            FileChannel.open(folder.resolve(".history.jsonl.lock"), StandardOpenOption.WRITE);
        var lock = other.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(desk.imported(TUESDAY, numbers(0, 2)).err()).contains("by another import");
    }
    assertThat(desk.imported(TUESDAY, numbers(0, 2)).exit()).isZero();
  }
}
