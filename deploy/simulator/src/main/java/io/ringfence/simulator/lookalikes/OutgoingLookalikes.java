package io.ringfence.simulator.lookalikes;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.population.Trunks;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.CustomerRoutine;
import io.ringfence.simulator.world.DailyActivity;
import io.ringfence.simulator.world.PhoneCall;
import java.util.ArrayList;
import java.util.List;

/** Lawful customers who call many strangers and are hardly ever called. */
final class OutgoingLookalikes extends LookalikeGroup {

  OutgoingLookalikes(ActorSchedule schedule) {
    super(schedule);
  }

  @Override
  void addAll() {
    schoolAnnouncement();
    pollster();
    missedCallSignals();
    salesRepresentative();
    taxiDispatch();
  }

  /** Snow: every parent of the village gets the same half minute within the hour. */
  private void schoolAnnouncement() {
    RandomSource random = schedule.random();
    Person school = directory.newPerson(Country.US);
    int parents = (int) random.logUniform(200, 500);
    long gap = schedule.within(3_000_000, 0.3) / parents;
    String village = school.number().substring(0, 8);
    trap("school-announcement", SubjectId.all(school), schedule.at(0.3 + 0.2 * random.fraction()))
        .times(
            parents,
            () -> random.jittered(gap),
            (now, network) -> {
              String to = village + random.digits(school.number().length() - 8);
              PhoneCall call = PhoneCall.outbound(school, to).via(Trunks.of(to));
              network.call(
                  now,
                  random.chance(0.75)
                      ? call.answered(
                          random.between(3_000, 18_000), random.between(18_000, 32_000), "caller")
                      : call.unanswered(25_000));
            });
  }

  /** Random numbers, by design; few answer, fewer have ten minutes, some do not exist. */
  private void pollster() {
    RandomSource random = schedule.random();
    Person institute = directory.newPerson(Country.DE);
    daily("pollster", SubjectId.all(institute), 14, schedule.at(0.02))
        .always(
            () -> random.exponentialMillis(14_000),
            (now, network) -> {
              String to = directory.stranger(random, Country.DE);
              PhoneCall call = PhoneCall.outbound(institute, to).via(Trunks.of(to));
              double fate = random.fraction();
              network.call(
                  now,
                  fate < 0.3
                      ? call.answered(
                          random.between(4_000, 16_000),
                          random.talkMillis(fate < 0.1 ? 500 : 25),
                          "called")
                      : fate < 0.36
                          ? call.unallocated()
                          : call.unanswered(random.between(22_000, 30_000)));
            });
  }

  /** "Ring once when you are there": costs nothing, and everybody in the family does it. */
  private void missedCallSignals() {
    RandomSource random = schedule.random();
    Person driver = directory.newPerson(Country.IN);
    CustomerRoutine.ofCustomer(schedule, driver);
    trap("missed-call-signals", SubjectId.all(driver), schedule.at(0.1))
        .always(
            () -> random.exponentialMillis(schedule.settings.isLong() ? 1_800_000 : 60_000),
            (now, network) -> {
              String to = directory.stranger(random, Country.IN);
              PhoneCall call = PhoneCall.outbound(driver, to).via(Trunks.of(to));
              network.call(now, call.abandoned(random.between(1_500, 5_000)));
            });
  }

  /** Sixty customers a day, one after the other, all called, and none calls back on this number. */
  private void salesRepresentative() {
    RandomSource random = schedule.random();
    for (int i = 0; i < 3; i++) {
      Person seller = directory.newPerson(i == 0 ? Country.GB : Country.US);
      daily("sales-representative", SubjectId.all(seller), 13 + i, schedule.at(0.03))
          .by(
              (now, network) -> {
                String to = directory.stranger(random, seller.country());
                PhoneCall call =
                    PhoneCall.outbound(seller, to).via(Trunks.of(to)).asUsual(random, 110);
                network.call(now, call);
                return now
                    + call.ringMillis()
                    + call.talkMillis()
                    + random.exponentialMillis(45_000);
              });
    }
  }

  /** Taxis call their passengers: short, outgoing, strangers, one account with a dozen numbers. */
  private void taxiDispatch() {
    RandomSource random = schedule.random();
    Person firm = directory.newPerson(Country.PL);
    List<Person> taxis = new ArrayList<>(List.of(firm));
    for (int i = 0; i < 11; i++) {
      Person taxi = directory.newPerson(Country.PL);
      taxis.add(taxi.withAccount(firm.account()).withAddress(firm.address()));
    }
    trap("taxi-dispatch", SubjectId.all(taxis), schedule.at(0.02))
        .always(
            () -> random.exponentialMillis(90_000),
            (now, network) -> {
              if (!random.chance(DailyActivity.share(now, Country.PL))) {
                return;
              }
              String to = directory.stranger(random, Country.PL);
              Person taxi = random.oneOf(taxis);
              network.call(
                  now, PhoneCall.outbound(taxi, to).via(Trunks.of(to)).asUsual(random, 15));
              if (random.chance(0.15)) {
                Person rider = new Person(null, to, null, null, null, null);
                PhoneCall back = PhoneCall.inbound(rider, taxi, "A").via(Trunks.of(to));
                network.call(now + 90_000, back.asUsual(random, 20));
              }
            });
  }
}
