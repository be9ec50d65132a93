package io.ringfence.cli.cluster;

import io.ringfence.simulator.broken.PartitionedTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts records where they belong, at once or over a while. */
public final class TopicFeeder implements AutoCloseable {

  private static final int BATCH = 50;

  private final KafkaProducer<byte[], byte[]> producer;

  public TopicFeeder(String bootstrap) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", bootstrap);
    producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Returns when all are on the broker. */
  public void feed(List<PartitionedTraffic.Placement> records) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (PartitionedTraffic.Placement each : records) {
      sent.add(
          producer.send(new ProducerRecord<>(each.topic(), each.partition(), null, each.value())));
    }
    producer.flush();
    for (Future<RecordMetadata> each : sent) {
      try {
        each.get();
      } catch (ExecutionException | InterruptedException e) {
        throw new IllegalStateException("a record was not sent", e);
      }
    }
  }

  /** The same over this many milliseconds, while others do something. */
  public Thread feed(List<PartitionedTraffic.Placement> records, long millis) {
    Thread thread =
        new Thread(
            () -> {
              for (int from = 0; from < records.size(); from += BATCH) {
                feed(records.subList(from, Math.min(records.size(), from + BATCH)));
                try {
                  Thread.sleep(millis * BATCH / records.size());
                } catch (InterruptedException e) {
                  return;
                }
              }
            },
            "feeding");
    thread.start();
    return thread;
  }

  @Override
  public void close() {
    producer.close();
  }
}
