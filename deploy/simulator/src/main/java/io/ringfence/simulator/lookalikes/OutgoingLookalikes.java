package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.DailyActivity;
import io.ringfence.simulator.world.PhoneCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lawful customers who call many strangers and are hardly ever called. */
final class OutgoingLookalikes extends LookalikeGroup {

  static final List<Consumer<OutgoingLookalikes>> ALL =
      List.of(
          OutgoingLookalikes::schoolAnnouncement,
          OutgoingLookalikes::pollster,
          OutgoingLookalikes::missedCallSignals,
          OutgoingLookalikes::salesRepresentative,
          OutgoingLookalikes::taxiDispatch);

  OutgoingLookalikes(ActorSchedule schedule) {
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
                return call.answered(ring, random.talkMillis(fate < 0.1 ? 500 : 25), "called");
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
                long over = now + call.ringMillis() + call.talkMillis();
                return over + random.exponentialMillis(45_000);
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
              if (!random.chance(DailyActivity.share(now, Country.PL))) {
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
}
