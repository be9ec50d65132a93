package io.ringfence.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.Launch;
import io.ringfence.decode.Decoded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verb {@code audit} on savepoints of both jobs, and on what is none. */
class AuditCommandTest {

  @TempDir private Path folder;

  private static Launch audit(Path savepoint, String... more) {
    List<String> arguments = new ArrayList<>(List.of("audit", savepoint.toString()));
    arguments.addAll(List.of(more));
    return Launch.of(arguments.toArray(String[]::new));
  }

  private static Path detection() {
    return SavedState.get().detection();
  }

  static List<Path> savepoints() {
    return List.of(detection(), SavedState.get().indicators());
  }

  @ParameterizedTest
  @MethodSource("savepoints")
  void savepointsOfBothJobsAreReadWhole(Path savepoint) {
    Launch audit = audit(savepoint, "--as-of", "event-time");

    assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
    assertThat(audit.out())
        .contains("as of 2025-11-25T09:", "nothing is past its retention")
        .contains("SourceReaderState", "streaming_committer_raw_states");
  }

  @Test
  void aSavepointMayBeNamedAsFlinkPrintsIt() {
    String printed = detection().toUri().toString();

    assertThat(Launch.of("audit", printed, "--as-of", "event-time").exit()).isZero();
    assertThat(Launch.of("audit", "file:relative").err()).contains("is no folder on this machine");
  }

  @Test
  void withoutATimeItIsJudgedAsOfNow() {
    Launch audit = audit(detection());

    assertThat(audit.exit()).isEqualTo(1);
    assertThat(audit.out())
        .contains("entries are past their retention", "see --as-of event-time")
        .doesNotContain("+1202");
  }

  private static JsonNode report(String... more) throws Exception {
    Launch audit = audit(detection(), more);
    assertThat(audit.err()).isEmpty();
    return new ObjectMapper().readTree(audit.out());
  }

  /** A month later some classes are past their terms. */
  @Test
  void eachClassIsKeptForItsOwnTerm() throws Exception {
    Map<String, String> terms = new TreeMap<>();
    Set<String> overdue = new TreeSet<>();
    for (JsonNode each : report("--json", "--as-of", "2025-12-27T10:00:00Z").get("classes")) {
      String name = each.get("class").asText();
      terms.put(name, each.get("keep").asText());
      if (each.get("overdue").asLong() + each.get("held").asLong()
          == each.get("entries").asLong()) {
        overdue.add(name);
      }
    }

    assertThat(terms)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "listings", "90d",
                "traffic", "30d",
                "security", "90d",
                "alerts", "180d",
                "calls", "30d",
                "links", "180d",
                "content", "1d",
                "requests", "90d"));
    assertThat(overdue).containsExactly("calls", "content", "traffic");
  }

  @Test
  void ofASubjectWhatIsItsOwnAndWhatNamesItElsewhereIsFound() throws Exception {
    JsonNode subject =
        report("--json", "--as-of", "event-time", "--subject", "account:" + SavedState.NAMED)
            .get("subject");

    assertThat(subject.get("value").asText()).isEqualTo(SavedState.NAMED);
    assertThat(subject.get("own").findValuesAsText("what"))
        .contains("measures", "alerts", "timers");
    assertThat(subject.get("named").findValuesAsText("what"))
        .contains("calls being assembled", "links", "alerts", "open episodes");
    assertThat(subject.get("named").findValuesAsText("of"))
        .containsAll(SavedState.ACCUSED)
        .contains("call " + SavedState.OPEN_CALL);
    assertThat(subject.get("unexplained").asLong()).isZero();
    assertThat(report("--json", "--as-of", "event-time").has("subject")).isFalse();
  }

  @Test
  void whatAHoldKeepsIsNotOverdue() throws Exception {
    JsonNode report = report("--json", "--as-of", "2030-01-01T00:00:00Z");
    JsonNode traffic = null;
    for (JsonNode each : report.get("classes")) {
      traffic = each.get("class").asText().equals("traffic") ? each : traffic;
    }
    assertThat(traffic).isNotNull();
    assertThat(traffic.get("held").asLong()).isPositive();
    assertThat(traffic.get("held").asLong() + traffic.get("overdue").asLong())
        .isEqualTo(traffic.get("entries").asLong());
  }

  @Test
  void whatIsNoSavepointIsRefused() throws Exception {
    Files.writeString(Files.createDirectory(folder.resolve("odd")).resolve("_metadata"), "odd");

    assertThat(audit(folder).exit()).isEqualTo(2);
    assertThat(audit(folder).err()).contains("is no savepoint: it has no file _metadata");
    assertThat(audit(folder.resolve("odd")).exit()).isEqualTo(2);
    assertThat(audit(folder.resolve("odd")).err()).contains("is not the metadata of a savepoint");
  }

  @Test
  void aSavepointWithoutOneOfItsFilesIsRefused() throws Exception {
    Files.copy(detection().resolve("_metadata"), folder.resolve("_metadata"));

    Launch audit = audit(folder, "--as-of", "event-time");

    assertThat(audit.exit()).isEqualTo(2);
    assertThat(audit.err()).contains("a file of the operator").contains("is missing or damaged");
  }

  @Test
  void badOptionsAreRefused() {
    assertThat(audit(detection(), "--as-of", "yesterday").err())
        .contains("--as-of: a time such as");
    assertThat(audit(detection(), "--subject", "ff").err()).contains("--subject: KIND:VALUE");
    assertThat(audit(detection(), "--subject", "ff").exit()).isEqualTo(2);
  }

  @Test
  void aStateThatNobodyHasDeclaredIsAFaultAndSearched() throws Exception {
    Path savepoint = savedStranger(SavedJob.Form.CANONICAL);

    Launch audit = audit(savepoint, "--subject", "number:+12025550123");

    assertThat(audit.exit()).isEqualTo(1);
    assertThat(audit.out())
        .contains("1 x the state `not-declared` of stranger is not known to this release")
        .contains("1 x the state `not-declared-list` of stranger is not known to this release")
        .contains("its value stands 3 times in bytes of which nothing above tells");
  }

  @Test
  void aSavepointOfAnotherFormIsRefused() throws Exception {
    refused(SavedJob.Form.NATIVE);
  }

  @Test
  @Tag("full") // one more job
  void soIsOneOfTheHeap() throws Exception {
    refused(SavedJob.Form.NATIVE_OF_HEAP);
  }

  private void refused(SavedJob.Form form) throws Exception {
    Path savepoint = savedStranger(form);

    assertThat(audit(savepoint).exit()).isEqualTo(2);
    assertThat(audit(savepoint).err()).contains("take a canonical savepoint");
  }

  private Path savedStranger(SavedJob.Form form) throws Exception {
    return SavedJob.strange(folder, new Stranger(), form);
  }

  /** Stores a text in a keyed state and in a list, which no job of ours declares. */
  private static final class Stranger extends AbstractStreamOperator<String>
      implements OneInputStreamOperator<Decoded, String> {

    private static final long serialVersionUID = 1;

    private transient ValueState<String> keyed;
    private transient ListState<String> list;

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
      super.initializeState(context);
      keyed =
          context
              .getKeyedStateStore()
              .getState(new ValueStateDescriptor<>("not-declared", Types.STRING));
      list =
          context
              .getOperatorStateStore()
              .getListState(new ListStateDescriptor<>("not-declared-list", Types.STRING));
    }

    @Override
    public void processElement(StreamRecord<Decoded> element) throws Exception {
      keyed.update((String) getCurrentKey());
      list.add((String) getCurrentKey());
    }
  }
}
