package io.ringfence.simulator;

/** How ordinary people sign in, register, change settings and meet. */
final class CustomerAccess {

  private final Directory directory;
  private final Dice dice;

  CustomerAccess(Directory directory, Dice dice) {
    this.directory = directory;
    this.dice = dice;
  }

  /** Registrations, and now and then a mistyped or a new password, PIN, device or forwarding. */
  void keepUp(long now, Stage stage, Person person) {
    double what = dice.fraction();
    long later = now + dice.between(4_000, 40_000);
    if (what < 0.03) {
      stage.security(now, "register.failed", person);
      stage.security(later, "register.ok", person);
    } else if (what < 0.04) {
      stage.security(now, "login.ok", person);
      stage.security(later, "password.changed", person);
      stage.security(later + 15_000, "register.ok", person);
    } else if (what < 0.12) {
      stage.security(now, "login.ok", person);
    } else if (what < 0.14) {
      for (int i = dice.between(1, 3); i > 0; i--) {
        stage.security(now, "login.failed", person);
        now += dice.between(4_000, 30_000);
      }
      stage.security(now, "login.ok", person);
    } else if (what < 0.16) {
      for (int i = dice.below(3); i > 0; i--) {
        stage.security(now, "voicemail.failed", person);
        now += dice.between(4_000, 9_000);
      }
      stage.security(now, "voicemail.ok", person);
    } else if (what < 0.165) {
      String to = directory.stranger(dice, person.country());
      stage.security(now, "forwarding.changed", person, to);
    } else if (what < 0.168) {
      stage.security(now, "login.ok", person);
      stage.security(later, "device.enrolled", person);
    } else {
      stage.security(now, "register.ok", person);
    }
  }

  /** The host and a few friends, one of whom may drop out and come back, or be let in late. */
  void meet(long now, Stage stage, int who, Person host) {
    String meeting = stage.meeting();
    long end = now + 600_000 + dice.pause(1_200_000);
    stage.stay(now, end, host, meeting);
    for (int guests = dice.between(1, 9); guests > 0; guests--) {
      Directory.Contact guest = directory.contact(who, dice);
      if (guest.ours()) {
        attend(now + dice.pause(60_000), end, stage, guest.person(), meeting);
      }
    }
  }

  private void attend(long joins, long end, Stage stage, Person guest, String meeting) {
    if (dice.chance(0.02)) {
      stage.session(joins, "refuse", guest, meeting);
      joins += dice.between(20_000, 120_000);
    }
    for (int drops = dice.chance(0.1) ? dice.between(1, 3) : 0; drops > 0; drops--) {
      stage.stay(joins, joins + 45_000, guest, meeting);
      joins += 60_000;
    }
    stage.stay(joins, Math.max(joins, end) + dice.pause(4_000), guest, meeting);
    if (dice.chance(0.3)) {
      stage.chat(joins + 5_000 + dice.pause(300_000), guest, null, meeting, Words.small(dice));
    }
  }
}
