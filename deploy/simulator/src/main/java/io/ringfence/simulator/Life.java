package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * The ordinary days of one customer who is not among the subscribers: whom an attack is going to
 * hit, or who looks like one.
 */
final class Life {

  private static final double DAY = 86_400_000;
  private static final int REGISTRATION = 3_000_000;

  private final Dice dice;
  private final Person person;
  private final List<Person> known = new ArrayList<>();
  private final boolean office;

  private Life(Cast cast, Person person, boolean office) {
    this.dice = cast.dice();
    this.person = person;
    this.office = office;
    for (int i = dice.between(5, office ? 40 : 14); i > 0; i--) {
      boolean abroad = dice.chance(office ? 0.15 : 0.08);
      Country country =
          abroad ? Country.home(cast.settings.seed(), dice.below(1_000)) : person.country();
      String number = cast.directory.stranger(dice, country);
      known.add(new Person(country, number, null, null, null, null));
    }
  }

  /** Somebody with a telephone: a dozen or two acts a day. */
  static void ofCustomer(Cast cast, Person person) {
    join(cast, new Life(cast, person, false), 12 + cast.dice().below(16));
  }

  /** A company: calls by day, nearly none at night and at weekends. */
  static void ofOffice(Cast cast, Person person, int actsADay) {
    join(cast, new Life(cast, person, true), actsADay);
  }

  private static void join(Cast cast, Life life, int actsADay) {
    // Acts are thinned out by the hour, to about half of them.
    double gap = DAY / actsADay / 2;
    cast.extra(
        cast.settings.from() + (long) life.dice.exponential(gap / 4),
        (now, stage) -> {
          if (life.dice.chance(life.awake(now))) {
            life.act(now, stage);
          }
          return now + life.dice.pause((long) gap);
        });
    // A telephone renews its registration before the hour is over, day and night.
    cast.extra(
        cast.settings.from() + life.dice.below(REGISTRATION),
        Actor.always(
            () -> life.dice.beat(REGISTRATION),
            (now, stage) -> stage.security(now, "register.ok", life.person)));
  }

  private double awake(long now) {
    double usual = Customers.awake(now, person.country());
    if (!office) {
      return usual;
    }
    int hour = Places.localHour(now, person.country());
    boolean working = hour >= 8 && hour < 18 && Places.localDay(now, person.country()) <= 5;
    return working ? 1 : 0.02;
  }

  private void act(long now, Stage stage) {
    double what = dice.fraction();
    Person friend = known.get((int) (known.size() * dice.fraction() * dice.fraction()));
    if (what < 0.35) {
      Talk talk = Talk.outbound(person, friend.number()).via(Places.trunk(friend.number()));
      stage.call(now, talk.asUsual(dice, 75));
    } else if (what < 0.68) {
      String seal = dice.chance(0.6) ? "A" : "B";
      Talk talk = Talk.inbound(friend, person, seal).via(Places.trunk(friend.number()));
      stage.call(now, talk.asUsual(dice, 75));
    } else if (what < 0.80 && !office) {
      stage.sms(
          now,
          person,
          person.number(),
          friend.number(),
          Words.small(dice),
          "delivered",
          400 + dice.pause(1_500));
    } else if (what < 0.84) {
      stage.security(now, "login.ok", person);
    }
  }
}
