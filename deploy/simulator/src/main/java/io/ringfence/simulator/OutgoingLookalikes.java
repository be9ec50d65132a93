package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Lawful customers who call many strangers and are hardly ever called. */
final class OutgoingLookalikes {

  private final Cast schedule;
  private final Directory directory;

  OutgoingLookalikes(Cast schedule) {
    this.schedule = schedule;
    directory = schedule.directory;
  }

  void addAll() {
    schoolAnnouncement();
    pollster();
    missedCallSignals();
    salesRepresentative();
    taxiDispatch();
  }

  /** Snow: every parent of the village gets the same half minute within the hour. */
  private void schoolAnnouncement() {
    Dice random = schedule.random();
    Person school = directory.newPerson(Country.US);
    int parents = (int) random.logUniform(200, 500);
    long gap = schedule.within(3_000_000, 0.3) / parents;
    String village = school.number().substring(0, 8);
    schedule.trap(
        "school-announcement",
        Subject.all(school),
        schedule.at(0.3 + 0.2 * random.fraction()),
        Actor.times(
            parents,
            () -> random.jittered(gap),
            (now, network) -> {
              String to = village + random.digits(school.number().length() - 8);
              Talk call = Talk.outbound(school, to).via(Trunks.of(to));
              network.call(
                  now,
                  random.chance(0.75)
                      ? call.answered(
                          random.between(3_000, 18_000), random.between(18_000, 32_000), "caller")
                      : call.unanswered(25_000));
            }));
  }

  /** Random numbers, by design; few answer, fewer have ten minutes, some do not exist. */
  private void pollster() {
    Dice random = schedule.random();
    Person institute = directory.newPerson(Country.DE);
    schedule.daily(
        "pollster",
        Subject.all(institute),
        14,
        schedule.at(0.02),
        Actor.always(
            () -> random.exponentialMillis(14_000),
            (now, network) -> {
              String to = directory.stranger(random, Country.DE);
              Talk call = Talk.outbound(institute, to).via(Trunks.of(to));
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
            }));
  }

  /** "Ring once when you are there": costs nothing, and everybody in the family does it. */
  private void missedCallSignals() {
    Dice random = schedule.random();
    Person driver = directory.newPerson(Country.IN);
    Life.ofCustomer(schedule, driver);
    schedule.trap(
        "missed-call-signals",
        Subject.all(driver),
        schedule.at(0.1),
        Actor.always(
            () -> random.exponentialMillis(schedule.settings.isLong() ? 1_800_000 : 60_000),
            (now, network) -> {
              String to = directory.stranger(random, Country.IN);
              Talk call = Talk.outbound(driver, to).via(Trunks.of(to));
              network.call(now, call.abandoned(random.between(1_500, 5_000)));
            }));
  }

  /** Sixty customers a day, one after the other, all called, and none calls back on this number. */
  private void salesRepresentative() {
    Dice random = schedule.random();
    for (int i = 0; i < 3; i++) {
      Person seller = directory.newPerson(i == 0 ? Country.GB : Country.US);
      schedule.daily(
          "sales-representative",
          Subject.all(seller),
          13 + i,
          schedule.at(0.03),
          (now, network) -> {
            String to = directory.stranger(random, seller.country());
            Talk call = Talk.outbound(seller, to).via(Trunks.of(to)).asUsual(random, 110);
            network.call(now, call);
            return now + call.ringMillis() + call.talkMillis() + random.exponentialMillis(45_000);
          });
    }
  }

  /** Taxis call their passengers: short, outgoing, strangers, one account with a dozen numbers. */
  private void taxiDispatch() {
    Dice random = schedule.random();
    Person firm = directory.newPerson(Country.PL);
    List<Person> taxis = new ArrayList<>(List.of(firm));
    for (int i = 0; i < 11; i++) {
      Person taxi = directory.newPerson(Country.PL);
      taxis.add(taxi.withAccount(firm.account()).withAddress(firm.address()));
    }
    schedule.trap(
        "taxi-dispatch",
        Subject.all(taxis),
        schedule.at(0.02),
        Actor.always(
            () -> random.exponentialMillis(90_000),
            (now, network) -> {
              if (!random.chance(DailyActivity.share(now, Country.PL))) {
                return;
              }
              String to = directory.stranger(random, Country.PL);
              Person taxi = random.oneOf(taxis);
              network.call(now, Talk.outbound(taxi, to).via(Trunks.of(to)).asUsual(random, 15));
              if (random.chance(0.15)) {
                Person rider = new Person(null, to, null, null, null, null);
                Talk back = Talk.inbound(rider, taxi, "A").via(Trunks.of(to));
                network.call(now + 90_000, back.asUsual(random, 20));
              }
            }));
  }
}
