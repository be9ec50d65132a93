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
        .whole(Fields.TIME, "time", Signal::time)
        .text(2, "source", Signal::source)
        .text(Fields.ID, "id", Signal::id)
        .text(Fields.TOPIC, "topic", s -> s.topic().label())
        .add(
            5,
            "localHour",
            Field.Type.INT,
            (signal, numbers) -> LocalTime.of(signal, numbers).hour())
        .add(
            6, "localDay", Field.Type.INT, (signal, numbers) -> LocalTime.of(signal, numbers).day())
        .fields();
  }

  static List<Field> ofMessages() {
    return new FieldCatalogue<>("message", Message.class)
        .text(200, "message", Message::message)
        .text(201, "status", message -> message.topic().event())
        .text(202, "channel", Message::channel)
        .named(SubjectKind.NUMBER, 203, "from", Message::from)
        .named(SubjectKind.NUMBER, 204, "to", Message::to)
        .named(SubjectKind.ACCOUNT, 205, Message::account)
        .named(SubjectKind.DEVICE, 206, Message::device)
        .named(SubjectKind.ADDRESS, 207, Message::address)
        .named(SubjectKind.MEETING, 208, Message::meeting)
        .whole(209, "segments", Message::segments)
        .named(SubjectKind.CONTENT, 210, "template", Message::template)
        .whole(211, "links", Message::links)
        .whole(212, "length", Message::length)
        .whole(213, "numbers", Message::numbers)
        .text(214, "linkHost", Message::linkHost)
        .number(220, "origin", Message::from)
        .number(230, "destination", Message::to)
        .fields();
  }

  static List<Field> ofSessions() {
    return new FieldCatalogue<>("session", Session.class)
        .named(SubjectKind.MEETING, 300, Session::meeting)
        .text(301, "action", s -> s.topic().event())
        .named(Subject.PARTICIPANT, 302, "participant", Session::participant)
        .named(SubjectKind.ACCOUNT, 303, Session::account)
        .named(SubjectKind.DEVICE, 304, Session::device)
        .named(SubjectKind.ADDRESS, 305, Session::address)
        .named(SubjectKind.NUMBER, 306, Session::number)
        .number(310, "origin", Session::number)
        .fields();
  }

  static List<Field> ofQuality() {
    return new FieldCatalogue<>("quality", Quality.class)
        .text(400, "call", Quality::call)
        .named(SubjectKind.TRUNK, 401, Quality::trunk)
        .text(402, "region", Quality::region)
        .real(403, "mos", Quality::mos)
        .real(404, "jitterMillis", Quality::jitterMillis)
        .real(405, "lossPercent", Quality::lossPercent)
        .real(406, "rttMillis", Quality::rttMillis)
        .fields();
  }

  static List<Field> ofSecurity() {
    return new FieldCatalogue<>("security", Security.class)
        .text(500, "event", security -> security.topic().event())
        .named(SubjectKind.ACCOUNT, 501, Security::account)
        .named(SubjectKind.NUMBER, 502, Security::number)
        .named(SubjectKind.NUMBER, 503, "to", Security::to)
        .named(SubjectKind.DEVICE, 504, Security::device)
        .named(SubjectKind.ADDRESS, 505, Security::address)
        .text(USER_AGENT, "userAgent", Security::userAgent)
        .text(507, "country", Security::country)
        // 508 and 509 are kept for latitude and longitude: no condition can use them yet.
        .number(520, "origin", Security::number)
        .number(530, "destination", Security::to)
        .fields();
  }

  static List<Field> ofListings() {
    return new FieldCatalogue<>("listing", Listing.class)
        .text(600, "action", listing -> listing.topic().event())
        .text(601, "kind", listing -> listing.subject().kind().label())
        .text(602, "value", listing -> listing.subject().value())
        .text(603, "list", Listing::list)
        .text(604, "reason", Listing::reason)
        .text(605, "actor", Listing::actor)
        .whole(606, "from", Listing::from)
        .whole(607, "until", Listing::until)
        .flag(608, "withdrawn", Listing::withdrawn)
        .fields();
  }
}
