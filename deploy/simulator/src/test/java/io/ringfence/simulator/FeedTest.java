package io.ringfence.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.topics.TopicNames;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeedTest {

  /** The simulator knows nothing of detection, so it has topic names of its own. */
  @Test
  void everyFeedWritesToATopicThatDetectionReads() {
    assertThat(Stream.of(Feed.values()).map(feed -> feed.topic))
        .isSubsetOf(
            Stream.concat(
                    TopicNames.DEFAULTS.traffic().stream(), TopicNames.DEFAULTS.control().stream())
                .toList());
  }
}
