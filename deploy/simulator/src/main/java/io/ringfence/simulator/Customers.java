package io.ringfence.simulator;

/**
 * All ordinary subscribers as one actor, as {@link Crowd}, but with what a longer look shows: work
 * and weekends, households, journeys, families abroad, services that write and send codes.
 * Remembers of each only until when the line is busy.
 */
final class Customers implements Actor {

  private static final double ACTS_A_DAY = 30;
  private static final long DAY = 86_400_000;

  /** Share of the waking day that an hour of local time has, midnight first, the busiest 1. */
  private static final double[] AWAKE = {
    .10, .05, .03, .03, .05, .12, .30, .55, .85, 1, 1, .95, .85, .90, .95, .95, .95, 1, .95, .85,
    .70, .50, .35, .20
  };

  private static final double MEAN_AWAKE = 0.59;

  /** A traveller's telephone is off on the days of the flights: no aeroplane is quicker. */
  private static final int FLIGHT_HOURS = 22;

  private final SimulationSettings settings;
  private final Directory directory;
  private final Dice dice;
  private final CustomerCalls calls;
  private final CustomerTexts texts;
  private final CustomerAccess access;
  private final double gap;
  private double next;

  Customers(SimulationSettings settings, Directory directory, Dice dice) {
    this.settings = settings;
    this.directory = directory;
    this.dice = dice;
    calls = new CustomerCalls(settings, directory, dice);
    texts = new CustomerTexts(directory, dice);
    access = new CustomerAccess(directory, dice);
    double acts = settings.subscribers() * ACTS_A_DAY * settings.activity();
    gap = DAY / acts * (settings.diurnal() ? MEAN_AWAKE : 1);
    next = (double) settings.from();
  }

  static double awake(long now, Country country) {
    return AWAKE[Places.localHour(now, country)];
  }

  @Override
  public long act(long now, Stage stage) {
    int who = someone();
    Person person = at(now, who);
    if (person != null && (!settings.diurnal() || dice.chance(awake(now, person.country())))) {
      act(now, stage, who, person);
    }
    next += dice.exponential(gap);
    return (long) next;
  }

  private void act(long now, Stage stage, int who, Person person) {
    boolean weekend = Places.localDay(now, person.country()) > 5;
    double what = dice.fraction();
    if (what < 0.40) {
      if (!weekend || dice.chance(0.75)) {
        calls.act(now, stage, who, person);
      }
    } else if (what < 0.68) {
      texts.sms(now, stage, who, person);
    } else if (what < 0.76) {
      texts.chat(now, stage, who, person);
    } else if (what < 0.80) {
      if (!weekend || dice.chance(0.2)) {
        access.meet(now, stage, who, person);
      }
    } else {
      access.keepUp(now, stage, person);
    }
  }

  /** Half of all acts are anybody's; of the others the busiest tenth do a third. */
  private int someone() {
    if (dice.chance(0.5)) {
      return dice.below(settings.subscribers());
    }
    double x = 0.08 + 0.92 * dice.fraction();
    return (int) (settings.subscribers() * x * x * 0.999_999);
  }

  /** The subscriber at home or on a journey; null while on the plane. */
  private Person at(long now, int who) {
    Person person = directory.subscriber(who);
    long day = Math.floorDiv(now, DAY);
    long journey = journey(day, who);
    long before = journey(day - 1, who);
    if (journey != before && Math.floorMod(now, DAY) < FLIGHT_HOURS * 3_600_000L) {
      return null;
    }
    if (journey == 0) {
      return person;
    }
    Country place = Country.home(journey, who);
    return person.in(place).withAddress(Directory.guestAddress((int) (journey >>> 8 & 0x3FFFFF)));
  }

  /** One in sixty weeks is spent away; 0 is at home. */
  private long journey(long day, int who) {
    long draw = Dice.mix(settings.seed() ^ 0x7A11, (day + who) / 7 * 8_000_003L + who);
    return Long.remainderUnsigned(draw, 60) == 0 ? draw | 1 : 0;
  }
}
