package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Calls that are made so that somebody is paid for their arrival. */
final class Pumping {

  /** Rural exchanges whose operators get more for a call than it costs to make it. */
  private static final List<String> RURAL =
      List.of("+1712432", "+1605475", "+1641715", "+1712770", "+1605562", "+1218862");

  private Pumping() {}

  static List<Plan> kinds() {
    return List.of(
        Plan.loud(
            "hot-number", 45, Pumping::hotNumber, "targeted-pumping", "irsf", "traffic-pumping"),
        Plan.slow(
            "hot-number-drip",
            480,
            Pumping::hotNumber,
            "targeted-pumping",
            "irsf",
            "traffic-pumping"),
        Plan.loud("rural-pumping", 180, Pumping::rural, "traffic-pumping", "targeted-pumping"),
        Plan.slow(
            "rural-pumping-drip", 540, Pumping::rural, "traffic-pumping", "targeted-pumping"));
  }

  /** One number, again and again, by one or a few accounts that belong to its holder. */
  private static void hotNumber(Plot attack) {
    Dice random = attack.random;
    List<Person> callers = callers(attack, random.between(1, 4));
    Country place = random.chance(0.5) ? Places.costly(random) : callers.get(0).country();
    String number = Places.number(random, place);
    attack.blame(Subject.number(number));
    int calls = attack.count(35, 200, 50, 130);
    long gap = attack.slow ? 450 * 60_000L / calls : random.logUniform(4_000, 45_000);
    attack.repeat(
        0,
        calls,
        attack.rhythm(gap),
        (now, network) -> {
          Talk call = Talk.outbound(random.oneOf(callers), number).via(Trunks.of(number));
          network.call(
              now,
              random.chance(0.9)
                  ? call.answered(random.between(500, 3_000), random.talkMillis(45), "caller")
                  : call.busy());
        });
  }

  /** Long calls, day and night, to the numbers of one small exchange. */
  private static void rural(Plot attack) {
    Dice random = attack.random;
    List<Person> callers = callers(attack, random.between(4, 18));
    String exchange = random.oneOf(RURAL);
    attack.blame(new Subject("range", exchange));
    List<String> numbers = new ArrayList<>();
    for (int i = random.between(2, 20); i > 0; i--) {
      String number = exchange + random.digits(4);
      attack.blame(Subject.number(number));
      numbers.add(number);
    }
    int calls = attack.count(120, 500, 60, 150);
    long gap = (attack.slow ? 500 : 160) * 60_000L / calls;
    attack.repeat(
        0,
        calls,
        attack.rhythm(gap),
        (now, network) -> {
          String to = random.oneOf(numbers);
          Talk call = Talk.outbound(random.oneOf(callers), to).via(Trunks.of(to));
          int millis = (int) random.logUniform(900_000, 5_400_000);
          network.call(now, call.answered(random.between(600, 2_500), millis, "caller"));
        });
  }

  private static List<Person> callers(Plot attack, int count) {
    List<Person> callers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Person caller = attack.directory.newPerson(Country.US);
      attack.blame(caller);
      callers.add(caller);
    }
    return callers;
  }
}
