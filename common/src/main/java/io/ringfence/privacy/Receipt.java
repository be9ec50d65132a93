package io.ringfence.privacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The record that a privacy request was carried out, or why not; and of what becomes of a hold.
 *
 * @param outcome what was done
 * @param effect on what is held of the subject
 * @param until when a hold ends, epoch milliseconds; {@link #NO_END} of other requests
 * @param document id of the document that answers a request for access; empty of other requests
 * @param referral who answers in the provider's place; empty where the provider does
 */
public record Receipt(
    Request request,
    Outcome outcome,
    Effect effect,
    long until,
    String document,
    Optional<Referral> referral) {

  public static final long NO_END = Long.MAX_VALUE;

  /** Of a request that makes no document and begins no hold. */
  public Receipt(Request request, Outcome outcome, Effect effect) {
    this(request, outcome, effect, NO_END, "", Optional.empty());
  }

  /**
   * The request that was made.
   *
   * @param id of the privacy signal
   * @param action its topic
   * @param subject keyed hash of the subject, lower-case hex: no personal data without the key
   * @param key what the key of that hash is called
   * @param time event time
   */
  public record Request(String id, SignalTopic action, String subject, String key, long time) {

    /** A request about a subject, by the name that receipts have for it. */
    public static Request of(Privacy request, Subject subject, Pseudonym names) {
      return of(request.id(), request.action(), request.time(), subject, names);
    }

    public static Request of(
        String id, SignalTopic action, long time, Subject subject, Pseudonym names) {
      return new Request(id, action, names.of(subject), names.key(), time);
    }
  }

  /**
   * What a request has done to what is held of the subject.
   *
   * @param pieces how many pieces of each class of data were held (access), removed (erase) or
   *     changed (correct)
   * @param refused what was not erased, or not corrected
   * @param erasedUpTo up to when all of the subject was erased, epoch milliseconds; {@link
   *     #NOT_ERASED} if it was not
   */
  public record Effect(Map<String, Integer> pieces, List<Refused> refused, long erasedUpTo) {

    public static final long NOT_ERASED = Long.MIN_VALUE;

    /** Of a request that erases nobody. */
    public Effect(Map<String, Integer> pieces, List<Refused> refused) {
      this(pieces, refused, NOT_ERASED);
    }

    /** Whether all that was held of the subject itself was erased. */
    public boolean erased() {
      return erasedUpTo != NOT_ERASED;
    }
  }

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

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * Whether the subject is also taken out of the states of others: by an erasure that does not
   * reach the subject's own state, too.
   */
  public boolean sweeps() {
    boolean done = request.action() == SignalTopic.PRIVACY_ERASE && outcome != Outcome.HELD;
    return effect.erased() || done;
  }

  public String json() {
    ObjectNode json = JSON.objectNode();
    json.put("request", request.id());
    json.put("action", request.action().event());
    json.put("subject", request.subject());
    json.put("key", request.key());
    json.put("time", Instant.ofEpochMilli(request.time()).toString());
    json.put("outcome", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    effect.pieces().forEach(json.putObject("pieces")::put);
    if (until != NO_END) {
      json.put("until", Instant.ofEpochMilli(until).toString());
    }
    if (!document.isEmpty()) {
      json.put("document", document);
    }
    if (!effect.refused().isEmpty()) {
      // One as it is, several as a list.
      ArrayNode refused = JSON.arrayNode();
      effect.refused().forEach(each -> write(each, refused.addObject()));
      json.set("refused", refused.size() > 1 ? refused : refused.get(0));
    }
    referral.ifPresent(
        each ->
            json.put("tenant", each.tenant())
                .put("name", each.name())
                .put("contact", each.contact()));
    return json.toString();
  }

  private static void write(Refused refused, ObjectNode json) {
    json.put("class", refused.dataClass()).put("ground", refused.ground());
    if (refused.until() != Long.MAX_VALUE) {
      json.put("until", Instant.ofEpochMilli(refused.until()).toString());
    }
  }
}
