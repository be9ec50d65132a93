package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.population.Trunks;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.CustomerRoutine;
import io.ringfence.simulator.world.PhoneCall;
import java.util.ArrayList;
import java.util.List;

/** Lawful calls to one number, on short lines, or with a number that seems wrong. */
final class CallLookalikes extends LookalikeGroup {

  CallLookalikes(ActorSchedule schedule) {
    super(schedule);
  }

  @Override
  void addAll() {
    ticketSale();
    alarmPanels();
    freeConference();
    hotline();
    testCalls();
    neighbours();
    roamers();
    disaster();
  }

  /** Tickets go on sale at ten: a thousand calls to one number in a quarter of an hour. */
  private void ticketSale() {
    RandomSource random = schedule.random();
    Person office = directory.newPerson(Country.US);
    CustomerRoutine.ofOffice(schedule, office, 200);
    int calls = 700;
    long gap = schedule.within(900_000, 0.3) / calls;
    trap("ticket-sale", SubjectId.all(office), schedule.at(0.35))
        .times(
            calls,
            () -> random.exponentialMillis(gap),
            (now, network) -> {
              String from =
                  random.chance(0.3)
                      ? directory.anySubscriber(random).number()
                      : directory.stranger(random, Country.US);
              Person fan = new Person(null, from, null, null, null, null);
              PhoneCall call = PhoneCall.inbound(fan, office, random.chance(0.8) ? "A" : "B");
              double fate = random.fraction();
              network.call(
                  now,
                  (fate < 0.6
                          ? call.busy()
                          : fate < 0.7
                              ? call.abandoned(random.between(500, 4_000))
                              : call.answered(1_000, random.talkMillis(90), "caller"))
                      .via(Trunks.of(from)));
            });
  }

  /** Lifts and alarms: each calls the one same number now and then, nobody calls them. */
  private void alarmPanels() {
    RandomSource random = schedule.random();
    Person centre = directory.newPerson(Country.DE);
    List<Person> panels = people(25, Country.DE);
    List<SubjectId> subjects = new ArrayList<>(SubjectId.all(panels));
    subjects.addAll(SubjectId.all(centre));
    trap("alarm-panels", subjects, schedule.at(0.01))
        .always(
            () -> random.exponentialMillis(150_000),
            (now, network) ->
                network.call(
                    now,
                    PhoneCall.internal(random.oneOf(panels), centre.number())
                        .via("")
                        .answered(1_200, random.between(4_000, 15_000), "caller")));
  }

  /** A club that meets by telephone, on a bridge in a rural exchange because that is free. */
  private void freeConference() {
    RandomSource random = schedule.random();
    List<Person> members = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Person member = directory.newPerson(Country.US);
      CustomerRoutine.ofCustomer(schedule, member);
      members.add(member);
    }
    String bridge = "+1712775" + random.digits(4);
    recurring("free-conference", SubjectId.all(members), schedule.at(0.4))
        .by(
            () -> {
              int[] next = {0};
              return Actor.times(
                  members.size(),
                  () -> random.exponentialMillis(25_000),
                  (now, network) -> {
                    PhoneCall call =
                        PhoneCall.outbound(members.get(next[0]++ % members.size()), bridge);
                    int hour = random.between(2_400_000, 3_900_000);
                    network.call(now, call.via(Trunks.of(bridge)).answered(1_500, hour, "caller"));
                  });
            });
  }

  /** A balance line: a machine answers at once, and callers have what they want in ten seconds. */
  private void hotline() {
    RandomSource random = schedule.random();
    Person bank = directory.newPerson(Country.GB);
    daily("balance-line", SubjectId.all(bank), 9, schedule.at(0.02))
        .always(
            () -> random.exponentialMillis(12_000),
            (now, network) -> {
              PhoneCall call =
                  PhoneCall.internal(directory.anySubscriber(random), bank.number()).via("");
              network.call(now, call.answered(300, random.between(6_000, 25_000), "caller"));
            });
  }

  /** Our own robot calls our own test numbers, in every country, all the time. */
  private void testCalls() {
    RandomSource random = schedule.random();
    Person robot = directory.newPerson(Country.US);
    List<String> lines = new ArrayList<>();
    for (Country country :
        List.of(Country.US, Country.GB, Country.DE, Country.FR, Country.IN, Country.AU)) {
      lines.add(directory.newPerson(country).number());
    }
    List<SubjectId> subjects = new ArrayList<>(SubjectId.all(robot));
    lines.forEach(line -> subjects.add(SubjectId.number(line)));
    trap("test-call-generator", subjects, schedule.at(0.01))
        .always(
            () -> 120_000 + random.below(3_000),
            (now, network) -> {
              String line = random.oneOf(lines);
              PhoneCall call = PhoneCall.outbound(robot, line).via(Trunks.of(line));
              network.call(now, call.answered(random.between(900, 2_500), 10_000, "caller"));
            });
  }

  /** Two branches with numbers in a row call each other all day. */
  private void neighbours() {
    RandomSource random = schedule.random();
    Person branch = directory.newPerson(Country.US);
    CustomerRoutine.ofOffice(schedule, branch, 80);
    String start = branch.number().substring(0, branch.number().length() - 2);
    daily("branch-next-door", SubjectId.all(branch), 15, schedule.at(0.02))
        .always(
            () -> random.exponentialMillis(120_000),
            (now, network) -> {
              Person other = new Person(null, start + random.digits(2), null, null, null, null);
              PhoneCall call = PhoneCall.inbound(other, branch, "A").via(Trunks.of(other.number()));
              network.call(now, call.asUsual(random, 80));
            });
  }

  /** Customers abroad: their calls home come in from other networks with our own numbers. */
  private void roamers() {
    RandomSource random = schedule.random();
    for (int i = 0; i < 4; i++) {
      Person roamer = directory.newPerson(Country.GB);
      Country away = i % 2 == 0 ? Country.FR : Country.IN;
      Person there = roamer.in(away).withAddress(directory.foreignAddress());
      trap(
              "roamer",
              List.of(SubjectId.number(roamer.number()), SubjectId.account(roamer.account())),
              schedule.at(0.02 + 0.02 * i))
          .always(
              () -> random.exponentialMillis(schedule.settings.isLong() ? 7_200_000 : 300_000),
              (now, network) -> {
                network.security(now, "register.ok", there);
                Person home = directory.anySubscriber(random);
                PhoneCall call = PhoneCall.inbound(roamer, home, random.chance(0.5) ? "C" : null);
                network.call(now + 9_000, call.via("wholesale-2").asUsual(random, 90));
              });
    }
  }

  /** A storm: hundreds call for help at once, and again when they do not get through. */
  private void disaster() {
    RandomSource random = schedule.random();
    long gap = schedule.within(1_200_000, 0.3) / 260;
    trap("storm-emergency-calls", List.of(SubjectId.number("US:911")), schedule.at(0.55))
        .times(
            260,
            () -> random.exponentialMillis(gap),
            (now, network) -> {
              Person caller = directory.anySubscriber(random);
              PhoneCall call = PhoneCall.outbound(caller, "911").via("");
              network.call(
                  now,
                  random.chance(0.5)
                      ? call.busy()
                      : call.answered(1_000, random.between(20_000, 120_000), "called"));
            });
  }
}
