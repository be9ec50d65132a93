package io.ringfence.jobs.io.kafka;

/**
 * A pack with most functions of measures and every kind of subject, and what is changed of it live.
 */
final class SavepointRules {

  static final String PACK =
      """
      measures:
        - {name: failures_15m, per: account, on: security.register.failed, count: true, over: 15m}
        - {name: targets_30m, per: account, on: call.attempt, distinct: call.to, over: 30m, cap: 64}
        - {name: talked_1h, per: account, on: call.end, where: call.talkMillis > 0, sum: double(call.talkMillis) / 1000.0, over: 1h}
        - {name: longest_2h, per: account, on: call.end, max: call.talkMillis, over: 2h}
        - {name: at_once_1h, per: account, on: call, peak: true, over: 1h}
        - {name: guesser_2h, per: account, on: security.register.failed, last: security.address, over: 2h}
        - {name: favourite_30m, per: number, on: call.attempt, by: call.to, cap: 16, over: 30m}
        - {name: sent_10m, per: number, on: message.submitted, count: true, over: 10m}
        - {name: sent_2h, per: number, on: message.submitted, count: true, over: 2h}
        - {name: received_30m, per: number, as: called, on: message.submitted, count: true, over: 30m}
        - {name: sharers_2h, per: device, on: call.attempt, distinct: call.account, over: 2h}
        - {name: guesses_10m, per: address, on: security.register.failed, count: true, over: 10m}
        - {name: loss_30m, per: trunk, on: quality.report, max: quality.lossPercent, over: 30m}
        - {name: receivers_30m, per: content, on: message.submitted, distinct: message.to, over: 30m}
        - {name: joins_10m, per: meeting, on: session.join, count: true, over: 10m}
        - {name: pumped_1h, per: range, digits: 11, as: called, on: call.attempt, count: true, over: 1h}
      rules:
        - id: guessing
          version: 1
          fraud: registration-brute-force
          title: Many failed registrations
          accuse: account
          on: security.register.failed
          when: "failures_15m >= 3"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
        - id: guessed
          version: 1
          fraud: account-takeover
          title: Calls after failed registrations
          accuse: account
          on: call.attempt
          when: "failures_15m >= 2 && targets_30m >= 2"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
        - id: guesser
          version: 1
          fraud: account-takeover
          title: Calls after a guess from an address
          accuse: account
          on: call.attempt
          when: "guesser_2h == '203.0.113.9'"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
        - id: talking
          version: 1
          fraud: irsf
          title: Much talk
          accuse: account
          on: call.end
          when: "talked_1h >= 700.0"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
        - id: longest
          version: 1
          fraud: irsf
          title: A call after a long one
          accuse: account
          on: call.attempt
          when: "longest_2h >= 350000.0"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
        - id: at-once
          version: 1
          fraud: pbx-hacking
          title: Calls up at once
          accuse: account
          on: call.answer
          when: "at_once_1h >= 3"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
        - id: up-long
          version: 1
          fraud: irsf
          title: A call is up for long
          accuse: account
          on: call.ongoing
          when: "call.talkMillis >= 900000"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
        - id: favourite
          version: 1
          fraud: targeted-pumping
          title: One target again and again
          accuse: number
          on: call.attempt
          when: "favourite_30m >= 4"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
        - id: flood
          version: 1
          fraud: sms-spam
          title: Many messages
          accuse: number
          on: message.submitted
          when: "sent_10m >= 8"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
        - id: bulk
          version: 1
          fraud: sms-spam
          title: Messages in bulk
          accuse: number
          on: message.submitted
          when: "sent_2h >= 110"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
        - id: flooded
          version: 1
          fraud: sms-pumping
          title: Many messages to one number
          accuse: number
          as: called
          on: message.submitted
          when: "received_30m >= 6"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
        - id: sharing
          version: 1
          fraud: device-sharing
          title: One device, many accounts
          accuse: device
          on: call.attempt
          when: "sharers_2h >= 3"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
        - id: sweeping
          version: 1
          fraud: credential-stuffing
          title: One address, many guesses
          accuse: address
          on: security.register.failed
          when: "guesses_10m >= 7"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
        - id: lossy
          version: 1
          fraud: sim-box
          title: A trunk that loses packets
          accuse: trunk
          on: quality.report
          when: "loss_30m >= 20.0"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
        - id: template
          version: 1
          fraud: smishing
          title: One text to many
          accuse: content
          on: message.submitted
          when: "receivers_30m >= 5"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
        - id: bombing
          version: 1
          fraud: meeting-bombing
          title: Many join
          accuse: meeting
          on: session.join
          when: "joins_10m >= 5"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
        - id: pumping
          version: 1
          fraud: traffic-pumping
          title: Many calls into one range
          accuse: range
          digits: 11
          as: called
          on: call.attempt
          when: "pumped_1h >= 10"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
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
          summary: "{subject}"
        - id: listed-address
          version: 1
          fraud: listed-subject
          title: A call from a listed address
          accuse: address
          on: call.attempt
          when: "subject.listed"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
        - id: removed
          version: 1
          fraud: sms-spam
          title: Removed while the job runs
          accuse: number
          on: message.submitted
          when: "sent_10m >= 1"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject}"
      """;

  /** Counts from the moment that it comes. */
  static final String CALLS =
      """
      {"name":"calls_10m","per":"account","on":"call.attempt","count":true,"over":"10m"}""";

  static final String BUSY = rule("busy", "call.attempt", "calls_10m >= 3");

  /** Refused: an episode may not close before all that is late has come. */
  static final String FAULTY = BUSY.replace("30m", "1m").replace("n\":1", "n\":2");

  /** Waits for the measure below. */
  static final String WAITING = rule("waiting", "call.end", "ends_10m >= 3");

  static final String ENDS = CALLS.replace("calls_10m", "ends_10m").replace("attempt", "end");

  private SavepointRules() {}

  private static String rule(String id, String on, String when) {
    return """
        {"id":"%s","version":1,"fraud":"irsf","title":"Many calls","accuse":"account","on":"%s","when":"%s",\
        "severity":"high","score":80,"quiet":"30m","mode":"enforce","summary":"{subject}"}"""
        .formatted(id, on, when);
  }
}
