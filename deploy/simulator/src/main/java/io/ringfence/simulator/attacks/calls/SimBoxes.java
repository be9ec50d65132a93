package io.ringfence.simulator.attacks.calls;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.Trunks;
import io.ringfence.simulator.world.PhoneCall;
import java.util.ArrayList;
import java.util.List;

/** Calls from abroad enter as cheap local calls through a box full of SIM cards. */
public final class SimBoxes {

  private static final String[] FRAUDS = {"sim-box", "device-sharing"};

  private SimBoxes() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("sim-box", 360, SimBoxes::busy, FRAUDS),
        AttackKind.slow("sim-box-rotating", 600, SimBoxes::rotating, FRAUDS));
  }

  /** All cards of the box, all day. */
  private static void busy(AttackRun attack) {
    List<Person> cards =
        box(attack, attack.random.between(1, 3), (int) attack.random.logUniform(12, 60));
    run(attack, cards, 350, attack.random.logUniform(60_000, 360_000));
  }

  /** Cards take turns and rest in between, so that each looks like a talkative customer. */
  private static void rotating(AttackRun attack) {
    List<Person> cards = box(attack, attack.random.between(1, 2), attack.random.between(8, 30));
    run(attack, cards, 580, attack.random.logUniform(1_000_000, 2_400_000));
  }

  private static List<Person> box(AttackRun attack, int devices, int cards) {
    RandomSource random = attack.random;
    List<String> imeis = Attacker.many(devices, () -> "imei:35" + random.digits(13));
    Person first = attack.directory.newPerson();
    List<Person> persons = new ArrayList<>();
    for (int i = 0; i < cards; i++) {
      Person card =
          attack
              .directory
              .newPerson(first.country())
              .withDevice(random.oneOf(imeis))
              .withAddress(first.address());
      attack.blame(card);
      persons.add(card);
    }
    return persons;
  }

  /** Nobody ever calls a card, and no two of its calls are to the same number. */
  private static void run(AttackRun attack, List<Person> cards, int minutes, long gapOfCard) {
    RandomSource random = attack.random;
    for (Person card : cards) {
      long start = random.exponentialMillis(120_000);
      attack.at(start, (now, network) -> network.security(now, "register.ok", card));
      long end = minutes * 60_000L;
      callNext(attack, card, start + random.exponentialMillis(gapOfCard), end, gapOfCard);
    }
  }

  private static void callNext(AttackRun attack, Person card, long after, long end, long gap) {
    if (after > end) {
      return;
    }
    RandomSource random = attack.random;
    attack.at(
        after,
        (now, network) -> {
          String to =
              random.chance(0.4)
                  ? attack.directory.anySubscriber(random).number()
                  : attack.directory.stranger(random, card.country());
          PhoneCall call = PhoneCall.outbound(card, to).via(Trunks.of(to)).asUsual(random, 140);
          network.call(now, call);
          long busy = (long) call.ringMillis() + call.talkMillis();
          callNext(
              attack, card, attack.elapsed(now) + busy + random.exponentialMillis(gap), end, gap);
        });
  }
}
