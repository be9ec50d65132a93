package io.ringfence.jobs.testing;

/** A pack of rules about who is listed and who is linked to them, and calls for it. */
public final class LinkedTraffic {

  public static final String PACK =
      """
      measures:
        - {name: attempts_5m, per: number, on: call.attempt, count: true, over: 5m}
      rules:
        - id: burst
          version: 1
          fraud: robocall
          title: Many calls
          accuse: number
          on: call.attempt
          when: "attempts_5m >= 5"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          list: {as: auto, for: 30d}
          summary: "{subject} tried {attempts_5m}"
        - id: evasion
          version: 1
          fraud: ban-evasion
          title: A device that a listed subject used
          accuse: device
          on: call.attempt
          when: "subject.listed"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject} is suspect"
        - id: evasion-account
          version: 1
          fraud: ban-evasion
          title: An account that a listed subject used
          accuse: account
          on: call.attempt
          when: "subject.listed"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject} is suspect"
        - id: listed
          version: 1
          fraud: listed-subject
          title: A listed number calls
          accuse: number
          on: call.attempt
          when: "subject.listed"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject} is listed"
      """;

  private LinkedTraffic() {}

  public static String attempt(String id, int second, String from, String account, String device) {
    return """
        {"type":"call","id":"%s:attempt","call":"%s","phase":"attempt","time":"%s","from":"%s","to":"+447946010000","account":"%s","device":"%s","direction":"outbound"}"""
        .formatted(id, id, SampleTraffic.at(second), from, account, device);
  }
}
