package io.ringfence.rule.field;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Message;
import io.ringfence.signal.Quality;
import io.ringfence.signal.Security;
import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.List;

/**
 * What rules read of signals that are not calls, and of any signal. Ids are stored: never change or
 * reuse one.
 */
final class OtherFields {

  static final int USER_AGENT = 506;

  private OtherFields() {}

  static List<Field> ofAnySignal() {
    return new FieldCatalogue<>(Fields.ANY_KIND, Signal.class)
        .whole(Fields.TIME, "time", "event time, ms since the epoch", Signal::time)
        .text(2, "source", "the feed that told of it", Signal::source)
        .text(Fields.ID, "id", "id of the input record", Signal::id)
        .text(
            Fields.TOPIC,
            "topic",
            "as `on` names it, such as `call.attempt`",
            s -> s.topic().label())
        .add(
            5,
            "localHour",
            Field.Type.INT,
            "hour where the account's own number is at home, 0-23; see below",
            (signal, numbers) -> LocalTime.of(signal, numbers).hour())
        .add(
            6,
            "localDay",
            Field.Type.INT,
            "day there, 1 Monday to 7 Sunday",
            (signal, numbers) -> LocalTime.of(signal, numbers).day())
        .fields();
  }

  static List<Field> ofMessages() {
    return new FieldCatalogue<>("message", Message.class)
        .text(200, "message", "the message's own id, the same in all reports", Message::message)
        .text(
            201,
            "status",
            "`submitted`, `delivered`, `failed` or `blocked`",
            message -> message.topic().event())
        .text(202, "channel", "`sms` or `chat`", Message::channel)
        .named(SubjectKind.NUMBER, 203, "from", "sending number, empty if none", Message::from)
        .named(SubjectKind.NUMBER, 204, "to", "receiving number, empty if none", Message::to)
        .named(SubjectKind.ACCOUNT, 205, "our customer's account", Message::account)
        .named(SubjectKind.DEVICE, 206, "device of the sender", Message::device)
        .named(SubjectKind.ADDRESS, 207, "IP address of the sender", Message::address)
        .named(SubjectKind.MEETING, 208, "room of a chat message, or empty", Message::meeting)
        .whole(209, "segments", "number of segments; -1 unknown", Message::segments)
        .named(
            SubjectKind.CONTENT,
            210,
            "template",
            "hash of the text without names, numbers, codes and links; empty without text",
            Message::template)
        .whole(211, "links", "number of links in the text", Message::links)
        .whole(212, "length", "characters of the text; -1 unknown", Message::length)
        .whole(213, "numbers", "number of telephone numbers to call in the text", Message::numbers)
        .text(
            214,
            "linkHost",
            "host of the text's first link, lower case, without `www.`; empty without a link",
            Message::linkHost)
        .number(220, "origin", "of the sending number", Message::from)
        .number(230, "destination", "of the receiving number", Message::to)
        .fields();
  }

  static List<Field> ofSessions() {
    return new FieldCatalogue<>("session", Session.class)
        .named(SubjectKind.MEETING, 300, "the meeting", Session::meeting)
        .text(301, "action", "`join`, `leave`, `kick` or `refuse`", s -> s.topic().event())
        .named(
            Subject.PARTICIPANT,
            302,
            "participant",
            "the participant's id in the meeting",
            Session::participant)
        .named(SubjectKind.ACCOUNT, 303, "the participant's account", Session::account)
        .named(SubjectKind.DEVICE, 304, "the participant's device", Session::device)
        .named(SubjectKind.ADDRESS, 305, "the participant's IP address", Session::address)
        .named(SubjectKind.NUMBER, 306, "number that dialled in, or empty", Session::number)
        .number(310, "origin", "of the number that dialled in", Session::number)
        .fields();
  }

  static List<Field> ofQuality() {
    return new FieldCatalogue<>("quality", Quality.class)
        .text(400, "call", "id of the measured call", Quality::call)
        .named(SubjectKind.TRUNK, 401, "trunk or carrier", Quality::trunk)
        .text(402, "region", "region of the measuring point", Quality::region)
        .real(403, "mos", "mean opinion score 1-5; -1 unknown", Quality::mos)
        .real(404, "jitterMillis", "jitter, ms; -1 unknown", Quality::jitterMillis)
        .real(405, "lossPercent", "packets lost, 0-100; -1 unknown", Quality::lossPercent)
        .real(406, "rttMillis", "round trip, ms; -1 unknown", Quality::rttMillis)
        .fields();
  }

  static List<Field> ofSecurity() {
    return new FieldCatalogue<>("security", Security.class)
        .text(500, "event", "such as `register.failed`", security -> security.topic().event())
        .named(SubjectKind.ACCOUNT, 501, "the account that it is about", Security::account)
        .named(
            SubjectKind.NUMBER,
            502,
            "the account's number; of `otp.*` the receiver",
            Security::number)
        .named(
            SubjectKind.NUMBER,
            503,
            "to",
            "called number, or new target of forwarding",
            Security::to)
        .named(SubjectKind.DEVICE, 504, "device", Security::device)
        .named(SubjectKind.ADDRESS, 505, "IP address that asked", Security::address)
        .text(USER_AGENT, "userAgent", "what the device says that it is", Security::userAgent)
        .text(507, "country", "country of the address, ISO 3166 alpha-2", Security::country)
        // 508 and 509 are kept for latitude and longitude: no condition can use them yet.
        .number(520, "origin", "of `security.number`", Security::number)
        .number(530, "destination", "of `security.to`", Security::to)
        .fields();
  }

  static List<Field> ofListings() {
    return new FieldCatalogue<>("listing", Listing.class)
        .text(600, "action", "`add`, `remove` or `allow`", listing -> listing.topic().event())
        .text(
            601, "kind", "kind of the listed subject", listing -> listing.subject().kind().label())
        .text(602, "value", "the listed subject", listing -> listing.subject().value())
        .text(603, "list", "name of the list", Listing::list)
        .text(604, "reason", "why, as the list says", Listing::reason)
        .text(605, "actor", "who listed it", Listing::actor)
        .whole(606, "from", "since when it holds, ms since the epoch", Listing::from)
        .whole(607, "until", "until when, ms since the epoch; open-ended 2^63-1", Listing::until)
        .flag(608, "withdrawn", "of a remove: the entry never held", Listing::withdrawn)
        .fields();
  }
}
