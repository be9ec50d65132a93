package io.ringfence.simulator.attacks;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.CustomerRoutine;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Frauds of which a trunk is full: so many calls to one number that nobody else gets through
 * (telephony denial of service); a carrier that says "answered" before anybody has answered, and is
 * paid for the ringing; codes that are sent as missed calls from a whole range, so that nobody pays
 * for what was an SMS before.
 */
final class TrunkAbuse extends AttackRun {

  private static final String[] FLOOD = {"tdos", "caller-id-spoofing", "robocall"};
  private static final String ANSWER = "answer-fraud";
  private static final String[] FLASH = {"flash-call", "wangiri", "robocall", "caller-id-spoofing"};

  static final List<AttackKind> KINDS =
      family(
          TrunkAbuse::new,
          loud("tdos-flood", 45, TrunkAbuse::flood, FLOOD),
          loud("tdos-by-few", 45, TrunkAbuse::floodByFew, "tdos", "robocall", "targeted-pumping"),
          slow("tdos-siege", 300, TrunkAbuse::siege, FLOOD),
          loud("false-answer", 150, a -> a.answerEarly(0.75, 0.25), ANSWER),
          loud("call-stretching", 150, TrunkAbuse::endLate, ANSWER),
          slow("false-answer-now-and-then", 480, a -> a.answerEarly(0.2, 0.2), ANSWER),
          loud("flash-calls", 45, TrunkAbuse::flash, FLASH),
          slow("flash-calls-drip", 420, TrunkAbuse::flash, FLASH));

  private static final List<Country> FLASHED =
      List.of(Country.GB, Country.DE, Country.FR, Country.PL, Country.NG);

  TrunkAbuse(Beginning beginning) {
    super(beginning);
  }

  /** Each call from another number that nobody has. */
  private void flood() {
    int calls = (int) random.logUniform(300, 2_000);
    flood(this::unknown, calls, random.logUniform(150, 1_200));
  }

  /** The dialler of one customer of another network, with a few numbers. */
  private void floodByFew() {
    List<Person> callers = many(random.between(1, 6), this::foreigner);
    int calls = (int) random.logUniform(200, 900);
    flood(() -> random.oneOf(callers), calls, random.logUniform(600, 4_000));
  }

  /** For hours, every ten to sixty seconds: enough to wear out whoever has to answer. */
  private void siege() {
    int calls = (int) random.logUniform(350, 1_200);
    flood(this::unknown, calls, 280 * MINUTE / calls);
  }

  private Person unknown() {
    return outside(Country.US.number(random));
  }

  private void flood(Supplier<Person> callers, int calls, long gap) {
    Person victim = directory.newPerson(Country.US);
    CustomerRoutine.ofOffice(schedule, victim, 300);
    blame("number", victim.number());
    blame("account", victim.account());
    String trunk = trunk(1_000);
    int hold = (int) random.logUniform(500, 20_000);
    paced(
        calls,
        gap,
        now -> {
          PhoneCall call = inbound(callers.get(), victim, trunk);
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

  /** One of a thousand trunks from there on, blamed. */
  private String trunk(int from) {
    String trunk = "wholesale-" + random.between(from, from + 999);
    blame("trunk", trunk);
    return trunk;
  }

  private PhoneCall inbound(Person caller, Person called, String trunk) {
    return PhoneCall.inbound(caller, called, random.chance(0.5) ? "C" : null).via(trunk);
  }

  /** A ringing tone is played after the "answer": callers hang up when they have waited enough. */
  private void answerEarly(double least, double more) {
    double share = least + more * random.fraction();
    route(
        call -> {
          if (!random.chance(share)) {
            return null;
          }
          int waits = random.between(4_000, 35_000);
          return call.answered(random.between(150, 900), waits, "caller");
        });
  }

  /** The end of the call is passed on late: minutes after both have hung up. */
  private void endLate() {
    int extra = (int) random.logUniform(60_000, 600_000);
    route(
        call -> {
          if (!random.chance(0.6)) {
            return null;
          }
          int ring = random.between(2_000, 12_000);
          int talk = random.talkMillis(75) + extra + random.below(20_000);
          return call.answered(ring, talk, "network");
        });
  }

  /**
   * Ordinary calls to one country, by a carrier of its own, before and during the fraud.
   *
   * @param tampering what the carrier makes of a call, or null if it passes it on as it is
   */
  private void route(UnaryOperator<PhoneCall> tampering) {
    Country place = resold();
    String trunk = "transit-" + place.iso().toLowerCase(Locale.ROOT) + random.below(100);
    blame("trunk", trunk);
    blame("range", place.blocks().get(0));
    long from = schedule.at(0.02);
    long gap = random.logUniform(15_000, 60_000);
    schedule.unlabelled(
        from,
        now -> {
          network.call(now, call(place, trunk).asUsual(random, 90));
          return now + gap < first ? now + random.exponentialMillis(gap) : Actor.NEVER;
        });
    repeat(
        0,
        (int) ((slow ? 460 : 130) * MINUTE / gap),
        random.every(gap),
        now -> {
          PhoneCall call = call(place, trunk);
          PhoneCall tricked = tampering.apply(call);
          if (tricked == null) {
            network.attribute(null);
            tricked = call.asUsual(random, 90);
          }
          network.call(now, tricked);
        });
  }

  private PhoneCall call(Country place, String trunk) {
    String to = place.number(random);
    return PhoneCall.outbound(directory.anySubscriber(random), to).via(trunk);
  }

  private void flash() {
    Country home = random.oneOf(FLASHED);
    int free = random.between(2, 4);
    String range = random.oneOf(home.blocks()) + random.digits(home.digits() - free);
    blame("range", range);
    blame("range", range.substring(0, range.length() - 1));
    String trunk = trunk(2_000);
    int calls = count(200, 1_500, 250, 800);
    paced(
        calls,
        gap(150, 1_800, 400, calls),
        now -> {
          Person caller = outside(range + random.digits(free));
          PhoneCall call = inbound(caller, directory.anySubscriber(random), trunk);
          network.call(now, call.abandoned(random.between(150, 1_200)));
        });
  }
}
