package io.ringfence.cli.evaluate.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.evaluate.input.TruthLabels.Attack;
import io.ringfence.cli.options.BadInput;
import io.ringfence.decode.notation.Rfc3339;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * {@code signals.jsonl}, read once from end to end: what is kept is the accounts and the times of
 * the attacks' signals. Records that detection refuses are passed over here, too: lines that are no
 * JSON, types that are no traffic, times from the future.
 */
public final class SignalsFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Listings and privacy requests are dated when somebody learnt or asked, not by traffic. */
  private static final Set<String> TRAFFIC =
      Set.of("call", "message", "session", "quality", "security");

  /** As far ahead of the clock as detection takes a record. */
  private static final long AHEAD_MILLIS = 300_000;

  private final long latest;
  private final Set<String> wanted = new HashSet<>();
  private final Map<String, Long> times = new HashMap<>();
  private final Set<String> accounts = new HashSet<>();
  private long signals;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  private SignalsFile(long now) {
    this.latest = now + AHEAD_MILLIS;
  }

  /**
   * Reads a file.
   *
   * @param now the clock by which a record is from the future, epoch milliseconds
   */
  public static TrafficStatistics read(Path file, TruthLabels truth, long now) throws BadInput {
    if (!Files.isRegularFile(file)) {
      throw new BadInput("there is no file " + file);
    }
    SignalsFile reading = new SignalsFile(now);
    for (Attack attack : truth.attacks()) {
      reading.wanted.addAll(attack.signals());
    }
    // A stream reader, unlike that of Files, takes bytes that are no UTF-8.
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        reading.take(line);
      }
    } catch (IOException e) {
      throw new BadInput(file + " cannot be read: " + e.getMessage());
    }
    return new TrafficStatistics(
        reading.signals, reading.accounts.size(), reading.first, reading.last, reading.times);
  }

  private void take(String line) {
    JsonNode record;
    try {
      record = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return;
    }
    long time = TruthLabels.millis(record.path("time"));
    if (TRAFFIC.contains(record.path("type").asText()) && time != Rfc3339.NONE && time <= latest) {
      count(record.path("id").asText(), record.path("account").asText(""), time);
    }
  }

  private void count(String id, String account, long time) {
    signals++;
    first = Math.min(first, time);
    last = Math.max(last, time);
    if (!account.isEmpty()) {
      accounts.add(account);
    }
    if (wanted.contains(id)) {
      times.merge(id, time, Math::min);
    }
  }
}
