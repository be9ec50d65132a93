package io.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verb {@code lists} over a history in a file. */
class ListsCommandTest {

  private static final String MONDAY = "2026-11-23T09:00:00Z";
  private static final String TUESDAY = "2026-11-24T09:00:00Z";

  @TempDir private Path folder;
  private Path history;

  @BeforeEach
  void place() {
    history = folder.resolve("history.jsonl");
  }

  private Launch lists(String verb, Object... arguments) {
    List<String> all = new ArrayList<>(List.of("lists", verb));
    for (Object each : arguments) {
      all.add(each.toString());
    }
    if (!verb.equals("check")) {
      all.addAll(List.of("--history", history.toString()));
    }
    return Launch.of(all.toArray(String[]::new));
  }

  private Launch imported(String time, String text, Object... more) throws IOException {
    List<Object> all =
        new ArrayList<>(List.of(file("list.txt", text), "--list", "house", "--as-of", time));
    all.addAll(List.of(more));
    return lists("import", all.toArray());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String numbers(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "+1202555" + (1000 + i) + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void importsAreDifferencesAndARepetitionChangesNothing() throws IOException {
    Launch first = imported(MONDAY, numbers(0, 100));
    Launch second = imported(TUESDAY, numbers(2, 103), "--actor", "ann", "--reason", "irsf");
    String written = Files.readString(history);
    Launch again = imported(TUESDAY, numbers(2, 103));

    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out())
        .isEqualTo("house: 100 added, 0 removed, 0 changed, 0 unchanged, 0 refused\n");
    assertThat(second.out())
        .isEqualTo("house: 3 added, 2 removed, 98 changed, 0 unchanged, 0 refused\n");
    assertThat(again.out())
        .isEqualTo("house: 0 added, 0 removed, 0 changed, 101 unchanged, 0 refused\n");
    assertThat(Files.readString(history)).isEqualTo(written);
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
    imported(MONDAY, numbers(0, 2));
    String before = Files.readString(history);

    Launch launch = imported(TUESDAY, numbers(1, 3) + line + "\n");

    assertThat(launch.exit()).isEqualTo(2);
    assertThat(launch.err())
        .contains("list.txt:3: " + name + ": ")
        .contains("1 faults: " + name + " 1")
        .contains("refused; house is as it was");
    assertThat(Files.readString(history)).isEqualTo(before);
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
    imported(MONDAY, numbers(0, 2));
    String before = Files.readString(history);

    Launch launch = imported(TUESDAY, text.replace("\\n", "\n"));

    assertThat(launch.exit()).isEqualTo(2);
    assertThat(launch.err()).contains("list.txt:" + fault);
    assertThat(Files.readString(history)).isEqualTo(before);
  }

  @Test
  void theRestOfAFileIsImportedIfAskedButNotOfOneThatIsBroken() throws IOException {
    Launch rest = imported(MONDAY, numbers(0, 2) + "10.0.0.1\n", "--skip-refused");
    Launch broken = imported(TUESDAY, "[\"+12025550123\"", "--skip-refused");

    assertThat(rest.exit()).isZero();
    assertThat(rest.out()).contains("2 added").contains("1 refused");
    assertThat(rest.err()).contains("list.txt:3: private: ");
    assertThat(broken.exit()).isEqualTo(2);
    assertThat(Files.readString(history)).hasLineCount(2);
  }

  @Test
  void aLargeRemovalIsHeldUntilItIsConfirmed() throws IOException {
    imported(MONDAY, numbers(0, 200));
    String before = Files.readString(history);

    Launch held = imported(TUESDAY, numbers(20, 200));
    Launch wider = imported(TUESDAY, numbers(20, 200), "--max-removal", "10%", "--dry-run");

    assertThat(held.exit()).isEqualTo(1);
    assertThat(held.err()).contains("20 of the 200 entries of house would go (10.0%");
    assertThat(wider.exit()).isZero();
    assertThat(wider.out()).contains("20 removed").contains("(not done)");
    assertThat(Files.readString(history)).isEqualTo(before);
    assertThat(imported(TUESDAY, numbers(20, 200), "--confirm").out()).contains("20 removed");
  }

  @Test
  void anEmptyFileDoesNotEmptyAList() throws IOException {
    imported(MONDAY, numbers(0, 3));

    assertThat(imported(TUESDAY, "# nothing today\n").exit()).isEqualTo(1);
    assertThat(imported(TUESDAY, "", "--add-only").out()).contains("0 removed");
    assertThat(imported(TUESDAY, "", "--confirm").out()).contains("3 removed");
  }

  @Test
  void aChecksumBesideTheFileIsVerified() throws Exception {
    Path list = file("list.txt", numbers(0, 1));
    String sum =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(list)));
    file("list.txt.sha256", sum + "  list.txt\n");

    assertThat(lists("check", list).exit()).isZero();
    assertThat(imported(MONDAY, numbers(0, 1)).exit()).isZero();
    Launch other = imported(MONDAY, numbers(0, 2));
    file("list.txt.sha256", sum + "  other.txt\n");
    Launch none = lists("check", list);

    assertThat(other.exit()).isEqualTo(2);
    assertThat(other.err()).contains("list.txt: wrong-checksum: ");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(lists("check", list, "--sha256", "0".repeat(64)).exit()).isEqualTo(1);
    assertThat(lists("check", list, "--sha256", "0").exit()).isEqualTo(2);
  }

  @Test
  void checkTellsTheFaultsWithoutAList() throws IOException {
    Launch faults = lists("check", file("a.txt", "0\n".repeat(70) + "+12025550123\n"));
    Launch sound = lists("check", file("b.txt", "2.56.57.9\n45.155.204.0/24\n2.56.57.9\n"));

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

  @ParameterizedTest
  @CsvSource({"csv", "json"})
  void whatIsExportedAndImportedAgainIsTheSame(String form) throws IOException {
    Path list =
        file(
            "list.csv",
            """
            value,reason,from,until
            +12025550123,"irsf, ""again""\",2026-01-01,2030-01-01
            45.155.204.0/24,,2026-01-01,
            2a0e:b107::7,x,,
            account:acme-17,,,
            +88216*,,,2030-01-01T00:00:00+02:00
            """);
    assertThat(lists("import", list, "--list", "house", "--as-of", MONDAY).exit()).isZero();
    Path out = folder.resolve("out");

    Launch export = lists("export", "--format", form, "--out", out, "--at", TUESDAY);
    Launch again = lists("import", out, "--list", "house", "--as-of", TUESDAY);
    String one = Files.readString(out);
    lists("export", "--format", form, "--out", out, "--at", TUESDAY);

    assertThat(export.exit()).as(export.err()).isZero();
    assertThat(again.out()).contains("0 added, 0 removed, 0 changed, 5 unchanged, 0 refused");
    assertThat(Files.readString(out)).isEqualTo(one).hasLineCount(form.equals("csv") ? 6 : 5);
  }

  private JsonNode shown(Object... arguments) throws IOException {
    Launch launch = lists("show", arguments);
    assertThat(launch.exit()).as(launch.err()).isZero();
    return new ObjectMapper().readTree(launch.out());
  }

  @Test
  void showTellsWhatHeldAndWhatWeKnewThen() throws IOException {
    imported(
        MONDAY, "+12025550123\n+1202555*\n45.155.204.0/24\n", "--from", "2026-11-01T00:00:00Z");
    imported(TUESDAY, "+1202555*\n45.155.204.0/24\n", "--confirm", "--actor", "ann");

    JsonNode now = shown("(202) 555-0123", "--json");
    JsonNode before = shown("+12025550123", "--json", "--at", "2026-11-02T00:00:00Z");
    JsonNode unknown =
        shown(
            "number:+12025550123",
            "--json",
            "--at",
            "2026-11-02T00:00:00Z",
            "--known-at",
            "2026-11-03T00:00:00Z");
    Launch text = lists("show", "45.155.204.9");

    assertThat(now.get("listed").asBoolean()).isTrue(); // by the range
    assertThat(now.get("history")).hasSize(3);
    assertThat(now.at("/history/2/action").asText()).isEqualTo("remove");
    assertThat(now.at("/history/2/actor").asText()).isEqualTo("ann");
    assertThat(before.get("timesListed").asInt()).isEqualTo(2);
    assertThat(unknown.get("listed").asBoolean()).isFalse();
    assertThat(unknown.get("history")).isEmpty();
    assertThat(text.out()).contains("listed by house").contains("network:45.155.204.0/24");
    assertThat(lists("show", "+18005550100").out()).contains("not listed").contains("no list has");
  }

  @Test
  void anAllowedSubjectIsShownAsSuchAndNotExported() throws IOException {
    imported(MONDAY, "+12025550123\n+12025550199\n");
    lists(
        "import",
        file("ok.txt", "+12025550123\n"),
        "--list",
        "friends",
        "--allow",
        "--as-of",
        TUESDAY,
        "--for",
        "30d");

    Launch export = lists("export", "--format", "htable", "--at", "2026-11-25T00:00:00Z");

    assertThat(shown("+12025550123", "--json", "--at", "2026-11-25T00:00:00Z").get("allowed"))
        .hasToString("true");
    assertThat(export.out()).contains("+12025550199:").doesNotContain("+12025550123");
    assertThat(lists("export", "--format", "htable", "--at", MONDAY).out())
        .contains("+12025550123:");
  }

  @Test
  void aScanReadsTheHistory() throws IOException {
    imported(MONDAY, "+12025550123\n");
    Path calls =
        file(
            "calls.jsonl",
            """
            {"type":"call","id":"c-1","call":"c-1","phase":"attempt","time":"2026-11-24T09:00:00Z","from":"+12025550123","to":"+13125550100"}
            """);
    Path out = folder.resolve("scan");

    Launch scan = Launch.of("scan", history.toString(), calls.toString(), "--out", out.toString());

    assertThat(scan.exit()).as(scan.err()).isIn(0, 1);
    assertThat(Files.readString(out.resolve("alerts.jsonl"))).contains("listed-number");
  }

  @Test
  void badUseIsRefusedWithTheReason() throws IOException {
    Path list = file("list.txt", numbers(0, 1));
    assertThat(Launch.of("lists").exit()).isEqualTo(2);
    assertThat(Launch.of("lists", "import", list.toString(), "--list", "x").err())
        .contains("--history FILE or --bootstrap");
    assertThat(lists("import", folder.resolve("absent"), "--list", "x").err())
        .contains("there is no file");
    assertThat(lists("show", "+12025550123").err()).contains("there is no file");
    for (String[] bad :
        new String[][] {
          {"--kind", "meeting"},
          {"--format", "xml"},
          {"--permit", "all"},
          {"--region", "Mars"},
          {"--max-removal", "many"},
          {"--for", "soon"},
          {"--until", MONDAY},
          {"--as-of", "2999-01-01T00:00:00Z"},
        }) {
      Launch launch = lists("import", list, "--list", "x", bad[0], bad[1]);
      assertThat(launch.exit()).as(bad[0]).isEqualTo(2);
      assertThat(launch.err()).contains(bad[0]);
    }
    assertThat(history).doesNotExist();
    imported(MONDAY, numbers(0, 1));
    assertThat(lists("export", "--format", "netset", "--kind", "number").err())
        .contains("netset cannot say a number");
    assertThat(lists("export", "--format", "doc").exit()).isEqualTo(2);
    assertThat(lists("show", "who knows").exit()).isEqualTo(2);
  }

  @Test
  void aBrokenHistoryIsNotWrittenTo() throws IOException {
    Files.writeString(history, "{\"type\":\"listing\"\n", StandardCharsets.UTF_8);

    Launch launch = imported(MONDAY, numbers(0, 1));

    assertThat(launch.exit()).isEqualTo(2);
    assertThat(launch.err()).contains("history.jsonl:1: not a record");
    assertThat(Files.readString(history)).hasLineCount(1);
  }

  @Test
  void aHistoryWithoutItsLastLineBreakIsGoneOnWith() throws IOException {
    imported(MONDAY, numbers(0, 1));
    Files.writeString(history, Files.readString(history).strip());

    imported(TUESDAY, numbers(0, 2));

    assertThat(Files.readString(history)).hasLineCount(2);
  }

  @Test
  void twoImportsDoNotWriteAtOnce() throws IOException {
    imported(MONDAY, numbers(0, 1));
    try (FileChannel other =
            FileChannel.open(folder.resolve(".history.jsonl.lock"), StandardOpenOption.WRITE);
        var lock = other.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(imported(TUESDAY, numbers(0, 2)).err()).contains("by another import");
    }
    assertThat(imported(TUESDAY, numbers(0, 2)).exit()).isZero();
  }
}
