package io.ringfence.cli.accesslog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.options.BadInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The entries of an access log, in the order in which they were written. */
final class LogReader {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATIENCE_MILLIS = "20000";

  private LogReader() {}

  /** Takes one entry. */
  interface Taker {
    void take(JsonNode entry);
  }

  /**
   * Those of a file.
   *
   * @return how many lines are no entries
   */
  static int file(String file, Taker taker) throws BadInput {
    int unreadable = 0;
    try (BufferedReader lines =
        file.equals("-")
            ? new BufferedReader(new InputStreamReader(System.in, UTF_8))
            : Files.newBufferedReader(Path.of(file))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        unreadable += line.isBlank() || take(line.getBytes(UTF_8), taker) ? 0 : 1;
      }
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read");
    }
    return unreadable;
  }

  /**
   * Those that a topic has now.
   *
   * @return how many records are no entries
   */
  static int topic(Properties client, String topic, Taker taker) throws BadInput {
    Properties settings = new Properties();
    settings.putAll(client);
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "earliest");
    settings.put("default.api.timeout.ms", PATIENCE_MILLIS);
    int unreadable = 0;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<PartitionInfo> found = consumer.partitionsFor(topic);
      if (found == null || found.isEmpty()) {
        throw new BadInput("there is no topic " + topic);
      }
      List<TopicPartition> partitions =
          found.stream().map(each -> new TopicPartition(topic, each.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          unreadable += record.value() != null && take(record.value(), taker) ? 0 : 1;
        }
      }
    } catch (KafkaException e) {
      throw new BadInput("the topic " + topic + " cannot be read: " + e.getMessage());
    }
    return unreadable;
  }

  private static boolean take(byte[] record, Taker taker) {
    try {
      JsonNode entry = JSON.readTree(record);
      if (entry != null && entry.path("action").isTextual() && entry.path("time").isTextual()) {
        taker.take(entry);
        return true;
      }
    } catch (IOException e) {
      // Its message quotes the record, so it goes no further.
    }
    return false;
  }
}
