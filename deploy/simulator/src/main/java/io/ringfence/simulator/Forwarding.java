package io.ringfence.simulator;

import java.util.List;

/** Calls to an account are forwarded to a dear number, and then it is called a lot. */
final class Forwarding {

  private static final String[] FRAUDS = {
    "forwarding-fraud", "irsf", "account-takeover", "impossible-travel", "targeted-pumping"
  };

  private Forwarding() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("forwarded-abroad", 45, Forwarding::run, FRAUDS),
        Plan.slow("forwarded-abroad-slowly", 420, Forwarding::run, FRAUDS));
  }

  private static void run(Plot plot) {
    Dice dice = plot.dice;
    Person owner = Crook.victim(plot);
    Person thief = Crook.thiefOf(plot, owner);
    Country place = Places.costly(dice);
    String target = Places.number(dice, place);
    plot.blame(Subject.number(target));
    int guesses = dice.below(5);
    plot.repeat(
        0,
        guesses,
        () -> dice.pause(20_000),
        (now, stage) -> stage.security(now, "login.failed", thief));
    long in = guesses * 60_000L;
    plot.at(in, (now, stage) -> stage.security(now, "login.ok", thief));
    plot.at(in + 30_000, (now, stage) -> stage.security(now, "forwarding.changed", thief, target));
    String friend = plot.directory.fresh(Country.US).number();
    plot.blame(Subject.number(friend));
    Person forwarded = new Person(null, owner.number(), owner.account(), null, null, null);
    int calls = plot.count(15, 80, 15, 45);
    long gap = plot.slow ? 380 * 60_000L / calls : dice.spread(8_000, 60_000);
    plot.repeat(
        in + dice.spread(60_000, 600_000),
        calls,
        plot.rhythm(gap),
        (now, stage) -> {
          int talk = dice.talk(240);
          Person caller = new Person(null, friend, null, null, null, null);
          Talk arrives = Talk.inbound(caller, owner, "B").via(Places.trunk(friend));
          stage.call(now, arrives.answered(3_000, talk, "caller"));
          Talk leaves = Talk.outbound(forwarded, target).via(Places.trunk(target));
          stage.call(now + 400, leaves.answered(2_400, talk, "caller"));
        });
  }
}
