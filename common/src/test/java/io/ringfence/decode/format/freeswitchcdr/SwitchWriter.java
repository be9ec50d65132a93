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
 * switch_ivr_generate_json_cdr} and {@code switch_ivr_generate_xml_cdr} of switch_ivr.c, with their
 * order of fields, times in microseconds as texts, and values of variables encoded as in URLs;
 * {@code switch_xml_ampencode} of switch_xml.c, which escapes nothing any more behind {@code <!}.
 */
public final class SwitchWriter {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> variables = new TreeMap<>();
  private final List<Map<String, String>> flow = new ArrayList<>();
  private boolean encoded = true;

  public static SwitchWriter leg(String uuid, String direction, long start, long answer, long end) {
    SwitchWriter leg = new SwitchWriter();
    leg.with("direction", direction).with("uuid", uuid).with("call_uuid", uuid);
    leg.with("start_uepoch", micros(start)).with("end_uepoch", micros(end));
    leg.with("answer_uepoch", micros(answer));
    return leg.with("hangup_cause", "NORMAL_CLEARING").with("hangup_cause_q850", "16");
  }

  static String micros(long millis) {
    return millis == 0 ? "0" : millis + "417";
  }

  public SwitchWriter with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** Of the part that was added last. */
  SwitchWriter name(String caller) {
    flow.get(flow.size() - 1).put("caller_id_name", caller);
    return this;
  }

  /** The oldest first. */
  public SwitchWriter part(String from, String to, String context, String channel, long... times) {
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

  public String json() {
    ObjectNode cdr = JSON.createObjectNode().put("core-uuid", "c0").put("switchname", "fs-1");
    cdr.putObject("channel_data")
        .put("state", "CS_REPORTING")
        .put("direction", variables.get("direction"));
    cdr.putObject("callStats").putObject("audio");
    ObjectNode all = cdr.putObject("variables");
    variables.forEach((name, value) -> all.put(name, encoded ? urlEncoded(value) : value));
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

  /** The document that FusionPBX's importer stores: one part of the call stands alone. */
  String stored() {
    return json()
        .replaceFirst("\\{", "{\"@attributes\":{\"core-uuid\":\"c0\"},")
        .replace("\"callflow\":[", "\"callflow\":")
        .replaceFirst("\\]\\}$", "}");
  }

  String xml() {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n");
    xml.append("<cdr core-uuid=\"c0\" switchname=\"fs-1\">\n  <channel_data>\n");
    tag(xml, "state", "CS_REPORTING");
    tag(xml, "direction", variables.get("direction"));
    xml.append("  </channel_data>\n  <call-stats>\n  </call-stats>\n  <variables>\n");
    variables.forEach((name, value) -> tag(xml, name, urlEncoded(value)));
    xml.append("  </variables>\n  <app_log>\n    <application app_name=\"read\" app_data=\"");
    xml.append("x&quot;&gt;&#xA;4711\"/>\n  </app_log>\n");
    for (int i = flow.size() - 1; i >= 0; i--) {
      xml.append("  <callflow dialplan=\"XML\">\n    <caller_profile>\n");
      flow.get(i).forEach((name, value) -> part(xml, name, value, false));
      xml.append("      <originatee>\n        <originatee_caller_profile>\n");
      tag(xml, "destination_number", "999");
      xml.append("        </originatee_caller_profile>\n      </originatee>\n");
      xml.append("    </caller_profile>\n    <times>\n");
      flow.get(i).forEach((name, value) -> part(xml, name, value, true));
      xml.append("    </times>\n  </callflow>\n");
    }
    return xml.append("</cdr>\n").toString();
  }

  private static void part(StringBuilder xml, String name, String value, boolean time) {
    if (name.endsWith("_time") == time) {
      tag(xml, name, value);
    }
  }

  private static void tag(StringBuilder xml, String name, String value) {
    xml.append("    <").append(name).append('>').append(escaped(value));
    xml.append("</").append(name).append(">\n");
  }

  private static String escaped(String value) {
    StringBuilder text = new StringBuilder();
    int immune = (value + "<!").indexOf("<!");
    value
        .substring(0, immune)
        .codePoints()
        .forEach(
            c ->
                text.append(
                    c == '&'
                        ? "&amp;"
                        : c == '<'
                            ? "&lt;"
                            : c == '>'
                                ? "&gt;"
                                : c == '\r'
                                    ? "&#xD;"
                                    : c < 128 ? Character.toString(c) : "&#x%X;".formatted(c)));
    return text + value.substring(immune);
  }

  static String urlEncoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  String form() {
    return "cdr=" + urlEncoded(json());
  }
}
