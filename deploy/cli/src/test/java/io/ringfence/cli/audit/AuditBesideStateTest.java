package io.ringfence.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.cli.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb {@code audit} on files and topics beside a savepoint in which nothing is overdue. */
class AuditBesideStateTest {

  /** Soon after the savepoint. */
  private static final Instant NOW = Instant.parse("2025-11-25T10:00:00Z");

  @TempDir private Path folder;

  private static Launch audit(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("audit", SavedState.get().detection().toString(), "--as-of", NOW.toString()));
    arguments.addAll(List.of(more));
    return Launch.of(arguments.toArray(String[]::new));
  }

  private void file(String name, String text, Instant written) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(written));
  }

  private static Instant daysAgo(int days) {
    return NOW.minusSeconds(days * 86_400L);
  }

  @Test
  void filesWithinTheTermsOfTheirClassesAreCounted() throws Exception {
    file("scan/alerts.jsonl", "{}", daysAgo(179));
    file("scan/rejected.jsonl", "{}", daysAgo(6));
    file("scan/late.jsonl", "", daysAgo(400));
    file("scan/kpis.jsonl", "{}", daysAgo(400));
    file("checkpoints/chk-7/_metadata", "x", NOW.minusSeconds(60));

    Launch audit = audit("--json", "--files", folder.toString());

    assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
    JsonNode files = new ObjectMapper().readTree(audit.out()).get("files");
    assertThat(files.findValuesAsText("what"))
        .containsExactly(
            "checkpoints and savepoints", "alerts and stories of scans", "refusals of scans");
    assertThat(files.findValuesAsText("keep")).containsExactly("1d", "180d", "7d");
    assertThat(files.findValuesAsText("files")).containsOnly("1");
  }

  @Test
  void aFileThatIsOlderThanItsClassMayBeIsOverdue() throws Exception {
    file("scan/rejected.jsonl", "{}", daysAgo(8));
    file("scan/alerts.jsonl", "{}", daysAgo(8));

    Launch audit = audit("--files", folder.toString());

    assertThat(audit.exit()).isEqualTo(1);
    assertThat(audit.out())
        .containsPattern("refusals of scans +7d +1 +\\S+ +1\\n")
        .containsPattern("alerts and stories of scans +180d +1 +\\S+ +0\\n")
        .contains("nothing in the savepoint is past its retention, but files are");
  }

  @Test
  void aCheckpointMayLieForAsLongAsTheShortestTermOfWhatItHolds() throws Exception {
    file("chk-7/_metadata", "x", daysAgo(2));

    assertThat(audit("--files", folder.toString()).exit()).isEqualTo(1);
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    Launch audit = audit("--files", folder.resolve("none").toString());

    assertThat(audit.exit()).isEqualTo(2);
    assertThat(audit.err()).contains("none is no folder");
  }

  @Test
  void topicsThatAreNotAsThePolicySaysAreFound() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      Launch empty = audit("--topics", broker.bootstrapServers());
      assertThat(Launch.of("topics", "--bootstrap", broker.bootstrapServers()).exit()).isZero();
      Launch created = audit("--topics", broker.bootstrapServers());

      assertThat(empty.exit()).isEqualTo(1);
      assertThat(empty.out()).contains("traffic.calls: topic is missing");
      assertThat(created.exit()).as(created.out() + created.err()).isZero();
    }
  }
}
