package io.ringfence.simulator.attacks;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;

/** Somebody who is on the house's list takes part. */
final class ListedParties extends AttackRun {

  private static final String FRAUD = "listed-subject";

  static final List<AttackKind> KINDS =
      family(
          ListedParties::new,
          shown(loud("listed-number-calls", 45, ListedParties::calls, FRAUD)),
          shown(loud("listed-number-is-called", 45, ListedParties::called, FRAUD)),
          shown(loud("listed-network-registers", 45, ListedParties::signsIn, FRAUD)),
          loud("listed-range-calls", 45, ListedParties::range, FRAUD),
          slow("listed-number-calls-once-later", 480, ListedParties::calls, FRAUD));

  ListedParties(Beginning beginning) {
    super(beginning);
  }

  private void calls() {
    Person stranger = foreigner();
    list(SubjectId.number(stranger.number()));
    call(stranger);
  }

  /**
   * Personal numbers, which nobody's friends have: a thousand strangers would be some's contacts.
   */
  private void range() {
    String range = "+4470" + random.digits(5);
    list(new SubjectId("range", range));
    call(outside(range + random.digits(3)));
  }

  private void call(Person stranger) {
    repeat(
        wait(2_000, 1_200_000, 7_200_000, 20_000_000),
        slow ? 1 : random.between(1, 6),
        random.every(200_000),
        now -> {
          PhoneCall call = PhoneCall.from(stranger, directory.anySubscriber(random), "B");
          network.call(now, call.answered(5_000, random.talkMillis(60), "callee"));
        });
  }

  private void called() {
    String swindler = directory.newPerson(Country.GB).number();
    list(SubjectId.number(swindler));
    blame("number", swindler);
    repeat(
        random.logUniform(2_000, 1_200_000),
        random.between(1, 3),
        random.every(400_000),
        now -> {
          PhoneCall call = PhoneCall.to(directory.anySubscriber(random), swindler);
          network.call(now, call.answered(6_000, random.talkMillis(60), "caller"));
        });
  }

  private void signsIn() {
    Person guest = directory.newPerson().withAddress(directory.foreignAddress());
    SubjectId net = SubjectId.networkAround(guest.address());
    list(net);
    blame(guest);
    blame(net.kind(), net.value());
    logged(random.logUniform(2_000, 1_200_000), "register.ok", guest);
  }

  private void list(SubjectId subject) {
    String reason = random.oneOf(List.of("robocall", "wangiri", "irsf", "smishing", "proxy"));
    schedule.unlabelled(first, Actor.once(now -> network.listing(now, "add", subject, reason, 0)));
  }
}
