package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Lawful customers who call many strangers and are hardly ever called. */
final class OutgoingLookalikes {

  private final Cast cast;
  private final Directory directory;

  OutgoingLookalikes(Cast cast) {
    this.cast = cast;
    directory = cast.directory;
  }

  void join() {
    schoolAnnouncement();
    pollster();
    missedCallSignals();
    salesRepresentative();
    taxiDispatch();
  }

  /** Snow: every parent of the village gets the same half minute within the hour. */
  private void schoolAnnouncement() {
    Dice dice = cast.dice();
    Person school = directory.fresh(Country.US);
    int parents = (int) dice.spread(200, 500);
    long gap = cast.within(3_000_000, 0.3) / parents;
    String village = school.number().substring(0, 8);
    cast.trap(
        "school-announcement",
        Subject.all(school),
        cast.at(0.3 + 0.2 * dice.fraction()),
        Actor.times(
            parents,
            () -> dice.beat(gap),
            (now, stage) -> {
              String to = village + dice.digits(school.number().length() - 8);
              Talk talk = Talk.outbound(school, to).via(Places.trunk(to));
              stage.call(
                  now,
                  dice.chance(0.75)
                      ? talk.answered(
                          dice.between(3_000, 18_000), dice.between(18_000, 32_000), "caller")
                      : talk.unanswered(25_000));
            }));
  }

  /** Random numbers, by design; few answer, fewer have ten minutes, some do not exist. */
  private void pollster() {
    Dice dice = cast.dice();
    Person institute = directory.fresh(Country.DE);
    cast.daily(
        "pollster",
        Subject.all(institute),
        14,
        cast.at(0.02),
        Actor.always(
            () -> dice.pause(14_000),
            (now, stage) -> {
              String to = directory.stranger(dice, Country.DE);
              Talk talk = Talk.outbound(institute, to).via(Places.trunk(to));
              double fate = dice.fraction();
              stage.call(
                  now,
                  fate < 0.3
                      ? talk.answered(
                          dice.between(4_000, 16_000), dice.talk(fate < 0.1 ? 500 : 25), "called")
                      : fate < 0.36
                          ? talk.unallocated()
                          : talk.unanswered(dice.between(22_000, 30_000)));
            }));
  }

  /** "Ring once when you are there": costs nothing, and everybody in the family does it. */
  private void missedCallSignals() {
    Dice dice = cast.dice();
    Person driver = directory.fresh(Country.IN);
    Life.ofCustomer(cast, driver);
    cast.trap(
        "missed-call-signals",
        Subject.all(driver),
        cast.at(0.1),
        Actor.always(
            () -> dice.pause(cast.settings.isLong() ? 1_800_000 : 60_000),
            (now, stage) -> {
              String to = directory.stranger(dice, Country.IN);
              Talk talk = Talk.outbound(driver, to).via(Places.trunk(to));
              stage.call(now, talk.abandoned(dice.between(1_500, 5_000)));
            }));
  }

  /** Sixty customers a day, one after the other, all called, and none calls back on this number. */
  private void salesRepresentative() {
    Dice dice = cast.dice();
    for (int i = 0; i < 3; i++) {
      Person seller = directory.fresh(i == 0 ? Country.GB : Country.US);
      cast.daily(
          "sales-representative",
          Subject.all(seller),
          13 + i,
          cast.at(0.03),
          (now, stage) -> {
            String to = directory.stranger(dice, seller.country());
            Talk talk = Talk.outbound(seller, to).via(Places.trunk(to)).asUsual(dice, 110);
            stage.call(now, talk);
            return now + talk.ringMillis() + talk.talkMillis() + dice.pause(45_000);
          });
    }
  }

  /** Taxis call their passengers: short, outgoing, strangers, one account with a dozen numbers. */
  private void taxiDispatch() {
    Dice dice = cast.dice();
    Person firm = directory.fresh(Country.PL);
    List<Person> taxis = new ArrayList<>(List.of(firm));
    for (int i = 0; i < 11; i++) {
      Person taxi = directory.fresh(Country.PL);
      taxis.add(taxi.withAccount(firm.account()).withAddress(firm.address()));
    }
    cast.trap(
        "taxi-dispatch",
        Subject.all(taxis),
        cast.at(0.02),
        Actor.always(
            () -> dice.pause(90_000),
            (now, stage) -> {
              if (!dice.chance(Customers.awake(now, Country.PL))) {
                return;
              }
              String to = directory.stranger(dice, Country.PL);
              Person taxi = dice.of(taxis);
              stage.call(now, Talk.outbound(taxi, to).via(Places.trunk(to)).asUsual(dice, 15));
              if (dice.chance(0.15)) {
                Person rider = new Person(null, to, null, null, null, null);
                Talk back = Talk.inbound(rider, taxi, "A").via(Places.trunk(to));
                stage.call(now + 90_000, back.asUsual(dice, 20));
              }
            }));
  }
}
