package io.ringfence.jobs.testing;

import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.rule.text.PackText;
import io.ringfence.signal.Retention;
import io.ringfence.tenant.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Records, and a small pack that has something to say about them. */
public final class SampleTraffic {

  public static final String PACK =
      """
      measures:
        - {name: failures_15m, per: account, on: security.register.failed, count: true, over: 15m}
        - {name: targets_30m, per: account, on: call.attempt, distinct: call.to, over: 30m, cap: 64}
        - {name: sent_10m, per: number, on: message.submitted, count: true, over: 10m}
      rules:
        - id: guessing
          version: 1
          fraud: registration-brute-force
          title: Many failed registrations
          accuse: account
          on: [security.register.failed]
          when: "failures_15m >= 3"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{failures_15m} failed registrations of {subject}"
        - id: guessed
          version: 1
          fraud: account-takeover
          title: Calls after failed registrations
          accuse: account
          on: [call.attempt]
          when: "failures_15m >= 2 && targets_30m >= 2"
          severity: high
          score: 80
          quiet: 30m
          mode: enforce
          summary: "{subject} calls {targets_30m} targets after {failures_15m} failed registrations"
        - id: flood
          version: 1
          fraud: sms-spam
          title: Many messages
          accuse: number
          on: [message.submitted]
          when: "sent_10m >= 4"
          severity: low
          score: 30
          quiet: 30m
          mode: enforce
          summary: "{subject} sent {sent_10m}"
        - id: listed
          version: 1
          fraud: listed-subject
          title: A listed number calls
          accuse: number
          on: [call.attempt]
          when: "subject.listed"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject} is listed"
      """;

  /** Long ago, so that hours of it are not from the future. */
  private static final long START = Instant.parse("2025-11-25T09:00:00Z").toEpochMilli();

  private SampleTraffic() {}

  public static DetectionSettings settings(String pack, RetentionClock clock) {
    return settings(pack, clock, Sources.shipped());
  }

  public static DetectionSettings settings(String pack, RetentionClock clock, Sources sources) {
    return settings(pack, clock, sources, SecretKey.passing());
  }

  public static DetectionSettings settings(
      String pack, RetentionClock clock, Sources sources, SecretKey receiptKey) {
    return new DetectionSettings(
        PackText.of("pack.yaml", pack),
        new FeedSettings(
            "prefix,country,band,perMinute,premium\n",
            sources,
            Retention.DEFAULT,
            clock,
            SecretKey.NONE,
            Set.of()),
        receiptKey,
        Tenants.NONE);
  }

  /** The same with ids of alerts under a key. */
  public static DetectionSettings keyed(DetectionSettings settings, SecretKey key) {
    return new DetectionSettings(
        settings.pack(), settings.feeds().withIds(key), settings.receiptKey(), settings.tenants());
  }

  public static String at(int second) {
    return Instant.ofEpochMilli(START + second * 1000L).toString();
  }

  public static String failure(String id, int second, String account) {
    return """
        {"type":"security","id":"%s","time":"%s","event":"register.failed","account":"%s","address":"203.0.113.7"}"""
        .formatted(id, at(second), account);
  }

  /** Three failures of an account, a second apart: what raises an alert by {@link #PACK}. */
  public static List<String> guesses(String account, int second) {
    return IntStream.range(second, second + 3)
        .mapToObj(each -> failure("e-" + account + '-' + each, each, account))
        .toList();
  }

  /** A record of a call that ended 10 s after it began. */
  public static String call(String id, int second, String account, String from, String to) {
    return """
        {"type":"call","id":"%s:end","call":"%s","phase":"end","time":"%s","started":"%s","from":"%s","to":"%s","account":"%s","talkMillis":5000,"sipCode":200}"""
        .formatted(id, id, at(second + 10), at(second), from, to, account);
  }

  public static String message(String id, int second, String from, String to) {
    return """
        {"type":"message","id":"%s","time":"%s","channel":"sms","from":"%s","to":"%s","status":"submitted"}"""
        .formatted(id, at(second), from, to);
  }

  public static String listing(String id, int second, String kind, String value) {
    return """
        {"type":"listing","id":"%s","time":"%s","action":"add","subject":{"kind":"%s","value":"%s"},"list":"house","reason":"irsf"}"""
        .formatted(id, at(second), kind, value);
  }
}
