package io.ringfence.decode.format.freeswitchcdr;

import io.ringfence.decode.format.CallFormat;
import io.ringfence.decode.format.CallRoles;
import io.ringfence.decode.format.Feed;
import io.ringfence.decode.format.Line;
import io.ringfence.decode.format.LineDecoder;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.decode.format.Telling;
import io.ringfence.decode.format.UnreadableException;
import io.ringfence.topics.RecordKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Events of FreeSWITCH in JSON, as its event socket and {@code mod_amqp} send them: calls while
 * they are up, and who registers. The page is {@code deploy/docs/feeds/freeswitch-event.md}.
 */
public final class FreeSwitchEventFormat implements CallFormat {

  private static final String OVER = "CHANNEL_HANGUP_COMPLETE";

  /** The attempt alone names the parties: an event has the newest profile of its channel only. */
  private static final List<String> PARTIES = List.of("from", "to");

  @Override
  public String name() {
    return "freeswitch-event";
  }

  @Override
  public Set<RecordKind> kinds() {
    return Set.of(RecordKind.CALL, RecordKind.SECURITY);
  }

  @Override
  public boolean json() {
    return true;
  }

  @Override
  public LineDecoder decoder(Feed feed) {
    return (line, told) -> {
      if (line.text().isBlank()) {
        told.passed("blank");
      } else {
        tell(SwitchEvent.read(line.text()), line, feed, told);
      }
    };
  }

  private static void tell(SwitchEvent event, Line line, Feed feed, Telling told) {
    Leg leg = event.channel();
    switch (event.get("Event-Name")) {
      case "" -> throw UnreadableException.missing("Event-Name");
      case "CUSTOM" -> custom(event, line, told);
      case "CHANNEL_CREATE" -> {
        if (Call.isLoopback(leg) || Call.isSecondLeg(leg)) {
          told.passed("leg");
        } else {
          told.record(Call.attempt(leg, event.time(), feed));
        }
      }
      case "CHANNEL_ANSWER" -> {
        // That a first leg is answered may be an announcement's doing.
        if (Call.isLoopback(leg) || !leg.get("direction").equals("outbound")) {
          told.passed("leg");
        } else {
          told.record(Call.answer(leg, event.time(), feed));
        }
      }
      case OVER -> FreeSwitchCdrFormat.tell(leg, feed, PARTIES, told);
      default -> told.passed("other");
    }
  }

  /** Of sofia {@code from-user} is whom a registration is for, and {@code to-user} a failed one. */
  private static void custom(SwitchEvent event, Line line, Telling told) {
    switch (event.get("Event-Subclass")) {
      case "sofia::register" -> {
        if (event.get("update-reg").equals("true")) {
          told.passed("refresh");
        } else {
          String user = event.get("username");
          boolean known = !user.isEmpty() && !user.equals("unknown");
          told.record(security(event, line, "register.ok", known ? user : event.get("from-user")));
        }
      }
      case "sofia::register_failure" -> {
        boolean call = event.get("registration-type").equals("INVITE");
        String what = call ? "invite.refused" : "register.failed";
        told.record(security(event, line, what, event.get("to-user")));
      }
      case "sofia::wrong_call_state" -> told.record(security(event, line, "scan.probe", ""));
      case "vm::maintenance" -> {
        String result = event.get("VM-Auth-Result");
        if (result.equals("success") || result.equals("fail")) {
          String what = result.equals("fail") ? "voicemail.failed" : "voicemail.ok";
          told.record(security(event, line, what, event.get("VM-User")));
        } else {
          told.passed("other");
        }
      }
      default -> told.passed("other");
    }
  }

  private static NativeRecord security(SwitchEvent event, Line line, String what, String account) {
    String core = event.get("Core-UUID");
    String number = event.get("Event-Sequence");
    boolean named = !core.isEmpty() && !number.isEmpty();
    return NativeRecord.of(
            RecordKind.SECURITY, named ? core + ':' + number : line.hash(), event.time())
        .text("event", what)
        .text("account", account)
        .text("address", event.headers().first("network-ip", "network_ip"))
        .text("userAgent", event.get("user-agent"));
  }

  /** By which gateway a call went is known once it is over. */
  @Override
  public Optional<CallRoles> roles(Line line, Feed feed) {
    try {
      SwitchEvent event = SwitchEvent.read(line.text());
      boolean whole = event.get("Event-Name").equals(OVER) && !Call.isSecondLeg(event.channel());
      return whole ? Optional.of(Route.of(event.channel(), feed).roles()) : Optional.empty();
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  @Override
  public String redacted(String line) {
    return Leg.redacted(line);
  }
}
