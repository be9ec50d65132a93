package io.ringfence.simulator.attacks.calls;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.CustomerRoutine;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;

/** Telephony denial of service: so many calls to one number that nobody else gets through. */
public final class CallFlooding {

  private CallFlooding() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud(
            "tdos-flood", 45, CallFlooding::flood, "tdos", "caller-id-spoofing", "robocall"),
        AttackKind.loud(
            "tdos-by-few", 45, CallFlooding::byFew, "tdos", "robocall", "targeted-pumping"),
        AttackKind.slow(
            "tdos-siege", 300, CallFlooding::siege, "tdos", "caller-id-spoofing", "robocall"));
  }

  /** Each call from another number that nobody has. */
  private static void flood(AttackRun attack) {
    RandomSource random = attack.random;
    run(attack, null, (int) random.logUniform(300, 2_000), random.logUniform(150, 1_200));
  }

  /** The dialler of one customer of another network, with a few numbers. */
  private static void byFew(AttackRun attack) {
    RandomSource random = attack.random;
    List<Person> callers =
        Attacker.many(
            random.between(1, 6),
            () -> Attacker.outside(attack, attack.directory.newPerson(Country.US).number()));
    run(attack, callers, (int) random.logUniform(200, 900), random.logUniform(600, 4_000));
  }

  /** For hours, every ten to sixty seconds: enough to wear out whoever has to answer. */
  private static void siege(AttackRun attack) {
    int calls = (int) attack.random.logUniform(350, 1_200);
    run(attack, null, calls, 280 * 60_000L / calls);
  }

  private static void run(AttackRun attack, List<Person> callers, int calls, long gap) {
    RandomSource random = attack.random;
    Person victim = attack.directory.newPerson(Country.US);
    CustomerRoutine.ofOffice(attack.schedule, victim, 300);
    attack.blame(SubjectId.number(victim.number()));
    attack.blame(SubjectId.account(victim.account()));
    String trunk = "wholesale-" + random.between(1_000, 1_999);
    attack.blame(new SubjectId("trunk", trunk));
    int hold = (int) random.logUniform(500, 20_000);
    attack.paced(
        calls,
        gap,
        (now, network) -> {
          Person caller =
              callers == null
                  ? Attacker.outside(attack, FraudGeography.number(random, Country.US))
                  : random.oneOf(callers);
          PhoneCall call =
              PhoneCall.inbound(caller, victim, random.chance(0.5) ? "C" : null).via(trunk);
          double fate = random.fraction();
          network.call(
              now,
              fate < 0.35
                  ? call.busy()
                  : fate < 0.75
                      ? call.abandoned(random.between(300, 2_000))
                      : call.answered(
                          random.between(800, 6_000), 500 + random.below(hold), "caller"));
        });
  }
}
