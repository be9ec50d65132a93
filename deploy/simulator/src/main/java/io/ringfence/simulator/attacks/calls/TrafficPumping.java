package io.ringfence.simulator.attacks.calls;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.population.Trunks;
import io.ringfence.simulator.world.PhoneCall;
import java.util.ArrayList;
import java.util.List;

/** Calls that are made so that somebody is paid for their arrival. */
public final class TrafficPumping {

  /** Rural exchanges whose operators get more for a call than it costs to make it. */
  private static final List<String> RURAL =
      List.of("+1712432", "+1605475", "+1641715", "+1712770", "+1605562", "+1218862");

  private static final String[] HOT = {"targeted-pumping", "irsf", "traffic-pumping"};
  private static final String[] RURAL_FRAUDS = {"traffic-pumping", "targeted-pumping"};

  private TrafficPumping() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("hot-number", 45, TrafficPumping::hotNumber, HOT),
        AttackKind.slow("hot-number-drip", 480, TrafficPumping::hotNumber, HOT),
        AttackKind.loud("rural-pumping", 180, TrafficPumping::rural, RURAL_FRAUDS),
        AttackKind.slow("rural-pumping-drip", 540, TrafficPumping::rural, RURAL_FRAUDS));
  }

  /** One number, again and again, by one or a few accounts that belong to its holder. */
  private static void hotNumber(AttackRun attack) {
    RandomSource random = attack.random;
    List<Person> callers = callers(attack, random.between(1, 4));
    Country place = random.chance(0.5) ? FraudGeography.costly(random) : callers.get(0).country();
    String number = FraudGeography.number(random, place);
    attack.blame(SubjectId.number(number));
    int calls = attack.count(35, 200, 50, 130);
    long gap = attack.slow ? 450 * 60_000L / calls : random.logUniform(4_000, 45_000);
    attack.paced(
        calls,
        gap,
        (now, network) -> {
          PhoneCall call = PhoneCall.outbound(random.oneOf(callers), number).via(Trunks.of(number));
          network.call(
              now,
              random.chance(0.9)
                  ? call.answered(random.between(500, 3_000), random.talkMillis(45), "caller")
                  : call.busy());
        });
  }

  /** Long calls, day and night, to the numbers of one small exchange. */
  private static void rural(AttackRun attack) {
    RandomSource random = attack.random;
    List<Person> callers = callers(attack, random.between(4, 18));
    String exchange = random.oneOf(RURAL);
    attack.blame(new SubjectId("range", exchange));
    List<String> numbers = new ArrayList<>();
    for (int i = random.between(2, 20); i > 0; i--) {
      String number = exchange + random.digits(4);
      attack.blame(SubjectId.number(number));
      numbers.add(number);
    }
    int calls = attack.count(120, 500, 60, 150);
    long gap = (attack.slow ? 500 : 160) * 60_000L / calls;
    attack.paced(
        calls,
        gap,
        (now, network) -> {
          String to = random.oneOf(numbers);
          PhoneCall call = PhoneCall.outbound(random.oneOf(callers), to).via(Trunks.of(to));
          int millis = (int) random.logUniform(900_000, 5_400_000);
          network.call(now, call.answered(random.between(600, 2_500), millis, "caller"));
        });
  }

  private static List<Person> callers(AttackRun attack, int count) {
    List<Person> callers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Person caller = attack.directory.newPerson(Country.US);
      attack.blame(caller);
      callers.add(caller);
    }
    return callers;
  }
}
