package io.ringfence.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.options.TopicProducer;
import io.ringfence.topics.TopicNames;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Sends recorded signals to the topics on which such signals arrive. */
final class RecordedTraffic {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Larger records are refused by detection; the broker takes no more than a megabyte. */
  private static final int LARGEST = 1_000_000;

  private static final Map<String, String> TOPICS =
      Map.of(
          "call", TopicNames.CALLS,
          "message", TopicNames.MESSAGES,
          "session", TopicNames.SESSIONS,
          "quality", TopicNames.QUALITY,
          "security", TopicNames.SECURITY,
          "listing", TopicNames.LISTINGS,
          "privacy", TopicNames.PRIVACY_REQUESTS);

  private RecordedTraffic() {}

  /** Sends every line that is not blank, as it is; returns how many. */
  static long send(Path file, TopicProducer sender) throws IOException {
    long count = 0;
    try (InputStream in = open(file)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next != '\n') {
          if (line.size() < LARGEST) {
            line.write(next);
          }
          continue;
        }
        count += send(line.toByteArray(), sender);
        line.reset();
      }
      count += send(line.toByteArray(), sender);
    }
    return count;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return file.toString().endsWith(".gz")
        ? new BufferedInputStream(new GZIPInputStream(in), 1 << 16)
        : in;
  }

  private static int send(byte[] line, TopicProducer sender) {
    if (new String(line, StandardCharsets.ISO_8859_1).isBlank()) {
      return 0;
    }
    Address address = address(line);
    sender.send(address.topic(), address.key(), line);
    return 1;
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
