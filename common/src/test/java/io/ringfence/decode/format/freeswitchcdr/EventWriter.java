package io.ringfence.decode.format.freeswitchcdr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an event as FreeSWITCH does, from its sources (signalwire/freeswitch cc93a683ca): {@code
 * switch_event_prep_for_delivery_detailed} and {@code switch_event_serialize_json_obj} of
 * switch_event.c, {@code switch_channel_event_set_data} of switch_channel.c, {@code
 * switch_caller_profile_event_set_data} of switch_caller.c, and sofia_reg.c. Headers may come
 * twice; several values of one are an array.
 */
final class EventWriter {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CORE = "c0000000-0000-4000-8000-000000000001";

  private final List<String> headers = new ArrayList<>();

  static EventWriter event(String name, long time) {
    return new EventWriter()
        .with("Event-Name", name)
        .with("Core-UUID", CORE)
        .with("FreeSWITCH-Hostname", "fs-1")
        .with("FreeSWITCH-Switchname", "fs-1")
        .with("FreeSWITCH-IPv4", "192.0.2.1")
        .with("Event-Date-Local", "2026-11-25 10:00:00")
        .with("Event-Date-GMT", "Wed, 25 Nov 2026 09:00:00 GMT")
        .with("Event-Date-Timestamp", SwitchWriter.micros(time))
        .with("Event-Calling-File", "switch_core_state_machine.c")
        .with("Event-Sequence", "4711");
  }

  static EventWriter custom(String subclass, long time) {
    return event("CUSTOM", time).with("Event-Subclass", subclass);
  }

  /** Of a channel. */
  static EventWriter channel(String name, long time, String uuid, String direction, String first) {
    return event(name, time)
        .with("Channel-Name", "sofia/internal/1001@192.0.2.1")
        .with("Unique-ID", uuid)
        .with("Call-Direction", direction)
        .with("Presence-Call-Direction", direction)
        .with("Channel-Call-UUID", first)
        .variable("direction", direction)
        .variable("uuid", uuid)
        .variable("call_uuid", first);
  }

  EventWriter caller(String from, String to, String context, String channel, long bridged) {
    return with("Caller-Direction", "inbound")
        .with("Caller-Caller-ID-Number", from)
        .with("Caller-Orig-Caller-ID-Number", from)
        .with("Caller-Network-Addr", "203.0.113.7")
        .with("Caller-Destination-Number", to)
        .with("Caller-Context", context)
        .with("Caller-Channel-Name", channel)
        .with("Caller-Channel-Bridged-Time", SwitchWriter.micros(bridged));
  }

  EventWriter variable(String name, String value) {
    return with("variable_" + name, value);
  }

  EventWriter with(String name, String... values) {
    try {
      String value = JSON.writeValueAsString(values.length == 1 ? values[0] : values);
      headers.add(JSON.writeValueAsString(name) + ':' + value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
    return this;
  }

  String json() {
    return '{' + String.join(",", headers) + '}';
  }
}
