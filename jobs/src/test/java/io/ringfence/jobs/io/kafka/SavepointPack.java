package io.ringfence.jobs.io.kafka;

/**
 * {@link SavepointRules} with functions of a subject's habits, a rule that lists, and one on what
 * follows from links. Every rule has to raise an alert; one called {@code removed} must not.
 */
final class SavepointPack {

  private static final String MEASURES =
      """
        - {name: known_2h, per: account, on: security.login.ok, age: true, over: 2h}
        - {name: usual_10m, per: account, on: security.login.ok, usual: true, every: 10m, over: 2h}
        - {name: device_again_2h, per: account, on: security.login.ok, again: security.device, over: 2h, cap: 16}
        - {name: speed_2h, per: account, on: security.login.ok, speed: true, over: 2h}
        - {name: unanswered_30m, per: account, on: call.attempt, where: call.to == "+447946010077", count: true, over: 30m}
      """;

  static final String TEXT =
      SavepointRules.PACK.replaceFirst("rules:\n", MEASURES + "rules:\n")
          + rule("long-known", "account", "security.login.ok", "known_2h >= 2400")
          + rule("as-usual", "account", "security.login.ok", "usual_10m >= 0.5")
          + rule(
              "new-device",
              "account",
              "security.login.ok",
              "device_again_2h == 1 && known_2h >= 1200")
          + rule("travelling", "account", "security.login.ok", "speed_2h >= 1000.0")
          + rule("put-away", "account", "call.attempt", "unanswered_30m >= 3")
          + "    list: {as: auto-blocked, for: 2h, most: 1d}\n"
          + rule(
              "listed-account",
              "account",
              "call.attempt",
              "subject.listed && !('derived' in subject.listings)")
          + rule(
              "linked-device",
              "device",
              "call.attempt",
              "subject.listed && 'derived' in subject.listings");

  private SavepointPack() {}

  private static String rule(String id, String accuse, String on, String when) {
    return """
          - id: %s
            version: 1
            fraud: account-takeover
            title: A rule of the savepoint
            accuse: %s
            on: %s
            when: "%s"
            severity: high
            score: 70
            quiet: 30m
            mode: enforce
            summary: "{subject}"
        """
        .formatted(id, accuse, on, when);
  }
}
