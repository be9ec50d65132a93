package io.ringfence.jobs.io.kafka;

import static io.ringfence.jobs.testing.SampleTraffic.at;

import io.ringfence.jobs.testing.SampleTraffic;

/** Records of the traffic of a savepoint, as they are written to the topics. */
final class SavepointRecords {

  private static final String LISTINGS = "blacklist.changes";
  private static final String PRIVACY = "privacy.requests";

  private SavepointRecords() {}

  /** A call in one record. */
  static String wholeCall(
      String id, int second, int over, String account, String from, String to, int talk) {
    return SampleTraffic.call(id, second, account, from, to)
        .replace(at(second + 10), at(over))
        .replace("Millis\":5000", "Millis\":" + talk * 1000)
        .replace("\"talk", device(id) + "\"talk");
  }

  private static String device(String id) {
    return id.startsWith("share-") ? "\"device\":\"mac:001122334455\"," : "";
  }

  static String call(
      String call, String phase, int second, String account, String from, String address) {
    return """
        {"type":"call","id":"%s:%s","call":"%s","phase":"%s","time":"%s","source":"sbc-1","from":"%s","to":"+447946010099","account":"%s","address":"%s"}"""
        .formatted(call, phase, call, phase, at(second), from, account, address);
  }

  static String end(String call, int started, int second, String account, String from, int talk) {
    return call(call, "end", second, account, from, "")
        .replace(
            "}",
            ",\"started\":\""
                + at(started)
                + "\",\"talkMillis\":"
                + talk * 1000
                + ",\"sipCode\":200}");
  }

  static String message(String id, int second, String from, String to, String text) {
    String message = SampleTraffic.message(id, second, from, to);
    return text.isEmpty() ? message : message.replace("}", ",\"text\":\"" + text + "\"}");
  }

  static String failure(String id, int second, String account, String address, String source) {
    String failure = SampleTraffic.failure(id, second, account).replace("203.0.113.7", address);
    return source.isEmpty() ? failure : failure.replace("}", ",\"source\":\"" + source + "\"}");
  }

  static String loginOk(String account, int second, String device, int latitude, int longitude) {
    return failure("login-" + account + second, second, account, "203.0.113.3", "")
        .replace("register.failed", "login.ok")
        .replace(
            "}",
            ",\"device\":\"%s\",\"latitude\":%d,\"longitude\":%d}"
                .formatted(device, latitude, longitude));
  }

  static String join(String id, int second, String meeting) {
    return """
        {"type":"session","id":"%s","time":"%s","meeting":"%s","action":"join","participant":"%s"}"""
        .formatted(id, at(second), meeting, id);
  }

  static String quality(String id, int second, String trunk, int loss) {
    return """
        {"type":"quality","id":"%s","time":"%s","trunk":"%s","mos":4.1,"lossPercent":%d}"""
        .formatted(id, at(second), trunk, loss);
  }

  static TopicLine listing(
      String id, int second, String action, String kind, String value, int from, int until) {
    return line(
        LISTINGS,
        0,
        SampleTraffic.listing(id, second, kind, value)
            .replace("\"add\"", '"' + action + '"')
            .replace(
                ",\"list\"",
                ",\"from\":\"" + at(from) + "\",\"until\":\"" + at(until) + "\",\"list\""));
  }

  static TopicLine privacy(String id, int second, String action, String account) {
    return line(
        PRIVACY,
        0,
        """
        {"type":"privacy","id":"%s","time":"%s","action":"%s","subject":{"kind":"account","value":"%s"},"reason":"asked"%s}"""
            .formatted(
                id,
                at(second),
                action,
                account,
                action.equals("hold") ? terms(at(second + 86_400)) : ""));
  }

  /** What a hold has to say. */
  static String terms(String until) {
    return ",\"ground\":\"order 7\",\"actor\":\"legal\",\"until\":\"" + until + '"';
  }

  static String onDevice(String call) {
    return call.replace("}", ",\"device\":\"mac:0011223344b1\"}");
  }

  static TopicLine line(String role, int partition, String value) {
    return new TopicLine(role, partition, null, value);
  }

  static TopicLine line(String role, String key, String value) {
    return new TopicLine(role, 0, key, value);
  }
}
