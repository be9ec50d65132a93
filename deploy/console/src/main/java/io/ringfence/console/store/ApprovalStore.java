package io.ringfence.console.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Retention;
import io.ringfence.topics.TopicKinds;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Privacy requests that wait for a second person, by their id. */
public final class ApprovalStore {

  /** What nobody has approved by then has to be asked for again. */
  public static final Duration TERM = Duration.ofDays(7);

  /** Nobody looks through more. */
  private static final int MOST = 1_000;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Position NOWHERE = new Position(TopicNames.PRIVACY_REQUESTS, 0, 0);

  private final Decoder decoder;
  private final Map<String, Asked> open = new LinkedHashMap<>();

  /** A request, and the record that says so. */
  @SuppressWarnings("ArrayRecordComponent") // bytes as they came; never compared
  public record Asked(Privacy request, byte[] record) {

    /** The record that the job takes: of now, and with whoever approves it. */
    public byte[] approved(String by, long now) {
      try {
        ObjectNode json = (ObjectNode) JSON.readTree(record);
        json.put("time", Instant.ofEpochMilli(now).toString()).put("approvedBy", by);
        return json.toString().getBytes(StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public ApprovalStore(Sources sources) {
    this.decoder = new Decoder(sources, Retention.DEFAULT, TopicKinds.of(TopicNames.DEFAULTS));
  }

  /**
   * Takes a record of the topic.
   *
   * @param record null if the request has been approved or declined
   */
  public synchronized void take(String id, byte[] record) {
    if (record == null) {
      open.remove(id);
    } else if (open.size() < MOST
        && decoder.decode(record, NOWHERE, Decoder.NO_CLOCK) instanceof Decoded.Read read
        && read.signal() instanceof Privacy request
        && request.id().equals(id)) {
      open.put(id, new Asked(request, record));
    }
  }

  /** Those that can still be approved at a moment, the earliest first. */
  public synchronized List<Asked> at(long now) {
    open.values().removeIf(each -> !isOpen(each, now));
    return List.copyOf(open.values());
  }

  public synchronized Optional<Asked> find(String id, long now) {
    return Optional.ofNullable(open.get(id)).filter(each -> isOpen(each, now));
  }

  private static boolean isOpen(Asked asked, long now) {
    long age = now - asked.request().time();
    return age < TERM.toMillis() && age >= -Decoder.FUTURE_MILLIS;
  }
}
