package io.ringfence.simulator.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.topics.TopicNames;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordSourceTest {

  /** The simulator knows nothing of detection, so it has topic names of its own. */
  @Test
  void everyFeedWritesToATopicThatDetectionReads() {
    assertThat(Stream.of(RecordSource.values()).map(feed -> feed.topic))
        .isSubsetOf(
            Stream.concat(
                    TopicNames.DEFAULTS.traffic().stream(), TopicNames.DEFAULTS.control().stream())
                .toList());
  }
}
