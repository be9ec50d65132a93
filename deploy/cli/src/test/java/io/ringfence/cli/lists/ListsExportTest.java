package io.ringfence.cli.lists;

import static io.ringfence.cli.lists.ListsFolder.MONDAY;
import static io.ringfence.cli.lists.ListsFolder.TUESDAY;
import static io.ringfence.cli.lists.ListsFolder.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is published of lists: to people, to other systems, to a scan. */
class ListsExportTest {

  @TempDir private Path folder;
  private ListsFolder desk;

  @BeforeEach
  void desk() {
    desk = new ListsFolder(folder);
  }

  private JsonNode shown(Object... arguments) throws IOException {
    Launch launch = desk.run("show", arguments);
    assertThat(launch.exit()).as(launch.err()).isZero();
    return new ObjectMapper().readTree(launch.out());
  }

  @ParameterizedTest
  @CsvSource({"csv", "json"})
  void whatIsExportedAndImportedAgainIsTheSame(String form) throws IOException {
    Path list =
        desk.file(
            "list.csv",
            """
            value,reason,from,until
            +12025550123,"irsf, ""again""\",2026-01-01,2030-01-01
            45.155.204.0/24,,2026-01-01,
            2a0e:b107::7,x,,
            account:acme-17,,,
            +88216*,,,2030-01-01T00:00:00+02:00
            """);
    assertThat(desk.run("import", list, "--list", "house", "--as-of", MONDAY).exit()).isZero();
    Path out = folder.resolve("out");

    Launch export = desk.run("export", "--format", form, "--out", out, "--at", TUESDAY);
    Launch again = desk.run("import", out, "--list", "house", "--as-of", TUESDAY);
    String one = Files.readString(out);
    desk.run("export", "--format", form, "--out", out, "--at", TUESDAY);

    assertThat(export.exit()).as(export.err()).isZero();
    assertThat(again.out()).contains("0 added, 0 removed, 0 changed, 5 unchanged, 0 refused");
    assertThat(Files.readString(out)).isEqualTo(one).hasLineCount(form.equals("csv") ? 6 : 5);
  }

  @Test
  void showSaysWhatHeldAndWhatWeKnewThen() throws IOException {
    desk.imported(
        MONDAY, "+12025550123\n+1202555*\n45.155.204.0/24\n", "--from", "2026-11-01T00:00:00Z");
    desk.imported(TUESDAY, "+1202555*\n45.155.204.0/24\n", "--confirm", "--actor", "ann");

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
    Launch text = desk.run("show", "45.155.204.9");

    assertThat(now.get("listed").asBoolean()).isTrue(); // by the range
    assertThat(now.get("history")).hasSize(3);
    assertThat(now.at("/history/2/action").asText()).isEqualTo("remove");
    assertThat(now.at("/history/2/actor").asText()).isEqualTo("ann");
    assertThat(before.get("timesListed").asInt()).isEqualTo(2);
    assertThat(unknown.get("listed").asBoolean()).isFalse();
    assertThat(unknown.get("history")).isEmpty();
    assertThat(text.out()).contains("listed by house").contains("network:45.155.204.0/24");
    assertThat(desk.run("show", "+18005550100").out())
        .contains("not listed")
        .contains("no list has");
  }

  @Test
  void anAllowedSubjectIsShownAsSuchAndNotExported() throws IOException {
    desk.imported(MONDAY, "+12025550123\n+12025550199\n");
    desk.run(
        "import",
        desk.file("ok.txt", "+12025550123\n"),
        "--list",
        "friends",
        "--allow",
        "--as-of",
        TUESDAY,
        "--for",
        "30d");

    Launch export = desk.run("export", "--format", "htable", "--at", "2026-11-25T00:00:00Z");

    assertThat(shown("+12025550123", "--json", "--at", "2026-11-25T00:00:00Z").get("allowed"))
        .hasToString("true");
    assertThat(export.out()).contains("+12025550199:").doesNotContain("+12025550123");
    assertThat(desk.run("export", "--format", "htable", "--at", MONDAY).out())
        .contains("+12025550123:");
  }

  @Test
  void ofATenantOnlyEntriesOnItsAccountsAreExported() throws IOException {
    desk.imported(MONDAY, "+12025550123\naccount:acme-17\naccount:bolt-1\n");
    Path tenants =
        desk.file(
            "tenants.yaml", "tenants: {acme: {name: Acme, contact: a, accounts: [acme-*]}}\n");

    Launch export =
        desk.run(
            "export", "--format", "csv", "--at", TUESDAY, "--tenants", tenants, "--tenant", "acme");
    Launch unknown = desk.run("export", "--format", "csv", "--tenant", "acme");

    assertThat(export.exit()).as(export.err()).isZero();
    assertThat(export.out()).contains("acme-17").doesNotContain("bolt", "2025550123");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("--tenant: acme is not in the file");
  }

  @Test
  void aScanReadsTheHistory() throws IOException {
    desk.imported(MONDAY, "+12025550123\n");
    Path calls =
        desk.file(
            "calls.jsonl",
            """
            {"type":"call","id":"c-1","call":"c-1","phase":"attempt","time":"2026-11-24T09:00:00Z","from":"+12025550123","to":"+13125550100"}
            """);
    Path out = folder.resolve("scan");

    Launch scan =
        Launch.of("scan", desk.history().toString(), calls.toString(), "--out", out.toString());

    assertThat(scan.exit()).as(scan.err()).isIn(0, 1);
    assertThat(Files.readString(out.resolve("alerts.jsonl"))).contains("listed-number");
  }

  @Test
  void badUseIsRefusedWithTheReason() throws IOException {
    Path list = desk.file("list.txt", numbers(0, 1));
    assertThat(Launch.of("lists").exit()).isEqualTo(2);
    assertThat(Launch.of("lists", "import", list.toString(), "--list", "x").err())
        .contains("--history FILE or --bootstrap");
    assertThat(desk.run("import", folder.resolve("absent"), "--list", "x").err())
        .contains("there is no file");
    assertThat(desk.run("show", "+12025550123").err()).contains("there is no file");
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
      Launch launch = desk.run("import", list, "--list", "x", bad[0], bad[1]);
      assertThat(launch.exit()).as(bad[0]).isEqualTo(2);
      assertThat(launch.err()).contains(bad[0]);
    }
    assertThat(desk.history()).doesNotExist();
    desk.imported(MONDAY, numbers(0, 1));
    assertThat(desk.run("export", "--format", "netset", "--kind", "number").err())
        .contains("netset cannot say a number");
    assertThat(desk.run("export", "--format", "doc").exit()).isEqualTo(2);
    assertThat(desk.run("show", "who knows").exit()).isEqualTo(2);
  }
}
