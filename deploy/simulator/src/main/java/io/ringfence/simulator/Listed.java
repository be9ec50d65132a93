package io.ringfence.simulator;

import java.util.List;

/** Somebody who is on the house's list takes part. */
final class Listed {

  private static final String FRAUD = "listed-subject";

  private Listed() {}

  static List<Plan> kinds() {
    return List.of(
        Plan.loud("listed-number-calls", 45, Listed::calls, FRAUD),
        Plan.loud("listed-number-is-called", 45, Listed::called, FRAUD),
        Plan.loud("listed-network-registers", 45, Listed::registers, FRAUD),
        Plan.loud("listed-range-calls", 45, Listed::range, FRAUD),
        Plan.slow("listed-number-calls-once-later", 480, Listed::calls, FRAUD));
  }

  private static void calls(Plot attack) {
    String number = attack.directory.newPerson(Country.US).number();
    list(attack, Subject.number(number));
    Person stranger = Crook.outside(attack, number);
    call(attack, stranger);
  }

  /**
   * Personal numbers, which nobody's friends have: a thousand strangers would be some's contacts.
   */
  private static void range(Plot attack) {
    String range = "+4470" + attack.random.digits(5);
    list(attack, new Subject("range", range));
    call(attack, Crook.outside(attack, range + attack.random.digits(3)));
  }

  private static void call(Plot attack, Person stranger) {
    Dice random = attack.random;
    attack.repeat(
        attack.wait(2_000, 1_200_000, 7_200_000, 20_000_000),
        attack.slow ? 1 : random.between(1, 6),
        () -> random.exponentialMillis(200_000),
        (now, network) -> {
          Person called = attack.directory.anySubscriber(random);
          Talk call = Talk.inbound(stranger, called, "B").via(Trunks.of(stranger.number()));
          network.call(now, call.answered(5_000, random.talkMillis(60), "called"));
        });
  }

  private static void called(Plot attack) {
    Dice random = attack.random;
    String number = attack.directory.newPerson(Country.GB).number();
    Subject swindler = Subject.number(number);
    list(attack, swindler);
    attack.blame(swindler);
    attack.repeat(
        random.logUniform(2_000, 1_200_000),
        random.between(1, 3),
        () -> random.exponentialMillis(400_000),
        (now, network) -> {
          Talk call = Talk.outbound(attack.directory.anySubscriber(random), number);
          network.call(
              now, call.via(Trunks.of(number)).answered(6_000, random.talkMillis(60), "caller"));
        });
  }

  private static void registers(Plot attack) {
    Person guest = attack.directory.newPerson().withAddress(attack.directory.foreignAddress());
    list(attack, Subject.networkAround(guest.address()));
    attack.blame(guest);
    attack.blame(Subject.networkAround(guest.address()));
    attack.at(
        attack.random.logUniform(2_000, 1_200_000),
        (now, network) -> network.security(now, "register.ok", guest));
  }

  private static void list(Plot attack, Subject subject) {
    String reason =
        attack.random.oneOf(List.of("robocall", "wangiri", "irsf", "smishing", "proxy"));
    attack.schedule.unlabelled(
        attack.first,
        Actor.once((now, network) -> network.listing(now, "add", subject, reason, 0, 0)));
  }
}
