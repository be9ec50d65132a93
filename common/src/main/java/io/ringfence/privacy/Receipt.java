package io.ringfence.privacy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.signal.SignalTopic;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The record that a privacy request was carried out, or why not; and of what becomes of a hold.
 *
 * @param request id of the privacy signal
 * @param action the request's topic
 * @param subject keyed hash of the subject, lower-case hex: no personal data without the key
 * @param key what the key of that hash is called
 * @param time of the request, event time
 * @param outcome what was done
 * @param pieces how many pieces of each class of data were held (access), removed (erase) or
 *     changed (correct)
 * @param refused what was not erased, or not corrected
 * @param until when a hold ends, epoch milliseconds; {@link Long#MAX_VALUE} of other requests
 * @param document id of the document that answers a request for access; empty of other requests
 * @param erasedUpTo up to when all of the subject was erased, epoch milliseconds; {@link
 *     Long#MIN_VALUE} if it was not
 * @param referral who answers in the provider's place; empty where the provider does
 */
public record Receipt(
    String request,
    SignalTopic action,
    String subject,
    String key,
    long time,
    Outcome outcome,
    Map<String, Integer> pieces,
    List<Refused> refused,
    long until,
    String document,
    long erasedUpTo,
    Optional<Referral> referral) {

  /** In place of the request of a hold that an earlier release has stored. */
  public static final String UNKNOWN = "unknown";

  /**
   * A class of data of which a request was not carried out, or that is not for who asks.
   *
   * @param ground what for, or by which law
   * @param until epoch milliseconds; {@link Long#MAX_VALUE} for as long as it holds
   */
  public record Refused(String dataClass, String ground, long until) {

    /** Listings that are kept in the least form that does their work. */
    public static Refused listings(long until) {
      return new Refused("listings", "prevention of fraud", until);
    }

    /** Measures that have taken in records which cannot be told from others any more. */
    public static Refused measures(long until) {
      return new Refused("measures", "cannot be separated", until);
    }

    /** A tenant has asked for what several have told. */
    public static Refused shared() {
      return new Refused("shared", "also held for others", Long.MAX_VALUE);
    }

    /** Who was known to several has asked, and some of it is tenants' alone. */
    public static Refused tenants() {
      return new Refused("tenants", "processed for customers, who answer for it", Long.MAX_VALUE);
    }
  }

  /**
   * The customer for whom the data is processed.
   *
   * @param tenant its id
   * @param contact where to ask
   */
  public record Referral(String tenant, String name, String contact) {}

  /** What became of a request. */
  public enum Outcome {
    DONE,
    /** A hold keeps the subject's state for a lawful reason. */
    HELD,
    /** It is a customer's to answer: nothing was told, and nothing of it erased. */
    REFER,
    /** Of a hold: the date of its review has come, and it goes on. */
    REVIEW,
    /** Of a hold: it has reached its end; what it had put off is done. */
    ENDED,
    /** Of a correction: nothing was found that it bears on. */
    NOT_FOUND
  }

  private static final JsonFactory JSON = new JsonFactory();

  /** Whether all that was held of the subject itself was erased. */
  public boolean erased() {
    return erasedUpTo != Long.MIN_VALUE;
  }

  /**
   * Whether the subject is also taken out of the states of others: by an erasure that does not
   * reach the subject's own state, too.
   */
  public boolean sweeps() {
    boolean done = action == SignalTopic.PRIVACY_ERASE && outcome != Outcome.HELD;
    return (erased() || done) && !request.equals(UNKNOWN);
  }

  public String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("request", request);
      json.writeStringField("action", action.event());
      json.writeStringField("subject", subject);
      json.writeStringField("key", key);
      json.writeStringField("time", Instant.ofEpochMilli(time).toString());
      json.writeStringField("outcome", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      json.writeObjectFieldStart("pieces");
      for (Map.Entry<String, Integer> each : pieces.entrySet()) {
        json.writeNumberField(each.getKey(), each.getValue());
      }
      json.writeEndObject();
      if (until != Long.MAX_VALUE) {
        json.writeStringField("until", Instant.ofEpochMilli(until).toString());
      }
      if (!document.isEmpty()) {
        json.writeStringField("document", document);
      }
      if (!refused.isEmpty()) {
        json.writeFieldName("refused");
        writeRefused(json);
      }
      if (referral.isPresent()) {
        json.writeStringField("tenant", referral.get().tenant());
        json.writeStringField("name", referral.get().name());
        json.writeStringField("contact", referral.get().contact());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** One as it is, several as a list. */
  private void writeRefused(JsonGenerator json) throws IOException {
    if (refused.size() > 1) {
      json.writeStartArray();
    }
    for (Refused each : refused) {
      json.writeStartObject();
      json.writeStringField("class", each.dataClass());
      json.writeStringField("ground", each.ground());
      if (each.until() != Long.MAX_VALUE) {
        json.writeStringField("until", Instant.ofEpochMilli(each.until()).toString());
      }
      json.writeEndObject();
    }
    if (refused.size() > 1) {
      json.writeEndArray();
    }
  }
}
