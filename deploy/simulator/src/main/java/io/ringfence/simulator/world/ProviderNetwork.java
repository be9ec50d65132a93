package io.ringfence.simulator.world;

import io.ringfence.simulator.output.AttackLabel;
import io.ringfence.simulator.output.RecordSource;
import io.ringfence.simulator.output.RecordWriter;
import io.ringfence.simulator.output.TransitQueue;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;

/**
 * The provider's network. What an actor does in it becomes records of the contract, written by the
 * systems that would report it. Records of an attack carry the attack's label.
 */
public final class ProviderNetwork {

  private static final int REGISTRATION_SECONDS = 3_600;

  private final TransitQueue transit;
  private final RecordWriter writer = new RecordWriter();
  private final String run;
  private long count;
  private AttackLabel label;

  public ProviderNetwork(TransitQueue transit, String run) {
    this.transit = transit;
    this.run = run;
  }

  /** From here on records belong to this attack, or to none if null. */
  public void attribute(AttackLabel current) {
    label = current;
  }

  public AttackLabel label() {
    return label;
  }

  /** As {@link #call(RecordSource, long, PhoneCall)}, by the node that serves this customer. */
  public void call(long at, PhoneCall call) {
    int share = (call.account() == null ? call.to() : call.account()).hashCode() & 0xFF;
    call(
        share < 128 ? RecordSource.SBC_1 : share < 215 ? RecordSource.SBC_2 : RecordSource.SWITCH,
        at,
        call);
  }

  /**
   * A call from its attempt to its end. The switch reports it once, at its end; of the two border
   * controllers the second leaves the parties out of its later records.
   */
  public void call(RecordSource feed, long at, PhoneCall call) {
    PhoneCall.Outcome outcome = call.outcome();
    String callId = id("c-");
    long answered = at + outcome.ringMillis();
    long ended = answered + outcome.talkMillis();
    if (feed != RecordSource.SWITCH) {
      writer
          .begin("call", callId + ":attempt", at, feed)
          .text("call", callId)
          .text("phase", "attempt");
      parties(feed, call);
      send(feed, callId, callId + ":attempt", at);
      if (outcome.talkMillis() > 0) {
        writer
            .begin("call", callId + ":answer", answered, feed)
            .text("call", callId)
            .text("phase", "answer")
            .number("ringMillis", outcome.ringMillis())
            .number("sipCode", 200);
        if (feed == RecordSource.SBC_1) {
          parties(feed, call);
        }
        send(feed, callId, callId + ":answer", answered);
      }
    }
    writer.begin("call", callId + ":end", ended, feed).text("call", callId).text("phase", "end");
    if (feed != RecordSource.SBC_2) {
      parties(feed, call);
    }
    writer
        .moment("started", at)
        .number("ringMillis", outcome.ringMillis())
        .number("talkMillis", outcome.talkMillis())
        .number("sipCode", outcome.sipCode())
        .number("q850", outcome.q850())
        .text("releasedBy", outcome.releasedBy());
    send(feed, callId, callId + ":end", ended);
    if (outcome.talkMillis() > 30_000 && (count & 3) == 0) {
      quality(callId, ended, feed, call.trunk() == null ? trunk(feed) : call.trunk());
    }
  }

  private void parties(RecordSource feed, PhoneCall call) {
    Person caller = call.caller();
    writer
        .text("from", caller.number())
        .text("to", call.to())
        .text("account", call.account())
        .text("direction", call.direction())
        .text("attestation", call.attestation())
        .text("trunk", call.trunk() == null ? trunk(feed) : call.trunk());
    if (!call.inbound()) {
      writer
          .text("device", caller.device())
          .text("address", caller.address())
          .text("userAgent", caller.userAgent());
    }
  }

  private static String trunk(RecordSource feed) {
    return feed == RecordSource.SBC_1 ? "carrier-a" : "carrier-b";
  }

  private void quality(String callId, long at, RecordSource feed, String trunk) {
    String id = id("q-");
    long shade = RandomSource.hash(count, 11);
    double loss = (shade & 0xFF) / 128.0;
    writer
        .begin("quality", id, at, RecordSource.PROBE)
        .text("call", callId)
        .text("trunk", trunk)
        .text("region", feed == RecordSource.SBC_1 ? "us-east" : "eu-west")
        .tenths("mos", 4.3 - loss / 2)
        .tenths("jitterMillis", 4 + loss * 9)
        .tenths("lossPercent", loss)
        .number("rttMillis", 30 + (shade >>> 8 & 0x7F));
    send(RecordSource.PROBE, callId, id, at);
  }

  /** A text message and what became of it: {@code delivered}, {@code failed} or {@code blocked}. */
  public void sms(long at, Person sender, String to, String text, String fate, long after) {
    String id = id("m-");
    int segments = text.length() <= 160 ? 1 : (text.length() + 152) / 153;
    for (int report = 0; report < 2; report++) {
      String record = report == 0 ? id : id + ":report";
      long time = report == 0 ? at : at + after;
      writer
          .begin("message", record, time, RecordSource.MESSAGES)
          .text("message", report == 0 ? null : id)
          .text("channel", "sms")
          .text("from", sender.number())
          .text("to", to)
          .text("account", sender.account())
          .text("status", report == 0 ? "submitted" : fate);
      if (report == 0) {
        writer
            .text("device", sender.device())
            .text("address", sender.address())
            .text("text", text)
            .number("segments", segments);
      }
      send(RecordSource.MESSAGES, sender.number(), record, time);
    }
  }

  public void chat(long at, Person sender, String to, String meeting, String text) {
    String id = id("m-");
    writer
        .begin("message", id, at, RecordSource.CHAT)
        .text("channel", "chat")
        .text("to", to)
        .text("from", to == null ? null : sender.number())
        .text("meeting", meeting)
        .text("account", sender.account())
        .text("device", sender.device())
        .text("address", sender.address())
        .text("text", text)
        .text("status", "delivered");
    send(RecordSource.CHAT, sender.account(), id, at);
  }

  /** A stay in a meeting. */
  public void stay(long at, long until, Person guest, String meeting) {
    session(at, "join", guest, meeting);
    session(until, "leave", guest, meeting);
  }

  public void session(long at, String action, Person guest, String meeting) {
    String id = id("s-");
    writer
        .begin("session", id, at, RecordSource.MEETINGS)
        .text("meeting", meeting)
        .text("action", action)
        .text("participant", guest.account() + '@' + meeting)
        .text("account", guest.account())
        .text("device", guest.device())
        .text("address", guest.address())
        .text("number", guest.number());
    send(RecordSource.MEETINGS, meeting, id, at);
  }

  /** Something that the registrar or the account service logs of a person. */
  public void security(long at, String event, Person person) {
    security(at, event, person, null);
  }

  public void security(long at, String event, Person person, String to) {
    String id = id("e-");
    writer
        .begin("security", id, at, RecordSource.REGISTRAR)
        .text("event", event)
        .text("account", person.account())
        .text("number", person.number())
        .text("to", to)
        .text("device", person.device())
        .text("address", person.address())
        .text("userAgent", person.userAgent());
    if (person.country() != null) {
      writer
          .text("country", person.country().iso())
          .tenths("latitude", person.country().latitude())
          .tenths("longitude", person.country().longitude());
    }
    if (event.equals("register.ok")) {
      writer.number("expires", REGISTRATION_SECONDS);
    }
    send(
        RecordSource.REGISTRAR,
        person.account() == null ? person.address() : person.account(),
        id,
        at);
  }

  /** What the account service and the registrar log when a new customer begins. */
  public void firstSignIn(long at, Person customer) {
    security(at, "device.enrolled", customer);
    security(at + 8_000, "login.ok", customer);
    security(at + 20_000, "register.ok", customer);
  }

  /** A change of the house's own list; {@code from} 0 is now. */
  public void listing(long at, String action, SubjectId subject, String reason, long from) {
    String id = id("l-");
    writer
        .begin("listing", id, at, RecordSource.LISTS)
        .text("action", action)
        .subject(subject)
        .text("list", "house")
        .text("reason", reason)
        .text("actor", "desk");
    if (from != 0) {
      writer.moment("from", from);
    }
    send(RecordSource.LISTS, subject.value(), id, at);
  }

  public String meeting() {
    return id("room-");
  }

  private String id(String kind) {
    return kind + run + '-' + Long.toString(count++, 36);
  }

  private void send(RecordSource feed, String key, String id, long time) {
    transit.add(feed, key, id, time, writer.end(), label);
  }
}
