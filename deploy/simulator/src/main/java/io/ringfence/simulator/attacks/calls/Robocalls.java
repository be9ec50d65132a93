package io.ringfence.simulator.attacks.calls;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.population.Trunks;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;

/** A recorded voice for everybody. */
public final class Robocalls {

  private Robocalls() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("robocall-customer", 45, Robocalls::customer, "robocall"),
        AttackKind.loud(
            "robocall-from-outside", 45, Robocalls::outside, "robocall", "caller-id-spoofing"),
        AttackKind.slow(
            "robocall-snowshoe", 420, Robocalls::snowshoe, "robocall", "caller-id-spoofing"),
        AttackKind.slow("robocall-trickle", 420, Robocalls::trickle, "robocall"));
  }

  /** A customer of ours dials one number after the other, in sequence or at random. */
  private static void customer(AttackRun attack) {
    dial(
        attack,
        Attacker.own(attack),
        (int) attack.random.logUniform(250, 2_000),
        attack.random.logUniform(150, 1_500));
  }

  private static void trickle(AttackRun attack) {
    int calls = (int) attack.random.logUniform(250, 900);
    dial(attack, Attacker.own(attack), calls, 400 * 60_000L / calls);
  }

  private static void dial(AttackRun attack, Person dialler, int calls, long gap) {
    RandomSource random = attack.random;
    Country home = dialler.country();
    boolean sequence = random.chance(0.5);
    String block = random.oneOf(home.blocks());
    int digits = home.digits();
    long[] next = {random.below(100_000)};
    attack.paced(
        calls,
        gap,
        (now, network) -> {
          String to = attack.directory.stranger(random, home);
          if (sequence) {
            String tail = Long.toString(1_000_000_000L + next[0]++);
            to = block + tail.substring(tail.length() - digits);
          }
          network.call(now, fate(attack, PhoneCall.outbound(dialler, to).via(Trunks.of(to))));
        });
  }

  /** From another network, to customers of ours, by a handful of numbers. */
  private static void outside(AttackRun attack) {
    campaign(attack, attack.random.between(1, 8), 300, 1_800, attack.random.logUniform(200, 1_500));
  }

  /** Hundreds of numbers, each of which calls hardly more often than a person. */
  private static void snowshoe(AttackRun attack) {
    campaign(attack, attack.random.between(20, 60), 400, 900, 25_000);
  }

  private static void campaign(AttackRun attack, int numbers, int least, int most, long gap) {
    RandomSource random = attack.random;
    String trunk = "wholesale-" + random.between(3, 99);
    attack.blame(new SubjectId("trunk", trunk));
    List<Person> callers =
        Attacker.many(
            numbers,
            () -> Attacker.outside(attack, attack.directory.newPerson(Country.US).number()));
    attack.paced(
        (int) random.logUniform(least, most),
        gap,
        (now, network) -> {
          Person called = attack.directory.anySubscriber(random);
          PhoneCall call =
              PhoneCall.inbound(random.oneOf(callers), called, random.chance(0.5) ? "C" : null);
          network.call(now, fate(attack, call.via(trunk)));
        });
  }

  /** Few answer, nobody listens long, and what does not exist is dialled too. */
  private static PhoneCall fate(AttackRun attack, PhoneCall call) {
    RandomSource random = attack.random;
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
