package io.ringfence.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.options.TopicProducer;
import io.ringfence.decode.feed.LineReader;
import io.ringfence.jobs.io.files.FileLines;
import io.ringfence.topics.RecordKind;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends recorded signals to the topics on which such signals arrive. */
final class RecordedTraffic {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> TOPICS =
      Arrays.stream(RecordKind.values())
          .collect(Collectors.toMap(kind -> kind.label, kind -> kind.role));

  private RecordedTraffic() {}

  /** Sends every line that is not blank, as it is; returns how many. */
  static long send(Path file, TopicProducer sender) throws IOException {
    long[] count = new long[1];
    FileLines.read(
        file.toString(),
        (number, line, length) -> {
          count[0]++;
          boolean whole = length <= LineReader.MOST_BYTES;
          // One that is too large keeps a size that is: detection refuses it as such.
          byte[] record = whole ? line : Arrays.copyOf(line, LineReader.MOST_BYTES + 1);
          Address address = address(record);
          sender.send(address.topic(), address.key(), record);
        });
    return count[0];
  }

  /** Where a record is sent. */
  record Address(String topic, String key) {}

  static Address address(byte[] line) {
    try {
      JsonNode record = JSON.readTree(line);
      String topic = TOPICS.getOrDefault(record.path("type").asText(), TopicNames.CALLS);
      if (topic.equals(TopicNames.LISTINGS) && record.hasNonNull("origin")) {
        topic = TopicNames.DERIVED_LISTINGS;
      }
      return new Address(topic, record.path("call").asText(record.path("source").asText()));
    } catch (IOException e) {
      // Not JSON: any topic will do, detection refuses it.
      return new Address(TopicNames.CALLS, "");
    }
  }
}
