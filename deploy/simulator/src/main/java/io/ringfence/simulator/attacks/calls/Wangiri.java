package io.ringfence.simulator.attacks.calls;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.Trunks;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;

/** Wangiri: it rings once, so that people call a dear number back. */
public final class Wangiri {

  private static final String[] FRAUDS = {
    "wangiri", "robocall", "flash-call", "irsf", "targeted-pumping"
  };

  private Wangiri() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("wangiri-one-number", 40, attack -> run(attack, 1), FRAUDS),
        AttackKind.loud(
            "wangiri-range", 45, attack -> run(attack, attack.random.between(5, 60)), FRAUDS),
        AttackKind.slow(
            "wangiri-drip", 420, attack -> run(attack, attack.random.between(1, 4)), FRAUDS));
  }

  private static void run(AttackRun attack, int numbers) {
    RandomSource random = attack.random;
    Country place = FraudGeography.costly(random);
    String rent = FraudGeography.rent(random, place);
    List<Person> callers =
        Attacker.many(
            numbers, () -> Attacker.outside(attack, FraudGeography.number(random, place, rent)));
    int calls = attack.count(150, 1_500, 200, 600);
    long gap = attack.slow ? 400 * 60_000L / calls : random.logUniform(120, 1_500);
    int ring = (int) random.logUniform(500, 3_000);
    String attestation = random.chance(0.5) ? "C" : null;
    double curious = 0.01 + 0.05 * random.fraction();
    String trunk = Trunks.of(place.blocks().get(0));
    attack.paced(
        calls,
        gap,
        (now, network) -> {
          Person caller = random.oneOf(callers);
          Person victim = attack.directory.anySubscriber(random);
          PhoneCall call = PhoneCall.inbound(caller, victim, attestation).via(trunk);
          // Some are quick enough to pick up.
          network.call(
              now,
              random.chance(0.03)
                  ? call.answered(ring, random.between(500, 3_000), "caller")
                  : call.abandoned(ring + random.below(900)));
          if (random.chance(curious)) {
            callBack(attack, now, victim, caller.number());
          }
        });
  }

  /** Minutes or hours later, by a victim: nobody to blame but the number. */
  private static void callBack(AttackRun attack, long now, Person victim, String number) {
    RandomSource random = attack.random;
    PhoneCall back = PhoneCall.outbound(victim, number).via(Trunks.of(number));
    long later = random.logUniform(15_000, 5_400_000);
    attack.at(
        attack.elapsed(now) + later,
        (then, network) -> {
          network.attribute(null);
          network.call(
              then, back.answered(random.between(700, 2_500), random.talkMillis(50), "caller"));
        });
  }
}
