package io.ringfence.simulator;

import java.util.List;

/**
 * All ordinary subscribers as one actor: a stream of independent acts, each by a subscriber drawn
 * by how active people are. Remembers of each only until when the line is busy.
 */
final class Crowd implements Actor {

  private static final double ACTS_A_DAY = 30;
  private static final double DAY = 86_400_000;

  /** Share of the waking day that an hour of local time has, midnight first, the busiest 1. */
  private static final double[] AWAKE = {
    .10, .05, .03, .03, .05, .12, .30, .55, .85, 1, 1, .95, .85, .90, .95, .95, .95, 1, .95, .85,
    .70, .50, .35, .20
  };

  private static final double MEAN_AWAKE = 0.59;

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
  private final Dice dice;
  private final double gap;
  private final int[] busyUntil;

  /**
   * Finer than a millisecond, or a million subscribers could not do more than a thousand acts a
   * second.
   */
  private double next;

  Crowd(SimulationSettings settings, Directory directory, Dice dice) {
    this.settings = settings;
    this.directory = directory;
    this.dice = dice;
    double acts = settings.subscribers() * ACTS_A_DAY * settings.activity();
    gap = DAY / acts * (settings.diurnal() ? MEAN_AWAKE : 1);
    busyUntil = new int[settings.subscribers()];
    next = (double) settings.from();
  }

  @Override
  public long act(long now, Stage stage) {
    int who = someone();
    Person person = directory.subscriber(who);
    if (!settings.diurnal() || dice.chance(AWAKE[localHour(now, person.country())])) {
      double what = dice.fraction();
      if (what < 0.40) {
        call(now, stage, who, person);
      } else if (what < 0.74) {
        text(now, stage, who, person);
      } else if (what < 0.82) {
        stage.chat(now, person, friend(who).number(), null, words());
      } else if (what < 0.86) {
        meet(now, stage, who, person);
      } else {
        keepUp(now, stage, person);
      }
    }
    next += dice.exponential(gap);
    return (long) next;
  }

  /** Half of all acts are anybody's; of the others the busiest tenth do a third. */
  private int someone() {
    if (dice.chance(0.5)) {
      return dice.below(busyUntil.length);
    }
    double x = 0.08 + 0.92 * dice.fraction();
    return (int) (busyUntil.length * x * x * 0.999_999);
  }

  private void call(long now, Stage stage, int who, Person person) {
    int second = (int) ((now - settings.from()) / 1_000);
    if (busyUntil[who] > second) {
      return;
    }
    Directory.Contact contact = directory.contact(who, dice);
    Talk talk;
    if (dice.chance(0.002)) {
      talk = Talk.outbound(person, Country.costly(7).number(dice.below(5_000)));
    } else if (contact.ours()) {
      talk = Talk.internal(person, contact.person().number());
    } else if (dice.chance(0.6)) {
      talk = Talk.outbound(person, contact.person().number());
    } else {
      talk = Talk.inbound(contact.person(), person, dice.chance(0.7) ? "A" : "B");
    }
    talk = talk.asUsual(dice, 75);
    busyUntil[who] = second + 1 + (talk.ringMillis() + talk.talkMillis()) / 1_000;
    stage.call(now, talk);
  }

  private void text(long now, Stage stage, int who, Person person) {
    String fate = dice.chance(0.97) ? "delivered" : "failed";
    stage.sms(
        now, person, person.number(), friend(who).number(), words(), fate, 500 + dice.pause(2_000));
  }

  /** The host and a few friends, one of whom may drop out and come back. */
  private void meet(long now, Stage stage, int who, Person host) {
    String meeting = stage.meeting();
    long end = now + 600_000 + dice.pause(1_200_000);
    stage.stay(now, end, host, meeting);
    for (int guests = dice.between(1, 6); guests > 0; guests--) {
      Directory.Contact guest = directory.contact(who, dice);
      if (guest.ours()) {
        long joins = now + dice.pause(20_000);
        if (dice.chance(0.1)) {
          stage.stay(joins, joins + 45_000, guest.person(), meeting);
          joins += 60_000;
        }
        stage.stay(joins, Math.max(joins, end) + dice.pause(4_000), guest.person(), meeting);
      }
    }
  }

  /** Registrations, and now and then a mistyped or a new password. */
  private void keepUp(long now, Stage stage, Person person) {
    double what = dice.fraction();
    if (what < 0.04) {
      stage.security(now, "register.failed", person);
      stage.security(now + dice.between(3_000, 30_000), "register.ok", person);
    } else if (what < 0.06) {
      stage.security(now, "password.changed", person);
      stage.security(now + dice.between(5_000, 40_000), "register.ok", person);
    } else if (what < 0.09) {
      stage.security(now, "login.ok", person);
    } else if (what < 0.10) {
      stage.security(now, "voicemail.failed", person);
      stage.security(now + dice.between(4_000, 9_000), "voicemail.ok", person);
    } else {
      stage.security(now, "register.ok", person);
    }
  }

  private Person friend(int who) {
    return directory.contact(who, dice).person();
  }

  private String words() {
    String words = dice.of(TEXTS);
    return words.contains("%d")
        ? words.replace("%d", Integer.toString(dice.between(1, 60)))
        : words;
  }

  private static int localHour(long now, Country country) {
    return (int) Math.floorMod(now / 3_600_000 + country.utcOffset(), 24L);
  }
}
