package io.ringfence.simulator.world;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.MessageTexts;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The ordinary traffic of one customer who is not among the subscribers: a later victim of an
 * attack, or a look-alike.
 */
public final class CustomerRoutine {

  private static final double DAY = 86_400_000;
  private static final int REGISTRATION = 3_000_000;

  private final ProviderNetwork network;
  private final RandomSource random;
  private final Person person;
  private final List<Person> known = new ArrayList<>();
  private final boolean office;

  private CustomerRoutine(ActorSchedule schedule, Person person, boolean office) {
    network = schedule.network;
    random = schedule.random();
    this.person = person;
    this.office = office;
    for (int i = random.between(5, office ? 40 : 14); i > 0; i--) {
      boolean abroad = random.chance(office ? 0.15 : 0.08);
      Country country =
          abroad ? Country.home(schedule.settings.seed(), random.below(1_000)) : person.country();
      String number = schedule.directory.stranger(random, country);
      known.add(Person.seen(number));
    }
  }

  /** Somebody with a telephone: a dozen or two acts a day. */
  public static void ofCustomer(ActorSchedule schedule, Person person) {
    CustomerRoutine life = new CustomerRoutine(schedule, person, false);
    life.begin(schedule, 12 + schedule.random().below(16));
  }

  /** A company: calls by day, nearly none at night and at weekends. */
  public static void ofOffice(ActorSchedule schedule, Person person, int actsADay) {
    new CustomerRoutine(schedule, person, true).begin(schedule, actsADay);
  }

  private void begin(ActorSchedule schedule, int actsADay) {
    // Acts are thinned out by the hour, to about half of them.
    double gap = DAY / actsADay / 2;
    schedule.unlabelled(
        schedule.settings.from() + (long) random.exponential(gap / 4),
        now -> {
          if (random.chance(awake(now))) {
            act(now);
          }
          return now + random.exponentialMillis((long) gap);
        });
    // A telephone renews its registration before the hour is over, day and night.
    schedule.unlabelled(
        schedule.settings.from() + random.below(REGISTRATION),
        Actor.always(
            () -> random.jittered(REGISTRATION),
            now -> network.security(now, "register.ok", person)));
  }

  private double awake(long now) {
    double usual = person.country().activity(now);
    if (!office) {
      return usual;
    }
    int hour = person.country().localHour(now);
    boolean working = hour >= 8 && hour < 18 && person.country().localDay(now) <= 5;
    return working ? 1 : 0.02;
  }

  private void act(long now) {
    double what = random.fraction();
    Person friend = known.get((int) (known.size() * random.fraction() * random.fraction()));
    if (what < 0.35) {
      network.call(now, PhoneCall.to(person, friend.number()).asUsual(random, 75));
    } else if (what < 0.68) {
      String attestation = random.chance(0.6) ? "A" : "B";
      network.call(now, PhoneCall.from(friend, person, attestation).asUsual(random, 75));
    } else if (what < 0.80 && !office) {
      network.sms(
          now,
          person,
          friend.number(),
          MessageTexts.small(random),
          "delivered",
          400 + random.exponentialMillis(1_500));
    } else if (what < 0.84) {
      network.security(now, "login.ok", person);
    }
  }
}
