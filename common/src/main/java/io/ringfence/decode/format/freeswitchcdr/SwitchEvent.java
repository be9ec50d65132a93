package io.ringfence.decode.format.freeswitchcdr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One event, as a flat JSON object.
 *
 * @param headers all of it
 * @param channel the leg that it is of, as a call record would have it, with its newest party
 */
record SwitchEvent(Leg headers, Leg channel) {

  private static final String VARIABLE = "variable_";

  /** What headers are in {@code caller_profile} and {@code times} of a call record. */
  private static final Map<String, String> PROFILE =
      Map.of(
          "Caller-Caller-ID-Number", "caller_id_number",
          "Caller-Destination-Number", "destination_number",
          "Caller-Context", "context",
          "Caller-Channel-Name", "chan_name",
          "Caller-Network-Addr", "network_addr",
          "Caller-Channel-Bridged-Time", "bridged_time");

  /** What headers are among the variables, where these are not told. */
  private static final Map<String, String> CHANNEL =
      Map.of(
          "Unique-ID", "uuid",
          "Channel-Call-UUID", "call_uuid",
          "Call-Direction", "direction",
          "Hangup-Cause", "hangup_cause");

  static SwitchEvent read(String text) {
    Map<String, String> headers = new HashMap<>();
    Leg.object(text, in -> Leg.texts(in, headers, false));
    Map<String, String> variables = new HashMap<>();
    Map<String, String> profile = new HashMap<>();
    headers.forEach(
        (name, value) -> {
          if (name.startsWith(VARIABLE)) {
            variables.put(name.substring(VARIABLE.length()), value);
          } else if (PROFILE.containsKey(name)) {
            profile.put(PROFILE.get(name), value);
          }
        });
    CHANNEL.forEach(
        (header, name) -> variables.putIfAbsent(name, headers.getOrDefault(header, "")));
    return new SwitchEvent(
        new Leg(headers, List.of()), new Leg(variables, List.of(new Leg.Part(profile))));
  }

  String get(String header) {
    return headers.get(header);
  }

  long time() {
    return Call.needed(headers, "Event-Date-Timestamp");
  }
}
