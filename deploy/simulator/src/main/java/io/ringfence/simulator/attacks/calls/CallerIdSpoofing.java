package io.ringfence.simulator.attacks.calls;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Calls that come with a number which the caller has not got. */
public final class CallerIdSpoofing {

  private static final String[] FRAUDS = {"caller-id-spoofing", "robocall", "tdos"};

  private CallerIdSpoofing() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("spoof-neighbour", 45, CallerIdSpoofing::neighbour, FRAUDS),
        AttackKind.loud("spoof-invalid", 45, CallerIdSpoofing::invalid, FRAUDS),
        AttackKind.loud("spoof-unallocated", 45, CallerIdSpoofing::unallocated, FRAUDS),
        AttackKind.loud("spoof-own-range", 45, CallerIdSpoofing::ownRange, FRAUDS),
        AttackKind.slow("spoof-neighbour-drip", 420, CallerIdSpoofing::neighbour, FRAUDS),
        AttackKind.slow("spoof-own-range-drip", 420, CallerIdSpoofing::ownRange, FRAUDS));
  }

  /** Every call from a number that differs from the called one in its last digits only. */
  private static void neighbour(AttackRun attack) {
    int free = attack.random.between(3, 4);
    run(
        attack,
        called -> {
          String own = called.number();
          return own.substring(0, own.length() - free) + attack.random.digits(free);
        });
  }

  /** Too short, too long, or digits that begin no number anywhere. */
  private static void invalid(AttackRun attack) {
    RandomSource random = attack.random;
    run(
        attack,
        called ->
            switch (random.below(4)) {
              case 0 -> "+1" + random.between(200, 999) + random.digits(4);
              case 1 -> "+1000" + random.digits(7);
              case 2 -> "+999" + random.digits(8);
              default -> "+1" + random.between(2, 9) + random.digits(12);
            });
  }

  /** Well formed, of ranges that nobody holds. */
  private static void unallocated(AttackRun attack) {
    RandomSource random = attack.random;
    List<String> free = List.of("+1555", "+1211555", "+1370", "+4411", "+4410", "+4910");
    String block = random.oneOf(free);
    run(attack, called -> block + random.digits(12 - block.length()));
  }

  /** Numbers of our own customers, whose telephones are at home, come in from another network. */
  private static void ownRange(AttackRun attack) {
    List<Person> owners =
        Stream.generate(() -> Attacker.victim(attack)).limit(attack.random.between(2, 10)).toList();
    run(attack, called -> attack.random.oneOf(owners).number());
  }

  private static void run(AttackRun attack, Function<Person, String> number) {
    RandomSource random = attack.random;
    String trunk = "wholesale-" + random.between(100, 999);
    attack.blame(new SubjectId("trunk", trunk));
    lawful(attack, trunk);
    int calls = attack.count(120, 900, 150, 400);
    long gap = attack.slow ? 400 * 60_000L / calls : random.logUniform(400, 3_500);
    double signed = random.fraction();
    attack.paced(
        calls,
        gap,
        (now, network) -> {
          Person called = attack.directory.anySubscriber(random);
          Person caller = Attacker.outside(attack, number.apply(called));
          String attestation = random.chance(signed) ? "C" : null;
          PhoneCall call = PhoneCall.inbound(caller, called, attestation).via(trunk);
          network.call(
              now,
              random.chance(0.35)
                  ? call.answered(random.between(3_000, 15_000), random.talkMillis(12), "called")
                  : call.unanswered(random.between(15_000, 25_000)));
        });
  }

  /** The same route carries ordinary calls too, before and after. */
  private static void lawful(AttackRun attack, String trunk) {
    RandomSource random = attack.schedule.random();
    attack.schedule.unlabelled(
        attack.schedule.at(0.01),
        Actor.always(
            () -> random.exponentialMillis(300_000),
            (now, network) -> {
              String from = attack.directory.stranger(random, Country.US);
              Person caller = new Person(null, from, null, null, null, null);
              PhoneCall call =
                  PhoneCall.inbound(caller, attack.directory.anySubscriber(random), "B");
              network.call(now, call.via(trunk).asUsual(random, 75));
            }));
  }
}
