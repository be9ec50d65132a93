package io.ringfence.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.console.topics.FeedStatus;
import io.ringfence.console.topics.PipelineHealth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchTest {

  private Map<String, String> refusals = Map.of();

  private static final long NOW = 1_700_000_000_000L;

  private final Watch watch = new Watch(NOW, 0);

  @Test
  void tellsEachTroubleOnceAndItsEndOnce() {
    assertThat(looked(FeedStatus.State.FLOWING, 0.1, 0.9, Map.of(), 0)).isEmpty();

    assertThat(looked(FeedStatus.State.SILENT, 0.1, 0.9, Map.of(), 0))
        .singleElement()
        .satisfies(each -> assertThat(each.open()).isTrue())
        .satisfies(each -> assertThat(each.title()).isEqualTo("The feed feed.pbx is silent"));
    assertThat(looked(FeedStatus.State.SILENT, 0.1, 0.9, Map.of(), 0)).isEmpty();
    assertThat(looked(FeedStatus.State.FLOWING, 0.1, 0.9, Map.of(), 0))
        .singleElement()
        .satisfies(each -> assertThat(each.open()).isFalse())
        .satisfies(each -> assertThat(each.id()).isEqualTo("feed-feed.pbx"));
  }

  @Test
  void tellsWhatFillsUpBeforeItIsFull() {
    assertThat(ids(looked(FeedStatus.State.FLOWING, 0.85, 0.9, Map.of(), 0)))
        .containsExactly("bound");
    assertThat(ids(looked(FeedStatus.State.FLOWING, 0.85, 0.05, Map.of(), 0)))
        .containsExactly("disk");
  }

  @Test
  void tellsAClockThatWasSetAndAFileThatCannotBeRead() {
    assertThat(ids(looked(FeedStatus.State.FLOWING, 0.1, 0.9, Map.of("/log", "denied"), 59_000)))
        .containsExactly("file-/log");
    assertThat(ids(looked(FeedStatus.State.FLOWING, 0.1, 0.9, Map.of(), -61_000)))
        .containsExactly("clock", "file-/log");
  }

  @Test
  void tellsThatSomebodyIsNotRefusedYet() {
    refusals = Map.of("The proxy edge is not told", "it cannot be reached");
    assertThat(ids(looked(FeedStatus.State.FLOWING, 0.1, 0.9, Map.of(), 0)))
        .containsExactly("deny-The proxy edge is not told");
  }

  private static List<String> ids(List<Watch.Change> changes) {
    return changes.stream().map(Watch.Change::id).toList();
  }

  private List<Watch.Change> looked(
      FeedStatus.State state, double used, double free, Map<String, String> files, long set) {
    FeedStatus feed = new FeedStatus("feed.pbx", state, 1, 0, NOW, 0);
    PipelineHealth health =
        new PipelineHealth(true, NOW, List.of(feed), PipelineHealth.Job.READING, NOW);
    return watch.look(health, used, free, files, refusals, NOW + set + 1_000, 1_000);
  }
}
