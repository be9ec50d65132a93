package io.ringfence.simulator.world;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import java.util.List;

/**
 * All ordinary subscribers as one actor: a stream of independent acts, each by a subscriber drawn
 * by how active people are, with nothing that only a long look shows. For demonstrations and for
 * the benchmark. Remembers of each only until when the line is busy.
 */
public final class PlainSubscribers implements Actor {

  private static final double ACTS_A_DAY = 30;
  private static final double DAY = 86_400_000;

  private static final List<String> TEXTS =
      List.of(
          "On my way, there in %d minutes",
          "Can you call me after %d?",
          "Thanks! See you at %d",
          "Did you get the photos of the %dth?",
          "Running late, start without me, back by %d",
          "Happy birthday!! %d already",
          "ok",
          "Dinner at %d? Mum is asking");

  private final SimulationSettings settings;
  private final Directory directory;
  private final RandomSource random;
  private final double gap;
  private final int[] busyUntil;

  /**
   * Finer than a millisecond, or a million subscribers could not do more than a thousand acts a
   * second.
   */
  private double next;

  public PlainSubscribers(SimulationSettings settings, Directory directory, RandomSource random) {
    this.settings = settings;
    this.directory = directory;
    this.random = random;
    double acts = settings.subscribers() * ACTS_A_DAY * settings.activity();
    gap = DAY / acts * (settings.diurnal() ? DailyActivity.MEAN_SHARE : 1);
    busyUntil = new int[settings.subscribers()];
    next = (double) settings.from();
  }

  @Override
  public long act(long now, ProviderNetwork network) {
    int who = someone();
    Person person = directory.subscriber(who);
    if (!settings.diurnal() || random.chance(DailyActivity.share(now, person.country()))) {
      double what = random.fraction();
      if (what < 0.40) {
        call(now, network, who, person);
      } else if (what < 0.74) {
        text(now, network, who, person);
      } else if (what < 0.82) {
        network.chat(now, person, friend(who).number(), null, words());
      } else if (what < 0.86) {
        meet(now, network, who, person);
      } else {
        keepUp(now, network, person);
      }
    }
    next += random.exponential(gap);
    return (long) next;
  }

  /** Half of all acts are anybody's; of the others the busiest tenth do a third. */
  private int someone() {
    if (random.chance(0.5)) {
      return random.below(busyUntil.length);
    }
    double x = 0.08 + 0.92 * random.fraction();
    return (int) (busyUntil.length * x * x * 0.999_999);
  }

  private void call(long now, ProviderNetwork network, int who, Person person) {
    int second = (int) ((now - settings.from()) / 1_000);
    if (busyUntil[who] > second) {
      return;
    }
    Directory.Contact contact = directory.contact(who, random);
    PhoneCall call;
    if (random.chance(0.002)) {
      call = PhoneCall.outbound(person, Country.costly(7).number(random.below(5_000)));
    } else if (contact.ours()) {
      call = PhoneCall.internal(person, contact.person().number());
    } else if (random.chance(0.6)) {
      call = PhoneCall.outbound(person, contact.person().number());
    } else {
      call = PhoneCall.inbound(contact.person(), person, random.chance(0.7) ? "A" : "B");
    }
    call = call.asUsual(random, 75);
    busyUntil[who] = second + 1 + (call.ringMillis() + call.talkMillis()) / 1_000;
    network.call(now, call);
  }

  private void text(long now, ProviderNetwork network, int who, Person person) {
    String fate = random.chance(0.97) ? "delivered" : "failed";
    network.sms(
        now,
        person,
        person.number(),
        friend(who).number(),
        words(),
        fate,
        500 + random.exponentialMillis(2_000));
  }

  /** The host and a few friends, one of whom may drop out and come back. */
  private void meet(long now, ProviderNetwork network, int who, Person host) {
    String meeting = network.meeting();
    long end = now + 600_000 + random.exponentialMillis(1_200_000);
    network.stay(now, end, host, meeting);
    for (int guests = random.between(1, 6); guests > 0; guests--) {
      Directory.Contact guest = directory.contact(who, random);
      if (guest.ours()) {
        long joins = now + random.exponentialMillis(20_000);
        if (random.chance(0.1)) {
          network.stay(joins, joins + 45_000, guest.person(), meeting);
          joins += 60_000;
        }
        network.stay(
            joins, Math.max(joins, end) + random.exponentialMillis(4_000), guest.person(), meeting);
      }
    }
  }

  /** Registrations, and now and then a mistyped or a new password. */
  private void keepUp(long now, ProviderNetwork network, Person person) {
    double what = random.fraction();
    if (what < 0.04) {
      network.security(now, "register.failed", person);
      network.security(now + random.between(3_000, 30_000), "register.ok", person);
    } else if (what < 0.06) {
      network.security(now, "password.changed", person);
      network.security(now + random.between(5_000, 40_000), "register.ok", person);
    } else if (what < 0.09) {
      network.security(now, "login.ok", person);
    } else if (what < 0.10) {
      network.security(now, "voicemail.failed", person);
      network.security(now + random.between(4_000, 9_000), "voicemail.ok", person);
    } else {
      network.security(now, "register.ok", person);
    }
  }

  private Person friend(int who) {
    return directory.contact(who, random).person();
  }

  private String words() {
    String words = random.oneOf(TEXTS);
    return words.contains("%d")
        ? words.replace("%d", Integer.toString(random.between(1, 60)))
        : words;
  }
}
