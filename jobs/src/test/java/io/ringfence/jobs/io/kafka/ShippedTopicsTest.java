package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.broker.TopicSetting;
import io.ringfence.broker.Topics;
import io.ringfence.topics.TopicNames;
import org.junit.jupiter.api.Test;

/** {@code deploy/kafka/topics.yaml} and the code know the same topics. */
class ShippedTopicsTest {

  @Test
  void aTopicIsDeclaredForEveryRoleUnderItsDefaultName() {
    assertThat(Topics.shipped().all())
        .extracting(TopicSetting::name)
        .containsExactlyInAnyOrderElementsOf(TopicNames.DEFAULTS.byRole().values());
  }
}
