package io.ringfence.simulator.attacks;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Calls that nobody wants: one ring, so that people call a dear number back (wangiri); a recorded
 * voice for everybody; a number which the caller has not got.
 */
final class UnwantedCalls extends AttackRun {

  private static final String[] WANGIRI = {
    "wangiri", "robocall", "flash-call", "irsf", "targeted-pumping"
  };

  private static final String[] ROBOCALL = {"robocall", "caller-id-spoofing"};
  private static final String[] SPOOFING = {"caller-id-spoofing", "robocall", "tdos"};

  static final List<AttackKind> KINDS =
      family(
          UnwantedCalls::new,
          loud("wangiri-one-number", 40, a -> a.ringOnce(1), WANGIRI),
          shown(loud("wangiri-range", 45, a -> a.ringOnce(a.random.between(5, 60)), WANGIRI)),
          shown(slow("wangiri-drip", 420, a -> a.ringOnce(a.random.between(1, 4)), WANGIRI)),
          shown(loud("robocall-customer", 45, UnwantedCalls::customer, "robocall")),
          loud("robocall-from-outside", 45, UnwantedCalls::outside, ROBOCALL),
          slow("robocall-snowshoe", 420, UnwantedCalls::snowshoe, ROBOCALL),
          shown(slow("robocall-trickle", 420, UnwantedCalls::trickle, "robocall")),
          loud("spoof-neighbour", 45, UnwantedCalls::neighbour, SPOOFING),
          loud("spoof-invalid", 45, UnwantedCalls::invalid, SPOOFING),
          loud("spoof-unallocated", 45, UnwantedCalls::unallocated, SPOOFING),
          loud("spoof-own-range", 45, UnwantedCalls::ownRange, SPOOFING),
          slow("spoof-neighbour-drip", 420, UnwantedCalls::neighbour, SPOOFING),
          slow("spoof-own-range-drip", 420, UnwantedCalls::ownRange, SPOOFING));

  /** Ranges that nobody holds. */
  private static final List<String> FREE =
      List.of("+1555", "+1211555", "+1370", "+4411", "+4410", "+4910");

  UnwantedCalls(Beginning beginning) {
    super(beginning);
  }

  private void ringOnce(int numbers) {
    Country place = costly();
    String rent = place.rent(random);
    List<Person> callers = many(numbers, () -> outside(place.number(random, rent)));
    int calls = count(150, 1_500, 200, 600);
    long gap = gap(120, 1_500, 400, calls);
    int ring = (int) random.logUniform(500, 3_000);
    String attestation = random.chance(0.5) ? "C" : null;
    double curious = 0.01 + 0.05 * random.fraction();
    String trunk = PhoneCall.trunkOf(place.blocks().get(0));
    paced(
        calls,
        gap,
        now -> {
          Person caller = random.oneOf(callers);
          Person victim = directory.anySubscriber(random);
          PhoneCall call = PhoneCall.inbound(caller, victim, attestation).via(trunk);
          // Some are quick enough to pick up.
          network.call(
              now,
              random.chance(0.03)
                  ? call.answered(ring, random.between(500, 3_000), "caller")
                  : call.abandoned(ring + random.below(900)));
          if (random.chance(curious)) {
            callBack(now, victim, caller.number());
          }
        });
  }

  /** Minutes or hours later, by a victim: nobody to blame but the number. */
  private void callBack(long now, Person victim, String number) {
    PhoneCall back = PhoneCall.to(victim, number);
    at(
        elapsed(now) + random.logUniform(15_000, 5_400_000),
        then -> {
          network.attribute(null);
          int ring = random.between(700, 2_500);
          network.call(then, back.answered(ring, random.talkMillis(50), "caller"));
        });
  }

  /** A customer of ours dials one number after the other, in sequence or at random. */
  private void customer() {
    Person dialler = own();
    int calls = (int) random.logUniform(250, 2_000);
    dial(dialler, calls, random.logUniform(150, 1_500));
  }

  private void trickle() {
    int calls = (int) random.logUniform(250, 900);
    dial(own(), calls, 400 * MINUTE / calls);
  }

  private void dial(Person dialler, int calls, long gap) {
    Country home = dialler.country();
    boolean sequence = random.chance(0.5);
    String block = random.oneOf(home.blocks());
    int digits = home.digits();
    long[] next = {random.below(100_000)};
    paced(
        calls,
        gap,
        now -> {
          String to = directory.stranger(random, home);
          if (sequence) {
            String tail = Long.toString(1_000_000_000L + next[0]++);
            to = block + tail.substring(tail.length() - digits);
          }
          network.call(now, played(PhoneCall.to(dialler, to)));
        });
  }

  /** From another network, to customers of ours, by a handful of numbers. */
  private void outside() {
    campaign(random.between(1, 8), 300, 1_800, random.logUniform(200, 1_500));
  }

  /** Hundreds of numbers, each of which calls hardly more often than a person. */
  private void snowshoe() {
    campaign(random.between(20, 60), 400, 900, 25_000);
  }

  private void campaign(int numbers, int least, int most, long gap) {
    String trunk = "wholesale-" + random.between(3, 99);
    blame("trunk", trunk);
    List<Person> callers = many(numbers, this::foreigner);
    paced(
        (int) random.logUniform(least, most),
        gap,
        now -> {
          Person called = directory.anySubscriber(random);
          Person caller = random.oneOf(callers);
          String attestation = random.chance(0.5) ? "C" : null;
          network.call(now, played(PhoneCall.inbound(caller, called, attestation).via(trunk)));
        });
  }

  /** Few answer, nobody listens long, and what does not exist is dialled too. */
  private PhoneCall played(PhoneCall call) {
    double fate = random.fraction();
    if (fate < 0.30) {
      return call.answered(random.between(2_000, 15_000), random.talkMillis(6), "callee");
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

  /** Every call from a number that differs from the called one in its last digits only. */
  private void neighbour() {
    int free = random.between(3, 4);
    spoof(called -> called.substring(0, called.length() - free) + random.digits(free));
  }

  /** Too short, too long, or digits that begin no number anywhere. */
  private void invalid() {
    spoof(
        called ->
            switch (random.below(4)) {
              case 0 -> "+1" + random.between(200, 999) + random.digits(4);
              case 1 -> "+1000" + random.digits(7);
              case 2 -> "+999" + random.digits(8);
              default -> "+1" + random.between(2, 9) + random.digits(12);
            });
  }

  /** Well formed, of ranges that nobody holds. */
  private void unallocated() {
    String block = random.oneOf(FREE);
    spoof(called -> block + random.digits(12 - block.length()));
  }

  /** Numbers of our own customers, whose telephones are at home, come in from another network. */
  private void ownRange() {
    List<Person> owners = many(random.between(2, 10), this::victim);
    spoof(called -> random.oneOf(owners).number());
  }

  private void spoof(UnaryOperator<String> number) {
    String trunk = "wholesale-" + random.between(100, 999);
    blame("trunk", trunk);
    lawful(trunk);
    int calls = count(120, 900, 150, 400);
    long gap = gap(400, 3_500, 400, calls);
    double signed = random.fraction();
    paced(
        calls,
        gap,
        now -> {
          Person called = directory.anySubscriber(random);
          Person caller = outside(number.apply(called.number()));
          String attestation = random.chance(signed) ? "C" : null;
          PhoneCall call = PhoneCall.inbound(caller, called, attestation).via(trunk);
          network.call(
              now,
              random.chance(0.35)
                  ? call.answered(random.between(3_000, 15_000), random.talkMillis(12), "callee")
                  : call.unanswered(random.between(15_000, 25_000)));
        });
  }

  /** The same route carries ordinary calls too, before and after. */
  private void lawful(String trunk) {
    RandomSource others = schedule.random();
    schedule.unlabelled(
        schedule.at(0.01),
        Actor.always(
            others.every(300_000),
            now -> {
              Person caller = Person.seen(directory.stranger(others, Country.US));
              PhoneCall call = PhoneCall.inbound(caller, directory.anySubscriber(others), "B");
              network.call(now, call.via(trunk).asUsual(others, 75));
            }));
  }
}
