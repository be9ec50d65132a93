package io.ringfence.jobs.io.kafka;

import io.ringfence.jobs.io.LedgerAtStart;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger's topic, from its beginning to its end. A task that cannot read it fails. */
final class LedgerTopic implements LedgerAtStart {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerTopic.class);

  private final Properties client;
  private final String topic;

  LedgerTopic(Properties client, String topic) {
    this.client = client;
    this.topic = topic;
  }

  @Override
  public void read(Consumer<byte[]> each) {
    TopicRecords.read(
            client,
            List.of(topic),
            record -> {
              if (record.value() != null) {
                each.accept(record.value());
              }
            })
        .ifPresent(
            missing ->
                LOG.warn("There is no topic {}: create it with `ringfence topics`.", missing));
  }
}
