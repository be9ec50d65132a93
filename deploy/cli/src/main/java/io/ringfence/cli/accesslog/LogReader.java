package io.ringfence.cli.accesslog;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.options.BadInput;
import io.ringfence.cli.options.BrokerRecords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The entries of an access log, in the order in which they were written. */
final class LogReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private LogReader() {}

  /**
   * Those of a file.
   *
   * @return how many lines are no entries
   */
  static int file(String file, Consumer<JsonNode> taker) throws BadInput {
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
  static int topic(Properties client, String topic, Consumer<JsonNode> taker) throws BadInput {
    AtomicInteger unreadable = new AtomicInteger();
    BrokerRecords.read(
        client,
        List.of(topic),
        record ->
            unreadable.addAndGet(record.value() != null && take(record.value(), taker) ? 0 : 1));
    return unreadable.get();
  }

  private static boolean take(byte[] record, Consumer<JsonNode> taker) {
    try {
      JsonNode entry = JSON.readTree(record);
      if (entry != null && entry.path("action").isTextual() && entry.path("time").isTextual()) {
        taker.accept(entry);
        return true;
      }
    } catch (IOException e) {
      // Its message quotes the record, so it goes no further.
    }
    return false;
  }
}
