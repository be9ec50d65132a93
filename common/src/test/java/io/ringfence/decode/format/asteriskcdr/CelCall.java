package io.ringfence.decode.format.asteriskcdr;

import io.ringfence.decode.format.asteriskcdr.CelWriter.Channel;
import io.ringfence.decode.format.asteriskcdr.CelWriter.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of a call, as the events of its channels. Their order and contents follow {@code
 * main/cel.c}, {@code apps/app_dial.c} (channels that are called run AppDial, and the caller's dial
 * status is the first failure unless somebody answers) and {@code main/channel.c} (who hung up).
 */
final class CelCall {

  /** When the caller's channel comes. */
  static final long T = 1_795_597_200_000L;

  private final List<Event> events = new ArrayList<>();
  private final Channel caller;
  private int channels = 1;

  CelCall(Channel caller) {
    this.caller = caller;
    events.add(Event.of("CHAN_START", T, caller));
  }

  /** The first channel of a call. */
  static Channel first(String endpoint, int number, String from, String to, String context) {
    String id = "%d.%d".formatted(T / 1000, number);
    String name = "PJSIP/%s-%08x".formatted(endpoint, number);
    return new Channel(name, id, id, "", from, to, context, "", "");
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  Channel caller() {
    return caller;
  }

  /** A channel that the caller's Dial makes: it takes over the linked id. */
  Channel dials(String endpoint, long after) {
    int number = Integer.parseInt(caller.uniqueid().replaceAll(".*\\.", "")) + channels++;
    Channel called =
        new Channel(
            endpoint.startsWith("Local/")
                ? "%s-%08x;1".formatted(endpoint, number)
                : "PJSIP/%s-%08x".formatted(endpoint, number),
            "%d.%d".formatted((T + after) / 1000, number),
            caller.linkedid(),
            "",
            "",
            "s",
            "from-internal",
            "",
            caller.accountcode());
    events.add(Event.of("CHAN_START", T + after, called));
    return called.from(caller.exten());
  }

  CelCall app(String name, String arguments, long after) {
    return add(Event.of("APP_START", T + after, caller).in(name, arguments));
  }

  /** Somebody answers, then the caller is answered, and both enter a bridge. */
  CelCall connects(Channel called, String app, String arguments, long after) {
    add(Event.of("ANSWER", T + after, called).in("AppDial", "(Outgoing Line)"));
    add(Event.of("ANSWER", T + after + 2, caller).in(app, arguments));
    return bridges(called, app, arguments, after + 3);
  }

  CelCall bridges(Channel called, String app, String arguments, long after) {
    String bridge = "{\"bridge_id\":\"b1\",\"bridge_technology\":\"simple_bridge\"}";
    Event enters = Event.of("BRIDGE_ENTER", T + after, called).in("AppDial", "(Outgoing Line)");
    add(new Event(enters.type(), enters.time(), called, enters.app(), enters.data(), "", bridge));
    return add(
        new Event("BRIDGE_ENTER", T + after + 1, caller, app, arguments, called.name(), bridge));
  }

  CelCall drops(Channel called, int cause, String source, long after) {
    add(
        Event.of("HANGUP", T + after, called)
            .in("AppDial", "(Outgoing Line)")
            .because(cause, source, ""));
    return add(Event.of("CHAN_END", T + after, called).in("AppDial", "(Outgoing Line)"));
  }

  /** The caller's channel ends, and with it the call. */
  CelCall ends(int cause, String source, String dialstatus, long after) {
    leaves(cause, source, dialstatus, after);
    return add(Event.of("LINKEDID_END", T + after + 1, caller));
  }

  CelCall leaves(int cause, String source, String dialstatus, long after) {
    add(Event.of("HANGUP", T + after, caller.at("hangup", "h")).because(cause, source, dialstatus));
    return add(Event.of("CHAN_END", T + after, caller.at("hangup", "h")));
  }

  CelCall add(Event event) {
    events.add(event);
    return this;
  }

  /** Answered after 20 seconds, over after 80. */
  static CelCall answered(Channel caller, String endpoint, String arguments) {
    CelCall call = new CelCall(caller).app("Dial", arguments, 100);
    Channel called = call.dials(endpoint, 200);
    return call.connects(called, "Dial", arguments, 20_000)
        .drops(called, 16, called.name(), 80_000)
        .ends(16, called.name(), "ANSWER", 80_010);
  }

  /** Nobody answers; what was dialled says the status, and Asterisk the cause. */
  static CelCall failed(
      Channel caller, String endpoint, String dialstatus, int cause, String source) {
    CelCall call = new CelCall(caller).app("Dial", "PJSIP/" + endpoint, 100);
    Channel called = call.dials(endpoint, 200);
    return call.drops(called, cause, "", 30_000).ends(cause, source, dialstatus, 30_010);
  }
}
