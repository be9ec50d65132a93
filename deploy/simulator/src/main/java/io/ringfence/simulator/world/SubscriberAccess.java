package io.ringfence.simulator.world;

import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.MessageTexts;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;

/** How ordinary people sign in, register, change settings and meet. */
record SubscriberAccess(Directory directory, ProviderNetwork network, RandomSource random) {

  /** Registrations, and now and then a mistyped or a new password, PIN, device or forwarding. */
  void keepUp(long now, Person person) {
    double what = random.fraction();
    long later = now + random.between(4_000, 40_000);
    if (what < 0.03) {
      network.security(now, "register.failed", person);
      network.security(later, "register.ok", person);
    } else if (what < 0.04) {
      network.security(now, "login.ok", person);
      network.security(later, "password.changed", person);
      network.security(later + 15_000, "register.ok", person);
    } else if (what < 0.12) {
      network.security(now, "login.ok", person);
    } else if (what < 0.14) {
      for (int i = random.between(1, 3); i > 0; i--) {
        network.security(now, "login.failed", person);
        now += random.between(4_000, 30_000);
      }
      network.security(now, "login.ok", person);
    } else if (what < 0.16) {
      for (int i = random.below(3); i > 0; i--) {
        network.security(now, "voicemail.failed", person);
        now += random.between(4_000, 9_000);
      }
      network.security(now, "voicemail.ok", person);
    } else if (what < 0.165) {
      String to = directory.stranger(random, person.country());
      network.security(now, "forwarding.changed", person, to);
    } else if (what < 0.168) {
      network.security(now, "login.ok", person);
      network.security(later, "device.enrolled", person);
    } else {
      network.security(now, "register.ok", person);
    }
  }

  /** The host and a few friends, one of whom may drop out and come back, or be let in late. */
  void meet(long now, int who, Person host) {
    String meeting = network.meeting();
    long end = now + 600_000 + random.exponentialMillis(1_200_000);
    network.stay(now, end, host, meeting);
    for (int guests = random.between(1, 9); guests > 0; guests--) {
      Directory.Contact guest = directory.contact(who, random);
      if (guest.ours()) {
        attend(now + random.exponentialMillis(60_000), end, guest.person(), meeting);
      }
    }
  }

  private void attend(long joins, long end, Person guest, String meeting) {
    if (random.chance(0.02)) {
      network.session(joins, "refuse", guest, meeting);
      joins += random.between(20_000, 120_000);
    }
    for (int drops = random.chance(0.1) ? random.between(1, 3) : 0; drops > 0; drops--) {
      network.stay(joins, joins + 45_000, guest, meeting);
      joins += 60_000;
    }
    network.stay(joins, Math.max(joins, end) + random.exponentialMillis(4_000), guest, meeting);
    if (random.chance(0.3)) {
      network.chat(
          joins + 5_000 + random.exponentialMillis(300_000),
          guest,
          null,
          meeting,
          MessageTexts.small(random));
    }
  }
}
