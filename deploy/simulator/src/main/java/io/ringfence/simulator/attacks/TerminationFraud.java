package io.ringfence.simulator.attacks;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;

/**
 * Calls that are made for what their arrival pays, or rerouted for what it costs: from abroad they
 * enter as cheap local calls through a box full of SIM cards.
 */
final class TerminationFraud extends AttackRun {

  private static final String[] BOX = {"sim-box", "device-sharing"};
  private static final String[] HOT = {"targeted-pumping", "irsf", "traffic-pumping"};
  private static final String[] RURAL = {"traffic-pumping", "targeted-pumping"};

  static final List<AttackKind> KINDS =
      family(
          TerminationFraud::new,
          loud("sim-box", 360, TerminationFraud::busyBox, BOX),
          slow("sim-box-rotating", 600, TerminationFraud::restingBox, BOX),
          loud("hot-number", 45, TerminationFraud::hotNumber, HOT),
          slow("hot-number-drip", 480, TerminationFraud::hotNumber, HOT),
          loud("rural-pumping", 180, TerminationFraud::rural, RURAL),
          slow("rural-pumping-drip", 540, TerminationFraud::rural, RURAL));

  /** Rural exchanges whose operators get more for a call than it costs to make it. */
  private static final List<String> EXCHANGES =
      List.of("+1712432", "+1605475", "+1641715", "+1712770", "+1605562", "+1218862");

  TerminationFraud(Beginning beginning) {
    super(beginning);
  }

  /** All cards of the box, all day. */
  private void busyBox() {
    List<Person> cards = box(random.between(1, 3), (int) random.logUniform(12, 60));
    run(cards, 350, random.logUniform(60_000, 360_000));
  }

  /** Cards take turns and rest in between, so that each looks like a talkative customer. */
  private void restingBox() {
    List<Person> cards = box(random.between(1, 2), random.between(8, 30));
    run(cards, 580, random.logUniform(1_000_000, 2_400_000));
  }

  private List<Person> box(int devices, int cards) {
    List<String> imeis = many(devices, () -> "imei:35" + random.digits(13));
    Person first = directory.newPerson();
    return many(
        cards,
        () -> {
          Person card = directory.newPerson(first.country()).withDevice(random.oneOf(imeis));
          card = card.withAddress(first.address());
          blame(card);
          return card;
        });
  }

  /** Nobody ever calls a card, and no two of its calls are to the same number. */
  private void run(List<Person> cards, int minutes, long gapOfCard) {
    for (Person card : cards) {
      long start = random.exponentialMillis(120_000);
      logged(start, "register.ok", card);
      callNext(card, start + random.exponentialMillis(gapOfCard), minutes * MINUTE, gapOfCard);
    }
  }

  private void callNext(Person card, long after, long end, long gap) {
    if (after > end) {
      return;
    }
    at(
        after,
        now -> {
          String to =
              random.chance(0.4)
                  ? directory.anySubscriber(random).number()
                  : directory.stranger(random, card.country());
          PhoneCall call = PhoneCall.to(card, to).asUsual(random, 140);
          network.call(now, call);
          callNext(card, elapsed(now) + call.millis() + random.exponentialMillis(gap), end, gap);
        });
  }

  /** One number, again and again, by one or a few accounts that belong to its holder. */
  private void hotNumber() {
    List<Person> callers = callers(random.between(1, 4));
    String number = (random.chance(0.5) ? costly() : callers.get(0).country()).number(random);
    blame("number", number);
    int calls = count(35, 200, 50, 130);
    paced(
        calls,
        gap(4_000, 45_000, 450, calls),
        now -> {
          PhoneCall call = PhoneCall.to(random.oneOf(callers), number);
          network.call(
              now,
              random.chance(0.9)
                  ? call.answered(random.between(500, 3_000), random.talkMillis(45), "caller")
                  : call.busy());
        });
  }

  /** Long calls, day and night, to the numbers of one small exchange. */
  private void rural() {
    List<Person> callers = callers(random.between(4, 18));
    String exchange = random.oneOf(EXCHANGES);
    blame("range", exchange);
    List<String> numbers = many(random.between(2, 20), () -> exchange + random.digits(4));
    numbers.forEach(number -> blame("number", number));
    int calls = count(120, 500, 60, 150);
    paced(
        calls,
        (slow ? 500 : 160) * MINUTE / calls,
        now -> {
          String to = random.oneOf(numbers);
          PhoneCall call = PhoneCall.to(random.oneOf(callers), to);
          int talk = (int) random.logUniform(900_000, 5_400_000);
          network.call(now, call.answered(random.between(600, 2_500), talk, "caller"));
        });
  }

  private List<Person> callers(int count) {
    List<Person> callers = many(count, () -> directory.newPerson(Country.US));
    callers.forEach(this::blame);
    return callers;
  }
}
