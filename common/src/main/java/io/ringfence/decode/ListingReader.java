package io.ringfence.decode;

import io.ringfence.decode.notation.SubjectWidth;
import io.ringfence.signal.Exemption;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import java.util.List;

final class ListingReader implements SignalReader {

  /** The largest whole number that every reader of JSON has exactly. */
  private static final long MOST_VERSIONS = 1L << 53;

  @Override
  public void require(FieldReader fields) {
    fields.require(FieldName.ACTION);
    fields.requireSubject();
    if (action(fields) == SignalTopic.LISTING_EXEMPT) {
      fields.require(FieldName.REASON);
      fields.require(FieldName.UNTIL);
      fields.require(FieldName.ACTOR);
      if (fields.absent(FieldName.FRAUDS)) {
        fields.require(FieldName.RULES);
      }
    }
  }

  @Override
  public Signal read(String id, long time, String source, FieldReader fields) {
    SignalTopic action = action(fields);
    Subject subject = fields.subject(FieldValues.LISTED);
    if (action != SignalTopic.LISTING_REMOVE) {
      checkWidth(subject);
      if (subject.isErased()) {
        throw RefusalException.bad("subject.value", "stands for an erased subject");
      }
    }
    String list = fields.label(FieldName.LIST);
    long from = fields.time(FieldName.FROM, time);
    long until = fields.time(FieldName.UNTIL, Long.MAX_VALUE);
    if (until <= from) {
      throw RefusalException.bad(FieldName.UNTIL.label, "not after the start");
    }
    long version = fields.whole(FieldName.VERSION, MOST_VERSIONS);
    Origin origin = fields.origin(FieldValues.LISTED);
    if (version == 0 && !origin.id().isEmpty()) {
      throw RefusalException.missing(FieldName.VERSION.label);
    }
    Listing listing =
        new Listing(
            id,
            time,
            source,
            action,
            subject,
            list.isEmpty() ? "default" : list,
            fields.free(FieldName.REASON),
            from,
            until,
            fields.flag(FieldName.WITHDRAWN),
            fields.label(FieldName.ACTOR),
            version,
            origin);
    return listing.exempting(exemption(listing, fields));
  }

  private static SignalTopic action(FieldReader fields) {
    SignalTopic action = fields.named(FieldName.ACTION, FieldValues.LISTING_ACTIONS);
    if (action == null) {
      throw RefusalException.bad(FieldName.ACTION.label, "empty");
    }
    return action;
  }

  /** Whoever names rules or frauds does not mean an allow, which clears of all. */
  private static Exemption exemption(Listing listing, FieldReader fields) {
    List<String> rules = names(FieldName.RULES, fields);
    List<String> frauds = names(FieldName.FRAUDS, fields);
    Exemption exemption = Exemption.of(rules, frauds);
    if (listing.action() != SignalTopic.LISTING_EXEMPT) {
      if (!exemption.isNone()) {
        FieldName field = rules.isEmpty() ? FieldName.FRAUDS : FieldName.RULES;
        throw RefusalException.bad(field.label, "only an exempt names any");
      }
      return exemption;
    }
    said(FieldName.REASON, listing.reason());
    said(FieldName.ACTOR, listing.actor());
    if (exemption.isNone()) {
      throw RefusalException.bad(FieldName.RULES.label, "neither rules nor frauds are named");
    }
    if (listing.until() - listing.from() > Exemption.LONGEST_MILLIS) {
      throw RefusalException.bad(FieldName.UNTIL.label, "more than 1,096 days after the start");
    }
    return exemption;
  }

  private static void said(FieldName field, String text) {
    if (text.isBlank()) {
      throw RefusalException.bad(field.label, "empty");
    }
  }

  private static List<String> names(FieldName field, FieldReader fields) {
    List<String> names = fields.texts(field);
    if (names.size() > Exemption.MOST_NAMES) {
      throw RefusalException.bad(field.label, "more than 32 names");
    }
    for (String each : names) {
      if (each == null || !Exemption.isName(each)) {
        throw RefusalException.bad(field.label, "one is no name like irsf-burst");
      }
    }
    return names;
  }

  /** What is too wide may still be removed. */
  private static void checkWidth(Subject subject) {
    SubjectWidth.fault(subject)
        .ifPresent(
            fault -> {
              throw new RefusalException(RefusalReason.TOO_WIDE, "subject.value", fault);
            });
  }
}
