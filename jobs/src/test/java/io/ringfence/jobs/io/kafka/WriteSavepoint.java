package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Not a test: writes what a release saves, for {@link SavepointTest} of later ones. Run once a
 * release, by name and with the folder's name:
 *
 * <pre>
 *   mvn verify -pl jobs -am -Dtest=WriteSavepoint -Dsurefire.failIfNoSpecifiedTests=false -Dringfence.savepoint=v2
 * </pre>
 */
@EnabledIfSystemProperty(named = "ringfence.savepoint", matches = "v\\d+")
class WriteSavepoint {

  private static final Path KEPT = Path.of("src/test/resources/savepoint");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path temporary;

  @Test
  void ofTheReleaseThatIsNamed() throws Exception {
    SavedRelease release =
        new SavedRelease(KEPT.resolve(System.getProperty("ringfence.savepoint")));
    assertThat(release.folder()).as("what has been released is never changed").doesNotExist();
    JobOnTopics stage = JobOnTopics.with(release.name(), SteppedRun.PARTITIONS);
    Path saved;
    try (SteppedRun run =
        SteppedRun.start(
            stage, SavepointPack.TEXT, stage.configuration(temporary.resolve("checkpoints")))) {
      run.take(SavepointTraffic.before());
      ghost(stage);
      run.read(List.of("alerts"));
      run.read(SteppedRun.READ); // the listings that the job has derived, too
      saved = run.savepoint(temporary.resolve("saved"));
    }

    copy(saved, release.savepoint());
    JobOnTopics counted = JobOnTopics.with(release.name() + "-kpi", SteppedRun.PARTITIONS);
    try (SteppedRun run =
        SteppedRun.indicators(counted, counted.configuration(temporary.resolve("checkpoints")))) {
      run.take(SavepointTraffic.before());
      run.rows();
      copy(run.savepoint(temporary.resolve("counted")), release.indicators());
    }
    release.write("kpis.jsonl", List.of(topic(counted, "kpis")));
    Files.writeString(release.folder().resolve("pack.yaml"), SavepointPack.TEXT);
    release.write("before.jsonl", SavepointTraffic.before());
    release.write("after.jsonl", SavepointTraffic.after());
    release.write("alerts.jsonl", List.of(topic(stage, "alerts")));
    release.write("derived.jsonl", List.of(topic(stage, "blacklist.derived")));
  }

  private static void copy(Path saved, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(saved)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static List<SavedRelease.Line> topic(JobOnTopics stage, String role) {
    return stage.topics().readAll(stage.topic(role)).stream()
        .map(
            record -> new SavedRelease.Line(role, record.partition(), record.key(), record.value()))
        .toList();
  }

  /**
   * An alert that a crash has left on the topic and that no signal will raise again: the savepoint
   * has it as heard and not yet disowned.
   */
  private static void ghost(JobOnTopics stage) throws Exception {
    Map.Entry<String, String> real =
        stage.topics().lastOfEach(stage.topic("alerts")).entrySet().stream()
            .filter(each -> each.getValue().contains("\"pending-open\""))
            .findFirst()
            .orElseThrow();
    String id = real.getKey().replaceFirst("\\d+$", "7");
    ObjectNode ghost = (ObjectNode) JSON.readTree(real.getValue());
    stage.topics().put(stage.topic("alerts"), id, ghost.put("id", id).toString());
  }
}
