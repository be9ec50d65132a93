package io.ringfence.simulator.attacks.calls;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.population.Trunks;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;

/** Somebody who is on the house's list takes part. */
public final class ListedParties {

  private static final String FRAUD = "listed-subject";

  private ListedParties() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud("listed-number-calls", 45, ListedParties::calls, FRAUD),
        AttackKind.loud("listed-number-is-called", 45, ListedParties::called, FRAUD),
        AttackKind.loud("listed-network-registers", 45, ListedParties::registers, FRAUD),
        AttackKind.loud("listed-range-calls", 45, ListedParties::range, FRAUD),
        AttackKind.slow("listed-number-calls-once-later", 480, ListedParties::calls, FRAUD));
  }

  private static void calls(AttackRun attack) {
    String number = attack.directory.newPerson(Country.US).number();
    list(attack, SubjectId.number(number));
    Person stranger = Attacker.outside(attack, number);
    call(attack, stranger);
  }

  /**
   * Personal numbers, which nobody's friends have: a thousand strangers would be some's contacts.
   */
  private static void range(AttackRun attack) {
    String range = "+4470" + attack.random.digits(5);
    list(attack, new SubjectId("range", range));
    call(attack, Attacker.outside(attack, range + attack.random.digits(3)));
  }

  private static void call(AttackRun attack, Person stranger) {
    RandomSource random = attack.random;
    attack.repeat(
        attack.wait(2_000, 1_200_000, 7_200_000, 20_000_000),
        attack.slow ? 1 : random.between(1, 6),
        () -> random.exponentialMillis(200_000),
        (now, network) -> {
          Person called = attack.directory.anySubscriber(random);
          PhoneCall call =
              PhoneCall.inbound(stranger, called, "B").via(Trunks.of(stranger.number()));
          network.call(now, call.answered(5_000, random.talkMillis(60), "called"));
        });
  }

  private static void called(AttackRun attack) {
    RandomSource random = attack.random;
    String number = attack.directory.newPerson(Country.GB).number();
    SubjectId swindler = SubjectId.number(number);
    list(attack, swindler);
    attack.blame(swindler);
    attack.repeat(
        random.logUniform(2_000, 1_200_000),
        random.between(1, 3),
        () -> random.exponentialMillis(400_000),
        (now, network) -> {
          PhoneCall call = PhoneCall.outbound(attack.directory.anySubscriber(random), number);
          network.call(
              now, call.via(Trunks.of(number)).answered(6_000, random.talkMillis(60), "caller"));
        });
  }

  private static void registers(AttackRun attack) {
    Person guest = attack.directory.newPerson().withAddress(attack.directory.foreignAddress());
    list(attack, SubjectId.networkAround(guest.address()));
    attack.blame(guest);
    attack.blame(SubjectId.networkAround(guest.address()));
    attack.at(
        attack.random.logUniform(2_000, 1_200_000),
        (now, network) -> network.security(now, "register.ok", guest));
  }

  private static void list(AttackRun attack, SubjectId subject) {
    String reason =
        attack.random.oneOf(List.of("robocall", "wangiri", "irsf", "smishing", "proxy"));
    attack.schedule.unlabelled(
        attack.first,
        Actor.once((now, network) -> network.listing(now, "add", subject, reason, 0, 0)));
  }
}
