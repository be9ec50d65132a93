package io.ringfence.simulator.world;

import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import java.util.List;

/**
 * Ordinary subscribers with nothing that only a long look shows: for demonstrations and for the
 * benchmark.
 */
public final class PlainSubscribers extends SubscriberStream {

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

  public PlainSubscribers(ActorSchedule schedule) {
    super(schedule);
  }

  @Override
  void act(long now, int who, Person person) {
    double what = random.fraction();
    if (what < 0.40) {
      call(now, who, person);
    } else if (what < 0.74) {
      text(now, who, person);
    } else if (what < 0.82) {
      network.chat(now, person, friend(who).number(), null, words());
    } else if (what < 0.86) {
      meet(now, who, person);
    } else {
      keepUp(now, person);
    }
  }

  private void call(long now, int who, Person person) {
    if (busy(now, who)) {
      return;
    }
    Directory.Contact contact = directory.contact(who, random);
    PhoneCall call;
    if (random.chance(0.002)) {
      call = PhoneCall.outbound(person, FraudGeography.PREMIUM.number(random.below(5_000)));
    } else if (contact.ours()) {
      call = PhoneCall.internal(person, contact.person().number());
    } else if (random.chance(0.6)) {
      call = PhoneCall.outbound(person, contact.person().number());
    } else {
      call = PhoneCall.inbound(contact.person(), person, random.chance(0.7) ? "A" : "B");
    }
    call(now, who, call.asUsual(random, 75));
  }

  private void text(long now, int who, Person person) {
    String fate = random.chance(0.97) ? "delivered" : "failed";
    network.sms(
        now, person, friend(who).number(), words(), fate, 500 + random.exponentialMillis(2_000));
  }

  /** The host and a few friends, one of whom may drop out and come back. */
  private void meet(long now, int who, Person host) {
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
  private void keepUp(long now, Person person) {
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
