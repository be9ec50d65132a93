package io.ringfence.decode.format.freeswitchcdr;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a leg as FreeSWITCH does, from its sources (signalwire/freeswitch cc93a683ca): {@code
 * switch_ivr_generate_json_cdr} of switch_ivr.c, with its order of fields, times in microseconds as
 * texts, and values of variables encoded as in URLs.
 */
final class SwitchWriter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> variables = new TreeMap<>();
  private final List<Map<String, String>> flow = new ArrayList<>();
  private boolean encoded = true;

  static SwitchWriter leg(String uuid, String direction, long start, long answer, long end) {
    SwitchWriter leg = new SwitchWriter();
    leg.with("direction", direction).with("uuid", uuid).with("call_uuid", uuid);
    leg.with("start_uepoch", micros(start)).with("end_uepoch", micros(end));
    leg.with("answer_uepoch", micros(answer));
    return leg.with("hangup_cause", "NORMAL_CLEARING").with("hangup_cause_q850", "16");
  }

  static String micros(long millis) {
    return millis == 0 ? "0" : millis + "417";
  }

  SwitchWriter with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** The oldest first. */
  SwitchWriter part(String from, String to, String context, String channel, long... times) {
    Map<String, String> part = new TreeMap<>();
    part.put("caller_id_number", from);
    part.put("destination_number", to);
    part.put("context", context);
    part.put("chan_name", channel);
    part.put("network_addr", "203.0.113.7");
    part.put("created_time", micros(times[0]));
    part.put("profile_created_time", micros(times[1]));
    part.put("bridged_time", micros(times[2]));
    part.put("transfer_time", micros(times[3]));
    flow.add(part);
    return this;
  }

  SwitchWriter plain() {
    encoded = false;
    return this;
  }

  String json() {
    ObjectNode cdr = JSON.createObjectNode().put("core-uuid", "c0").put("switchname", "fs-1");
    cdr.putObject("channel_data")
        .put("state", "CS_REPORTING")
        .put("direction", variables.get("direction"));
    cdr.putObject("callStats").putObject("audio");
    ObjectNode all = cdr.putObject("variables");
    variables.forEach(
        (name, value) ->
            all.put(name, encoded ? URLEncoder.encode(value, UTF_8).replace("+", "%20") : value));
    cdr.putObject("app_log")
        .putArray("applications")
        .addObject()
        .put("app_name", "read")
        .put("app_data", "4711");
    ArrayNode callflow = cdr.putArray("callflow");
    for (int i = flow.size() - 1; i >= 0; i--) {
      ObjectNode part = callflow.addObject().put("dialplan", "XML");
      ObjectNode profile = part.putObject("caller_profile");
      ObjectNode times = part.putObject("times");
      flow.get(i)
          .forEach((name, value) -> (name.endsWith("_time") ? times : profile).put(name, value));
      profile
          .putObject("originatee")
          .putArray("originatee_caller_profiles")
          .addObject()
          .put("destination_number", "999");
    }
    return cdr.toString();
  }

  String form() {
    return "cdr=" + URLEncoder.encode(json(), UTF_8).replace("+", "%20");
  }
}
