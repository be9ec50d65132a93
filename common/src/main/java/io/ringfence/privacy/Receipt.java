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
 * @param time of the request, event time
 * @param outcome what was done
 * @param pieces how many pieces of each class of data were held (access) or removed (erase)
 * @param refused what was not erased, by class of data
 * @param until when a hold ends, epoch milliseconds; {@link Long#MAX_VALUE} of other requests
 * @param document id of the document that answers a request for access; empty of other requests
 * @param erased whether the subject is taken out of the states of others, too
 * @param referral who answers in the provider's place; empty where the provider does
 */
public record Receipt(
    String request,
    SignalTopic action,
    String subject,
    long time,
    Outcome outcome,
    Map<String, Integer> pieces,
    List<Refused> refused,
    long until,
    String document,
    boolean erased,
    Optional<Referral> referral) {

  /** Of what the provider answers itself. */
  public Receipt(
      String request,
      SignalTopic action,
      String subject,
      long time,
      Outcome outcome,
      Map<String, Integer> pieces,
      List<Refused> refused,
      long until,
      String document,
      boolean erased) {
    this(
        request,
        action,
        subject,
        time,
        outcome,
        pieces,
        refused,
        until,
        document,
        erased,
        Optional.empty());
  }

  /** Why listings are kept, in the words of a policy. */
  private static final String GROUND = "prevention of fraud";

  /**
   * A class of data that is kept on a lawful ground, in the least form that serves it; or that is
   * not for who asks.
   *
   * @param ground what for, or by which law
   * @param until epoch milliseconds; {@link Long#MAX_VALUE} for as long as it holds
   */
  public record Refused(String dataClass, String ground, long until) {

    /** What lists say. */
    public static Refused listings(long until) {
      return new Refused("listings", GROUND, until);
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
    ENDED
  }

  private static final JsonFactory JSON = new JsonFactory();

  /** With one class at most that was not erased. */
  public Receipt(
      String request,
      SignalTopic action,
      String subject,
      long time,
      Outcome outcome,
      Map<String, Integer> pieces,
      Optional<Refused> refused,
      long until,
      String document,
      boolean erased) {
    this(
        request,
        action,
        subject,
        time,
        outcome,
        pieces,
        refused.stream().toList(),
        until,
        document,
        erased);
  }

  public String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("request", request);
      json.writeStringField("action", action.event());
      json.writeStringField("subject", subject);
      json.writeStringField("time", Instant.ofEpochMilli(time).toString());
      json.writeStringField("outcome", outcome.name().toLowerCase(Locale.ROOT));
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
