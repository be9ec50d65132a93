package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.PhoneCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Lawful customers who call many strangers and are hardly ever called; and lawful calls to one
 * number, on short lines, or with a number that seems wrong.
 */
final class CallLookalikes extends LookalikeGroup {

  static final List<Consumer<CallLookalikes>> ALL =
      List.of(
          CallLookalikes::schoolAnnouncement,
          CallLookalikes::pollster,
          CallLookalikes::missedCallSignals,
          CallLookalikes::salesRepresentative,
          CallLookalikes::taxiDispatch,
          CallLookalikes::ticketSale,
          CallLookalikes::alarmPanels,
          CallLookalikes::freeConference,
          CallLookalikes::hotline,
          CallLookalikes::testCalls,
          CallLookalikes::neighbours,
          CallLookalikes::roamers,
          CallLookalikes::disaster);

  CallLookalikes(ActorSchedule schedule) {
    super(schedule);
  }

  /** Snow: every parent of the village gets the same half minute within the hour. */
  private void schoolAnnouncement() {
    Person school = newPerson(Country.US);
    int parents = (int) random.logUniform(200, 500);
    long gap = schedule.within(3_000_000, 0.3) / parents;
    String village = school.number().substring(0, 8);
    trap("school-announcement", SubjectId.all(school), at(0.3 + 0.2 * random.fraction()))
        .calls(
            parents,
            () -> random.jittered(gap),
            () -> {
              String to = village + random.digits(school.number().length() - 8);
              PhoneCall call = PhoneCall.to(school, to);
              return random.chance(0.75)
                  ? talk(call, 3_000, 18_000, 18_000, 32_000, "caller")
                  : call.unanswered(25_000);
            });
  }

  /** Random numbers, by design; few answer, fewer have ten minutes, some do not exist. */
  private void pollster() {
    Person institute = newPerson(Country.DE);
    daily("pollster", SubjectId.all(institute), 14, at(0.02))
        .calls(
            every(14_000),
            () -> {
              PhoneCall call = PhoneCall.to(institute, stranger(Country.DE));
              double fate = random.fraction();
              if (fate < 0.3) {
                int ring = random.between(4_000, 16_000);
                return call.answered(ring, random.talkMillis(fate < 0.1 ? 500 : 25), "callee");
              }
              return fate < 0.36
                  ? call.unallocated()
                  : call.unanswered(random.between(22_000, 30_000));
            });
  }

  /** "Ring once when you are there": costs nothing, and everybody in the family does it. */
  private void missedCallSignals() {
    Person driver = customer(Country.IN);
    trap("missed-call-signals", SubjectId.all(driver), at(0.1))
        .calls(
            every(1_800_000, 60_000),
            () ->
                PhoneCall.to(driver, stranger(Country.IN)).abandoned(random.between(1_500, 5_000)));
  }

  /** Sixty customers a day, one after the other, all called, and none calls back on this number. */
  private void salesRepresentative() {
    for (int i = 0; i < 3; i++) {
      Person seller = newPerson(i == 0 ? Country.GB : Country.US);
      daily("sales-representative", SubjectId.all(seller), 13 + i, at(0.03))
          .by(
              now -> {
                String to = stranger(seller.country());
                PhoneCall call = PhoneCall.to(seller, to).asUsual(random, 110);
                network.call(now, call);
                return now + call.millis() + random.exponentialMillis(45_000);
              });
    }
  }

  /** Taxis call their passengers: short, outgoing, strangers, one account with a dozen numbers. */
  private void taxiDispatch() {
    Person firm = newPerson(Country.PL);
    List<Person> taxis = new ArrayList<>(List.of(firm));
    for (Person taxi : people(11, Country.PL, firm.address())) {
      taxis.add(taxi.withAccount(firm.account()));
    }
    trap("taxi-dispatch", SubjectId.all(taxis), at(0.02))
        .always(
            every(90_000),
            now -> {
              if (!random.chance(Country.PL.activity(now))) {
                return;
              }
              String to = stranger(Country.PL);
              Person taxi = random.oneOf(taxis);
              network.call(now, PhoneCall.to(taxi, to).asUsual(random, 15));
              if (random.chance(0.15)) {
                PhoneCall back = PhoneCall.from(Person.seen(to), taxi, "A");
                network.call(now + 90_000, back.asUsual(random, 20));
              }
            });
  }

  /** Tickets go on sale at ten: a thousand calls to one number in a quarter of an hour. */
  private void ticketSale() {
    Person office = office(Country.US, 200);
    trap("ticket-sale", SubjectId.all(office), at(0.35))
        .calls(
            700,
            within(900_000, 0.3, 700),
            () -> {
              String fan = random.chance(0.3) ? anyone().number() : stranger(Country.US);
              String attestation = random.chance(0.8) ? "A" : "B";
              PhoneCall call = PhoneCall.from(Person.seen(fan), office, attestation);
              double fate = random.fraction();
              return fate < 0.6
                  ? call.busy()
                  : fate < 0.7
                      ? call.abandoned(random.between(500, 4_000))
                      : call.answered(1_000, random.talkMillis(90), "caller");
            });
  }

  /** Lifts and alarms: each calls the one same number now and then, nobody calls them. */
  private void alarmPanels() {
    Person centre = newPerson(Country.DE);
    List<Person> panels = people(25, Country.DE);
    List<Person> all = Stream.concat(panels.stream(), Stream.of(centre)).toList();
    trap("alarm-panels", SubjectId.all(all), at(0.01))
        .calls(
            every(150_000),
            () ->
                PhoneCall.within(random.oneOf(panels), centre.number())
                    .answered(1_200, random.between(4_000, 15_000), "caller"));
  }

  /** A club that meets by telephone, on a bridge in a rural exchange because that is free. */
  private void freeConference() {
    List<Person> members = Stream.generate(() -> customer(Country.US)).limit(8).toList();
    String bridge = "+1712775" + random.digits(4);
    int[] next = {0};
    recurring("free-conference", SubjectId.all(members), at(0.4))
        .calls(
            members.size(),
            every(25_000),
            () ->
                PhoneCall.to(members.get(next[0]++ % members.size()), bridge)
                    .answered(1_500, random.between(2_400_000, 3_900_000), "caller"));
  }

  /** A balance line: a machine answers at once, and callers have what they want in ten seconds. */
  private void hotline() {
    Person bank = newPerson(Country.GB);
    daily("balance-line", SubjectId.all(bank), 9, at(0.02))
        .calls(
            every(12_000),
            () ->
                PhoneCall.within(anyone(), bank.number())
                    .answered(300, random.between(6_000, 25_000), "caller"));
  }

  /** Our own robot calls our own test numbers, in every country, all the time. */
  private void testCalls() {
    Person robot = newPerson(Country.US);
    List<String> lines =
        Stream.of(Country.US, Country.GB, Country.DE, Country.FR, Country.IN, Country.AU)
            .map(country -> newPerson(country).number())
            .toList();
    SubjectId[] ours = lines.stream().map(SubjectId::number).toArray(SubjectId[]::new);
    trap("test-call-generator", SubjectId.all(robot, ours), at(0.01))
        .calls(
            from(120_000, 3_000),
            () ->
                PhoneCall.to(robot, random.oneOf(lines))
                    .answered(random.between(900, 2_500), 10_000, "caller"));
  }

  /** Two branches with numbers in a row call each other all day. */
  private void neighbours() {
    Person branch = office(Country.US, 80);
    String start = branch.number().substring(0, branch.number().length() - 2);
    daily("branch-next-door", SubjectId.all(branch), 15, at(0.02))
        .calls(
            every(120_000),
            () -> {
              Person other = Person.seen(start + random.digits(2));
              return PhoneCall.from(other, branch, "A").asUsual(random, 80);
            });
  }

  /** Customers abroad: their calls home come in from other networks with our own numbers. */
  private void roamers() {
    for (int i = 0; i < 4; i++) {
      Person roamer = newPerson(Country.GB);
      Country away = i % 2 == 0 ? Country.FR : Country.IN;
      Person there = roamer.in(away).withAddress(directory.foreignAddress());
      List<SubjectId> subjects =
          List.of(SubjectId.number(roamer.number()), SubjectId.account(roamer.account()));
      trap("roamer", subjects, at(0.02 + 0.02 * i))
          .always(
              every(7_200_000, 300_000),
              now -> {
                network.security(now, "register.ok", there);
                Person home = anyone();
                PhoneCall call = PhoneCall.inbound(roamer, home, random.chance(0.5) ? "C" : null);
                network.call(now + 9_000, call.via("wholesale-2").asUsual(random, 90));
              });
    }
  }

  /** A storm: hundreds call for help at once, and again when they do not get through. */
  private void disaster() {
    trap("storm-emergency-calls", List.of(SubjectId.number("US:911")), at(0.55))
        .calls(
            260,
            within(1_200_000, 0.3, 260),
            () -> {
              PhoneCall call = PhoneCall.outbound(anyone(), "911").via("");
              return random.chance(0.5)
                  ? call.busy()
                  : call.answered(1_000, random.between(20_000, 120_000), "callee");
            });
  }
}
