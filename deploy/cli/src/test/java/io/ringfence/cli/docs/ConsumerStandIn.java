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
 * otherwise. Where it is, what it found at the start is enough: it need not wait for what may come.
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
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      boolean bounded = options.containsKey("--timeout-ms");
      while (!bounded || isBehind(consumer, ends)) {
        ConsumerRecords<byte[], byte[]> read = consumer.poll(patience);
        if (read.isEmpty()) {
          throw new IllegalStateException("nothing was read within " + patience);
        }
        for (ConsumerRecord<byte[], byte[]> each : read) {
          System.out.println(new String(each.value(), UTF_8));
        }
      }
    }
  }

  private static boolean isBehind(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(each -> consumer.position(each.getKey()) < each.getValue());
  }
}
