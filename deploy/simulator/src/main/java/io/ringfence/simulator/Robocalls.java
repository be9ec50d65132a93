package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** A recorded voice for everybody. */
final class Robocalls {

  private Robocalls() {}

  static List<Plan> kinds() {
    return List.of(
        Plan.loud("robocall-customer", 45, Robocalls::customer, "robocall"),
        Plan.loud(
            "robocall-from-outside", 45, Robocalls::outside, "robocall", "caller-id-spoofing"),
        Plan.slow("robocall-snowshoe", 420, Robocalls::snowshoe, "robocall", "caller-id-spoofing"),
        Plan.slow("robocall-trickle", 420, Robocalls::trickle, "robocall"));
  }

  /** A customer of ours dials one number after the other, in sequence or at random. */
  private static void customer(Plot attack) {
    dial(
        attack,
        Crook.own(attack),
        (int) attack.random.logUniform(250, 2_000),
        attack.random.logUniform(150, 1_500));
  }

  private static void trickle(Plot attack) {
    int calls = (int) attack.random.logUniform(250, 900);
    dial(attack, Crook.own(attack), calls, 400 * 60_000L / calls);
  }

  private static void dial(Plot attack, Person dialler, int calls, long gap) {
    Dice random = attack.random;
    Country home = dialler.country();
    boolean sequence = random.chance(0.5);
    String block = random.oneOf(home.blocks());
    int digits = home.digits();
    long[] next = {random.below(100_000)};
    attack.repeat(
        0,
        calls,
        attack.rhythm(gap),
        (now, network) -> {
          String to = attack.directory.stranger(random, home);
          if (sequence) {
            String tail = Long.toString(1_000_000_000L + next[0]++);
            to = block + tail.substring(tail.length() - digits);
          }
          network.call(now, fate(attack, Talk.outbound(dialler, to).via(Trunks.of(to))));
        });
  }

  /** From another network, to customers of ours, by a handful of numbers. */
  private static void outside(Plot attack) {
    campaign(attack, attack.random.between(1, 8), 300, 1_800, attack.random.logUniform(200, 1_500));
  }

  /** Hundreds of numbers, each of which calls hardly more often than a person. */
  private static void snowshoe(Plot attack) {
    campaign(attack, attack.random.between(20, 60), 400, 900, 25_000);
  }

  private static void campaign(Plot attack, int numbers, int least, int most, long gap) {
    Dice random = attack.random;
    String trunk = "wholesale-" + random.between(3, 99);
    attack.blame(new Subject("trunk", trunk));
    List<Person> callers = new ArrayList<>();
    for (int i = 0; i < numbers; i++) {
      callers.add(Crook.outside(attack, attack.directory.newPerson(Country.US).number()));
    }
    attack.repeat(
        0,
        (int) random.logUniform(least, most),
        attack.rhythm(gap),
        (now, network) -> {
          Person called = attack.directory.anySubscriber(random);
          Talk call = Talk.inbound(random.oneOf(callers), called, random.chance(0.5) ? "C" : null);
          network.call(now, fate(attack, call.via(trunk)));
        });
  }

  /** Few answer, nobody listens long, and what does not exist is dialled too. */
  private static Talk fate(Plot attack, Talk call) {
    Dice random = attack.random;
    double fate = random.fraction();
    if (fate < 0.30) {
      return call.answered(random.between(2_000, 15_000), random.talkMillis(6), "called");
    }
    if (fate < 0.45 && !call.inbound()) {
      return call.unallocated();
    }
    return fate < 0.55
        ? call.busy()
        : fate < 0.8
            ? call.unanswered(random.between(18_000, 25_000))
            : call.abandoned(random.between(6_000, 18_000));
  }
}
