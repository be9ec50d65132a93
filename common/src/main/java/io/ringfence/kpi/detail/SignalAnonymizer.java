package io.ringfence.kpi.detail;

import io.ringfence.signal.Call;
import io.ringfence.signal.CallParties;
import io.ringfence.signal.CallProgress;
import io.ringfence.signal.CallRoute;
import io.ringfence.signal.Message;
import io.ringfence.signal.Quality;
import io.ringfence.signal.Security;
import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.Hash;
import io.ringfence.signal.encoding.KeyedHash;
import io.ringfence.signal.number.NumberLookup;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Signals without the people in them, so that neither state nor rows say anything of anybody. In
 * place of a destination's number stands its country; in place of a participant, a hash: under a
 * key, or whoever can guess a number could look for its hash. Of the parties of a call two bytes of
 * a hash are left: one number in 65,536 has the same under that call id, so they tell two calls of
 * one id apart and say of nobody who it is.
 *
 * @param key of the hashes; empty if there is none
 */
public record SignalAnonymizer(NumberLookup numbers, Optional<KeyedHash> key) {

  private static final int PARTY_DIGITS = 4;

  /** As long as a hash without a key. */
  private static final int HASH_BYTES = Long.BYTES;

  private String hash(String who) {
    return key.isPresent()
        ? key.get().of("attendance\n" + who, HASH_BYTES)
        : HexFormat.of().toHexDigits(Hash.of(who));
  }

  /** What counts of a signal; empty where no indicator is made of it. */
  public Optional<Signal> of(Signal signal) {
    if (signal instanceof Call call) {
      return Optional.of(call(call));
    } else if (signal instanceof Message message) {
      return Optional.of(message(message));
    } else if (signal instanceof Session session) {
      return Optional.of(session(session));
    } else if (signal instanceof Quality) {
      return Optional.of(signal);
    } else if (signal instanceof Security security && counts(security.event())) {
      return Optional.of(security(security));
    }
    return Optional.empty();
  }

  static boolean counts(SignalTopic event) {
    return switch (event) {
      case SECURITY_OTP_SENT,
          SECURITY_OTP_VERIFIED,
          SECURITY_REGISTER_OK,
          SECURITY_REGISTER_FAILED,
          SECURITY_ACCOUNT_UNKNOWN ->
          true;
      default -> false;
    };
  }

  private String country(String number) {
    return numbers.of(number).country();
  }

  private Call call(Call call) {
    return call.with(
        new CallParties(
            party(call, call.from()), country(call.to()), party(call, call.to()), "", "", ""),
        new CallRoute(call.trunk(), "", ""),
        CallProgress.of(
            call.started(), call.ringMillis(), call.talkMillis(), call.sipCode(), call.q850(), ""));
  }

  private static String party(Call call, String number) {
    return number.isEmpty()
        ? ""
        : HexFormat.of().toHexDigits(Hash.of(call.call() + '\n' + number), PARTY_DIGITS);
  }

  /** What is left of the caller, of a call without people; empty for one who is not known. */
  static String caller(Call call) {
    return call.from();
  }

  /** The same of the called party, whose country is in its place. */
  static String called(Call call) {
    return call.account();
  }

  /** The call without what tells its parties from those of others. */
  static Call withoutParties(Call call) {
    return call.with(new CallParties("", call.to(), "", "", "", ""), call.route(), call.progress());
  }

  private Message message(Message message) {
    return new Message(
        message.id(),
        message.time(),
        message.source(),
        message.message(),
        message.status(),
        false,
        message.channel(),
        "",
        country(message.to()),
        "",
        "",
        "",
        "",
        Signal.ABSENT,
        "",
        0,
        message.length(),
        0,
        "");
  }

  /**
   * Who it is: what the record says first of participant, account, device, number, address. One who
   * is nobody is nobody else either.
   */
  private Session session(Session session) {
    String who = "";
    for (String each :
        new String[] {
          session.participant(),
          session.account(),
          session.device(),
          session.number(),
          session.address(),
          '\n' + session.id()
        }) {
      who = who.isEmpty() ? each : who;
    }
    return new Session(
        session.id(),
        session.time(),
        session.source(),
        session.action(),
        session.meeting(),
        hash(who),
        "",
        "",
        "",
        "");
  }

  private Security security(Security event) {
    return new Security(
        event.id(),
        event.time(),
        event.source(),
        event.event(),
        "",
        "",
        country(event.number()),
        "",
        "",
        "",
        "",
        Double.NaN,
        Double.NaN);
  }
}
