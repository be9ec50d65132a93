package io.ringfence.cli.audit.everywhere;

import io.ringfence.topics.TopicNames;
import java.util.ArrayList;
import java.util.List;

/** Records of a stretch of time, each a little later than the one before. */
final class Records {

  /** A record, where it belongs. */
  record Placed(String topic, String key, String json) {}

  private static final long FAR_MILLIS = 7_200_000;

  private final String round;
  private final long step;
  private final List<Placed> all = new ArrayList<>();
  private long time;
  private int count;

  /**
   * None yet.
   *
   * @param round that no other has: ids begin with it
   * @param from time of the first
   * @param step between two, in milliseconds
   */
  Records(String round, long from, long step) {
    this.round = round;
    this.time = from;
    this.step = step;
  }

  List<Placed> all() {
    return all;
  }

  private String id() {
    count++;
    return round + '-' + count;
  }

  private void add(String topic, String json) {
    all.add(new Placed(topic, id(), json));
    time += step;
  }

  private static String fields(String... namesAndValues) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (!namesAndValues[i + 1].isEmpty()) {
        fields.append(",\"%s\":\"%s\"".formatted(namesAndValues[i], namesAndValues[i + 1]));
      }
    }
    return fields.toString();
  }

  private String head(String type, String id, long at) {
    return "{\"type\":\"%s\",\"id\":\"%s\",\"time\":%d".formatted(type, id, at);
  }

  void security(String event, String account, String number, String device, String address) {
    String more =
        fields("event", event, "account", account, "number", number, "device", device)
            + fields("address", address, "country", "GB");
    add(TopicNames.SECURITY, head("security", id(), time) + more + "}");
  }

  /** Of a program that is known to guess. */
  void guesses(int many, String account, String number, String address) {
    for (int i = 0; i < many; i++) {
      String more =
          fields("event", "register.failed", "account", account, "number", number)
              + fields("address", address, "userAgent", "friendly-scanner");
      add(TopicNames.SECURITY, head("security", id(), time) + more + "}");
    }
  }

  private String phase(String call, String phase, String more) {
    return head("call", call + ':' + phase, time)
        + fields("call", call, "phase", phase)
        + more
        + "}";
  }

  /** From its attempt to its end. */
  void call(String trunk, String from, String to, String account, String device, String address) {
    String call = openCall(trunk, from, to, account, device, address);
    add(TopicNames.CALLS, phase(call, "end", ",\"talkMillis\":100,\"sipCode\":200,\"q850\":16"));
  }

  /** One that does not end. */
  void openCall(String from, String to, String account, String device, String address) {
    openCall("", from, to, account, device, address);
  }

  private String openCall(
      String trunk, String from, String to, String account, String device, String address) {
    String call = id();
    String parties =
        fields("from", from, "to", to, "account", account, "device", device)
            + fields("address", address, "trunk", trunk);
    add(TopicNames.CALLS, phase(call, "attempt", parties));
    add(TopicNames.CALLS, phase(call, "answer", ",\"ringMillis\":100,\"sipCode\":200"));
    return call;
  }

  /** One of so many on a trunk that they are merged: all at nearly the same time. */
  void crowded(String from, String to, String account, String address) {
    String parties =
        fields("from", from, "to", to, "account", account) + fields("address", address);
    String call = id();
    all.add(
        new Placed(
            TopicNames.CALLS, call, phase(call, "attempt", parties + fields("trunk", "zq-trunk"))));
  }

  void message(String from, String to, String account, String device, String address, String text) {
    String more =
        fields("channel", "sms", "from", from, "to", to, "account", account)
            + fields("device", device, "address", address, "text", text);
    add(TopicNames.MESSAGES, head("message", id(), time) + more + "}");
  }

  void join(String meeting, String account, String device, String address, String number) {
    String more =
        fields("meeting", meeting, "action", "join", "participant", account, "account", account)
            + fields("device", device, "address", address, "number", number);
    add(TopicNames.SESSIONS, head("session", id(), time) + more + "}");
  }

  /** A call that cannot be read, and a listing where none may be. */
  void refused(String number, String account) {
    add(TopicNames.CALLS, phase(id(), "sideways", fields("from", number, "account", account)));
    add(
        TopicNames.CALLS,
        head("listing", id(), time)
            + ",\"action\":\"add\",\"subject\":{\"kind\":\"number\",\"value\":\""
            + number
            + "\"}}");
  }

  /** From a feed that had got further. */
  void late(String account, String number, String address) {
    String slow = fields("source", "zq-slow", "event", "login.ok");
    add(
        TopicNames.SECURITY,
        head("security", id(), time) + slow + fields("account", "other-slow") + "}");
    add(
        TopicNames.SECURITY,
        head("security", id(), time - FAR_MILLIS)
            + slow
            + fields("account", account, "number", number, "address", address)
            + "}");
  }
}
