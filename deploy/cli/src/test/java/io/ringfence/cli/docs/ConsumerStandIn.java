package io.ringfence.cli.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Stands in for {@code kafka-console-consumer}, which comes with Kafka and not with its libraries:
 * it knows the options that pages use, and like that program it reads on for ever unless it is told
 * otherwise.
 */
final class ConsumerStandIn {

  private static final List<String> WITH_A_VALUE =
      List.of("--bootstrap-server", "--topic", "--timeout-ms");

  private ConsumerStandIn() {}

  public static void main(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      String name = arguments[i];
      if (!WITH_A_VALUE.contains(name) && !name.equals("--from-beginning")) {
        throw new IllegalArgumentException(name + " is not recognized");
      }
      options.put(name, WITH_A_VALUE.contains(name) ? arguments[++i] : "");
    }
    Duration patience =
        options.containsKey("--timeout-ms")
            ? Duration.ofMillis(Long.parseLong(options.get("--timeout-ms")))
            : Duration.ofDays(1);
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", options.get("--bootstrap-server")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(
          consumer.partitionsFor(options.get("--topic")).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .collect(Collectors.toList()));
      consumer.seekToBeginning(consumer.assignment());
      ConsumerRecords<byte[], byte[]> read = consumer.poll(patience);
      while (!read.isEmpty()) {
        for (ConsumerRecord<byte[], byte[]> each : read) {
          System.out.println(new String(each.value(), UTF_8));
        }
        read = consumer.poll(patience);
      }
    }
  }
}
