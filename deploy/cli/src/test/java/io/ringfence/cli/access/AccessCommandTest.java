package io.ringfence.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.Launch;
import io.ringfence.cli.audit.SavedState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb {@code access}: documents in, a page for people out. */
class AccessCommandTest {

  @TempDir private Path folder;

  private Path out;

  @BeforeEach
  void nameTheOutput() {
    out = folder.resolve("page.html");
  }

  private static String document(String id, String reason) {
    return """
    {"document":"%s","request":"p-1","time":"2026-11-25T10:00:00Z","subject":{"kind":"number","value":"+12025550123"},\
    "firstSeen":"2026-11-20T08:00:00Z","listings":[{"id":"l-1","list":"house","allow":false,"reason":"%s","learnt":"2026-11-21T00:00:00Z","from":"2026-11-21T00:00:00Z"}],\
    "links":[{"subject":{"kind":"device","value":"imei:35"},"first":"2026-11-20T08:00:00Z","last":"2026-11-25T08:00:00Z"}],\
    "measures":[{"name":"attempts_5m","function":"count","over":"PT5M","at":"2026-11-25T08:00:00Z","value":7,"exact":true}],\
    "alerts":[{"id":"a-1","rule":"irsf-burst","state":"closed","first":"2026-11-25T07:00:00Z","last":"2026-11-25T08:00:00Z","hits":14,"summary":"14 calls"},{"id":"a-0","rule":"irsf-burst"}],\
    "settled":[],"pending":[{"id":"c-1","time":"2026-11-25T08:00:00Z","topic":"call.attempt","measures":["attempts_5m"],"read":{"call.trunk":"carrier-a"},"with":[{"kind":"account","value":"acme-17"}]}],\
    "keptUntil":{"listings":"while it holds","alerts":"2027-05-24T08:00:00Z"},"omitted":{"pending":3}}\
    """
        .formatted(id, reason);
  }

  private Launch access(String documents, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("documents.jsonl"), documents);
    String[] arguments = new String[more.length + 4];
    System.arraycopy(
        new String[] {"access", file.toString(), "--html", out.toString()}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Launch.of(arguments);
  }

  @Test
  void aDocumentIsAPageThatAnybodyCanRead() throws IOException {
    Launch launch = access(document("p-1:document", "irsf") + "\n");

    assertThat(launch.exit()).as(launch.err()).isZero();
    assertThat(launch.out()).doesNotContain("2025550123");
    String page = Files.readString(out);
    assertThat(page)
        .contains("Data held of <bdi>number +12025550123</bdi>")
        .contains("First seen: <bdi>2026-11-20T08:00:00Z</bdi>")
        .contains("<bdi>house</bdi>", "<bdi>irsf</bdi>", "<bdi>blocked</bdi>")
        .contains("<bdi>device imei:35</bdi>")
        .contains("<bdi>attempts_5m</bdi>", "<bdi>PT5M</bdi>", "<bdi>7</bdi>")
        .contains("Alerts (2)", "<bdi>irsf-burst</bdi>", "<bdi>14 calls</bdi>", "<bdi>a-0</bdi>")
        .contains("Events that are being looked at (4)", "3 more had no room")
        .contains("<bdi>call.trunk = carrier-a</bdi>", "<bdi>account acme-17</bdi>")
        .contains("<bdi>while it holds</bdi>", "<bdi>2027-05-24T08:00:00Z</bdi>");
    assertThat(page).doesNotContain("<script", "src=", "href=", "http://", "https://");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatCameFromOutsideIsTextAndNothingElse() throws IOException {
    access(document("p-1:document", "<img onerror=x>&'"));

    assertThat(Files.readString(out)).contains("&lt;img onerror=x&gt;&amp;").doesNotContain("<img");
  }

  @Test
  void ofSeveralDocumentsOneIsNamed() throws IOException {
    String both = document("p-1:document", "first") + '\n' + document("p-2:document", "second");

    assertThat(access(both).exit()).isEqualTo(2);
    assertThat(access(both).err()).contains("--document");
    assertThat(out).doesNotExist();
    assertThat(access(both, "--document", "p-2:document").exit()).isZero();
    assertThat(Files.readString(out)).contains("second").doesNotContain("<bdi>first</bdi>");
    assertThat(access(both, "--document", "p-3:document").exit()).isEqualTo(2);
  }

  @Test
  void whatIsNoDocumentIsRefusedWithItsLineAndWithoutItsContent() throws IOException {
    Launch launch = access(document("p-1:document", "x") + "\n{\"secret\":\"a+12025550199\"}\n");

    assertThat(launch.exit()).isEqualTo(2);
    assertThat(launch.err()).contains("documents.jsonl:2: not a document").doesNotContain("a+1202");
    assertThat(Launch.of("access", "missing.jsonl", "--html", out.toString()).exit()).isEqualTo(2);
  }

  private static String savepoint() {
    return SavedState.get().detection().toString();
  }

  private static JsonNode audited(String subject) throws IOException {
    Launch audit = Launch.of("audit", savepoint(), "--json", "--subject", "account:" + subject);
    return new ObjectMapper().readTree(audit.out()).path("subject");
  }

  @Test
  void aSavepointTellsWhatIsHeldOfOthersAndNamesTheSubjectButNotWhoTheyAre() throws IOException {
    JsonNode audited = audited(SavedState.NAMED);
    assertThat(audited.path("named")).isNotEmpty();
    String document =
        document("p-1:document", "irsf")
            .replace(
                "\"number\",\"value\":\"+12025550123\"",
                "\"account\",\"value\":\"" + SavedState.NAMED + "\"");

    Launch launch = access(document, "--savepoint", savepoint());

    assertThat(launch.exit()).as(launch.err()).isZero();
    String page = Files.readString(out);
    assertThat(page).contains("What names you elsewhere").doesNotContain("and names you.</p>");
    Map<String, Integer> expected = new TreeMap<>();
    for (JsonNode each : audited.path("named")) {
      String what =
          each.path("class").asText() + "</bdi></td><td><bdi>" + each.path("what").asText();
      expected.merge(what, 1, Integer::sum);
    }
    expected.forEach(
        (what, count) ->
            assertThat(page).contains("<bdi>" + what + "</bdi></td><td><bdi>" + count + "</bdi>"));
    for (JsonNode each : audited.path("named")) {
      assertThat(page).doesNotContain(each.path("of").asText());
    }
  }

  @Test
  void whatIsNoSavepointIsRefused() throws IOException {
    Launch launch = access(document("p-1:document", "irsf"), "--savepoint", folder.toString());

    assertThat(launch.exit()).isEqualTo(2);
    assertThat(launch.err()).contains("--savepoint: ");
    assertThat(out).doesNotExist();
  }
}
