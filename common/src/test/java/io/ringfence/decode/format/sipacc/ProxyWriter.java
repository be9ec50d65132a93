package io.ringfence.decode.format.sipacc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes records as the proxies do, from their sources: acc.c, acc_cdr.c and acc_json_mod.c of
 * Kamailio (08a45b83b6, feeacb2338), acc.c of OpenSIPS (dad353ac2b), and {@code escape_param} of
 * both for what the page's settings escape.
 */
final class ProxyWriter {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UNESCAPED = "-_.!~*'()[]/:&+$";

  private final Map<String, String> core = new LinkedHashMap<>();
  private final Map<String, String> added = new LinkedHashMap<>();

  static ProxyWriter of(String method, String call, int code, String reason) {
    ProxyWriter writer = new ProxyWriter();
    writer.core.put("method", method);
    writer.core.put("from_tag", "a73kszlfl");
    writer.core.put("to_tag", "1928301774");
    writer.core.put("call_id", call);
    writer.core.put("code", String.valueOf(code));
    writer.core.put("reason", reason);
    for (String each :
        List.of("src_user", "dst_user", "src_ip", "account", "ua", "trunk", "direction")) {
      writer.added.put(each, "");
    }
    return writer;
  }

  ProxyWriter with(String field, String value) {
    (core.containsKey(field) ? core : added).put(field, value);
    return this;
  }

  /** Nothing is escaped but what the script escapes. */
  private String tail() {
    return pairs(core, false) + added();
  }

  private String added() {
    return added.isEmpty() ? "" : ';' + pairs(added, true);
  }

  private static String pairs(Map<String, String> fields, boolean escaped) {
    return fields.entrySet().stream()
        .map(each -> each.getKey() + '=' + (escaped ? escaped(each.getValue()) : each.getValue()))
        .collect(Collectors.joining(";"));
  }

  /** What is not printable is a question mark before. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char c = each < ' ' || each > '~' ? '?' : (char) each;
      boolean plain = (c < 128 && Character.isLetterOrDigit(c)) || UNESCAPED.indexOf(c) >= 0;
      out.append(plain ? String.valueOf(c) : "%%%02x".formatted((int) c));
    }
    return out.toString();
  }

  /** The text of either proxy, in whole seconds. */
  String line(long seconds) {
    return "ACC: transaction answered: timestamp=" + seconds + ';' + tail();
  }

  /** With {@code time_mode=2}. */
  String exact(long millis) {
    return "ACC: transaction answered: timestamp=%d;time_attr=%d.%03d;%s"
        .formatted(millis / 1000, millis / 1000, millis % 1000, tail());
  }

  String missed(long seconds) {
    return "ACC: call missed: timestamp=" + seconds + ';' + tail();
  }

  /** OpenSIPS's record of a dialog. */
  String ended(long created, long answered, long millis) {
    return "ACC: call ended: created=%d;call_start_time=%d;duration=%d;ms_duration=%d;setuptime=%d;%s"
        .formatted(created, answered, (millis + 999) / 1000, millis, answered - created, tail());
  }

  /** Kamailio's. */
  String dialog(String start, String end, String duration) {
    Map<String, String> call = Map.of("call_id", core.get("call_id"));
    return "start_time=%s; end_time=%s; duration=%s; %s%s"
        .formatted(start, end, duration, pairs(call, true), added().replace(";", "; "));
  }

  String json(Object time) {
    ObjectNode json = JSON.createObjectNode();
    json.putPOJO("time", time);
    json.put("method", core.get("method"));
    json.put("from_tag", core.get("from_tag")).put("to_tag", core.get("to_tag"));
    json.put("callid", core.get("call_id"));
    json.put("sip_code", core.get("code")).put("sip_reason", core.get("reason"));
    added.forEach((name, value) -> json.put(name, escaped(value)));
    return json.toString();
  }

  static String columns() {
    return "method,from_tag,to_tag,callid,sip_code,sip_reason,time,"
        + "src_user,dst_user,src_ip,account,ua,trunk,direction,id";
  }

  String row(String time) {
    return String.join(",", core.values().stream().map(ProxyWriter::quoted).toList())
        + ','
        + quoted(time)
        + ','
        + String.join(
            ",",
            added.values().stream().map(ProxyWriter::escaped).map(ProxyWriter::quoted).toList())
        + ",17";
  }

  private static String quoted(String value) {
    return '"' + value.replace("\"", "\"\"") + '"';
  }
}
