package io.ringfence.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.jobs.io.kafka.TopicRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Reads topics as somebody else would: from their beginning, what has been committed. */
final class Committed {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Committed() {}

  /** All records of a topic up to what is committed now, those of a partition in their order. */
  static List<JsonNode> of(Properties client, String topic) {
    List<JsonNode> found = new ArrayList<>();
    TopicRecords.read(client, List.of(topic), each -> add(each.value(), found))
        .ifPresent(
            missing -> {
              throw new IllegalStateException("there is no topic " + missing);
            });
    return found;
  }

  /** Somebody may have written what is no record. */
  private static void add(byte[] value, List<JsonNode> found) {
    try {
      JsonNode record = value == null ? null : JSON.readTree(value);
      if (record != null && record.isObject()) {
        found.add(record);
      }
    } catch (IOException e) {
      // It is passed over.
    }
  }
}
