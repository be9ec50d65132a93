package io.ringfence.simulator;

import java.util.List;

/** Calls to an account are forwarded to a dear number, and then it is called a lot. */
final class Forwarding {

  private static final String[] FRAUDS = {
    "forwarding-fraud", "irsf", "account-takeover", "impossible-travel", "targeted-pumping"
  };

  private Forwarding() {}

  static List<Plan> kinds() {
    return List.of(
        Plan.loud("forwarded-abroad", 45, Forwarding::run, FRAUDS),
        Plan.slow("forwarded-abroad-slowly", 420, Forwarding::run, FRAUDS));
  }

  private static void run(Plot attack) {
    Dice random = attack.random;
    Person owner = Crook.victim(attack);
    Person thief = Crook.thiefOf(attack, owner);
    Country place = Places.costly(random);
    String target = Places.number(random, place);
    attack.blame(Subject.number(target));
    int guesses = random.below(5);
    attack.repeat(
        0,
        guesses,
        () -> random.exponentialMillis(20_000),
        (now, network) -> network.security(now, "login.failed", thief));
    long in = guesses * 60_000L;
    attack.at(in, (now, network) -> network.security(now, "login.ok", thief));
    attack.at(
        in + 30_000, (now, network) -> network.security(now, "forwarding.changed", thief, target));
    String friend = attack.directory.newPerson(Country.US).number();
    attack.blame(Subject.number(friend));
    Person forwarded = new Person(null, owner.number(), owner.account(), null, null, null);
    int calls = attack.count(15, 80, 15, 45);
    long gap = attack.slow ? 380 * 60_000L / calls : random.logUniform(8_000, 60_000);
    attack.repeat(
        in + random.logUniform(60_000, 600_000),
        calls,
        attack.rhythm(gap),
        (now, network) -> {
          int talkMillis = random.talkMillis(240);
          Person caller = new Person(null, friend, null, null, null, null);
          Talk arrives = Talk.inbound(caller, owner, "B").via(Trunks.of(friend));
          network.call(now, arrives.answered(3_000, talkMillis, "caller"));
          Talk leaves = Talk.outbound(forwarded, target).via(Trunks.of(target));
          network.call(now + 400, leaves.answered(2_400, talkMillis, "caller"));
        });
  }
}
