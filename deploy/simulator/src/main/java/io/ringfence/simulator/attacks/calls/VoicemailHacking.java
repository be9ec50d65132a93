package io.ringfence.simulator.attacks.calls;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.population.Trunks;
import io.ringfence.simulator.world.PhoneCall;
import java.util.ArrayList;
import java.util.List;

/** PINs of mailboxes are guessed; from inside, a mailbox calls whom the guesser likes. */
public final class VoicemailHacking {

  private static final String[] FRAUDS = {"voicemail-hack", "irsf", "pbx-hacking"};

  private VoicemailHacking() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("mailbox-guessed", 90, p -> guess(p, 1), FRAUDS),
        AttackKind.loud("mailboxes-tried", 90, p -> guess(p, p.random.between(5, 25)), FRAUDS),
        AttackKind.slow("mailbox-guessed-slowly", 480, p -> guess(p, 1), FRAUDS));
  }

  private static void guess(AttackRun attack, int boxes) {
    RandomSource random = attack.random;
    String caller = attack.directory.newPerson(Country.US).number();
    attack.blame(SubjectId.number(caller));
    String address = random.chance(0.5) ? Attacker.machines(attack, 1).get(0) : null;
    List<Person> owners = new ArrayList<>();
    for (int i = 0; i < boxes; i++) {
      Person owner = Attacker.victim(attack);
      attack.blame(SubjectId.account(owner.account()));
      attack.blame(SubjectId.number(owner.number()));
      owners.add(owner);
    }
    int guesses = boxes > 1 ? boxes * random.between(2, 6) : attack.count(15, 120, 25, 90);
    long gap = attack.slow ? 300 * 60_000L / guesses : random.logUniform(4_000, 20_000);
    int[] turn = {0};
    attack.paced(
        guesses,
        gap,
        (now, network) -> {
          Person owner = owners.get(turn[0]++ % boxes);
          // The guesser has to call the mailbox; three guesses are allowed in each call.
          if (turn[0] % 3 == 1) {
            Person guesser = new Person(null, caller, null, null, null, null);
            PhoneCall call = PhoneCall.inbound(guesser, owner, "B").via(Trunks.of(caller));
            network.call(now, call.answered(2_000, (int) Math.min(gap * 3, 60_000), "called"));
          }
          network.security(now + 3_000, "voicemail.failed", at(owner, address));
        });
    if (random.chance(0.75)) {
      callOut(attack, guesses * gap + 60_000, owners.get(0), address);
    }
  }

  /** "Call the one who left this message": the mailbox dials out, at its owner's cost. */
  private static void callOut(AttackRun attack, long after, Person owner, String address) {
    RandomSource random = attack.random;
    Country place = FraudGeography.costly(random);
    Person mailbox = new Person(null, owner.number(), owner.account(), null, null, null);
    attack.at(after, (now, network) -> network.security(now, "voicemail.ok", at(owner, address)));
    attack.repeat(
        after + 30_000,
        attack.slow ? random.between(5, 12) : random.between(6, 30),
        attack.rhythm(attack.slow ? 600_000 : random.logUniform(10_000, 60_000)),
        (now, network) ->
            TollFraud.expensiveCall(
                attack, now, network, mailbox, FraudGeography.number(random, place), 0.9, 180));
  }

  private static Person at(Person owner, String address) {
    return new Person(null, owner.number(), owner.account(), null, address, null);
  }
}
