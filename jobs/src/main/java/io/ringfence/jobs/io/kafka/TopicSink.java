package io.ringfence.jobs.io.kafka;

import io.ringfence.jobs.io.OutputRecord;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The end of a stream in a topic, in as many tasks as the stream has. */
final class TopicSink {

  /**
   * The most that brokers allow by default ({@code transaction.max.timeout.ms}; Flink's hour would
   * be refused). What was written and not yet committed when the job went down is lost if it stays
   * down for longer; the client's settings may say more where the brokers do.
   */
  private static final String TRANSACTION_MILLIS = Long.toString(Duration.ofMinutes(15).toMillis());

  private TopicSink() {}

  /**
   * Writes a stream to a topic.
   *
   * @param name of the sink, its uid and the end of the prefix of its transactions
   * @param lingerMillis how long a record may wait for others
   */
  static void of(
      KafkaSettings kafka,
      DataStream<OutputRecord> records,
      String name,
      String topic,
      String lingerMillis) {
    if (kafka.exactlyOnce()
        && !records.getExecutionEnvironment().getCheckpointConfig().isCheckpointingEnabled()) {
      throw new IllegalArgumentException("exactly once takes checkpoints: nothing would be told");
    }
    Properties client = new Properties();
    client.putAll(kafka.client());
    client.putIfAbsent("compression.type", "lz4");
    client.putIfAbsent("linger.ms", lingerMillis);
    client.putIfAbsent("transaction.timeout.ms", TRANSACTION_MILLIS);
    KafkaSink<OutputRecord> sink =
        KafkaSink.<OutputRecord>builder()
            .setBootstrapServers(kafka.bootstrapServers())
            .setKafkaProducerConfig(client)
            .setRecordSerializer(new OutputRecordSerializer(topic))
            .setDeliveryGuarantee(
                kafka.exactlyOnce()
                    ? DeliveryGuarantee.EXACTLY_ONCE
                    : DeliveryGuarantee.AT_LEAST_ONCE)
            .setTransactionalIdPrefix(kafka.group() + '-' + name)
            .build();
    records.sinkTo(sink).uid(name).name(name).setParallelism(records.getParallelism());
  }
}
