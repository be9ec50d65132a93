package io.ringfence.cli.evaluate.blind.trap;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Destination;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.List;

/** Lawful parties that call very many people: those asked for it, or the law allows it. */
final class Diallers {
  private Diallers() {}

  static List<Trap> all() {
    return List.of(
        new Trap("school-closure-notices", Diallers::school),
        new Trap("debt-collector", s -> outbound(s, "collector", 6, 260, 55, 11)),
        new Trap("pollster", s -> outbound(s, "pollster", 8, 380, 240, 6)),
        new Trap("predictive-dialler", Diallers::predictive),
        new Trap("pharmacy-reminder-calls", s -> machine(s, "pharmacy", 280, 9, 1.6, 28)),
        new Trap("election-day-reminders", s -> machine(s, "campaign", 420, 10, 3, 31)),
        new Trap("utility-outage-notices", s -> machine(s, "utility", 350, 15, 0.6, 24)),
        new Trap("clinic-appointment-calls", s -> machine(s, "clinic", 160, 13, 1, 42)),
        new Trap("voice-codes", Diallers::voiceCodes),
        new Trap("taxi-arrival-rings", Diallers::taxi),
        new Trap("courier-short-rings", Diallers::courier),
        new Trap("missed-call-callbacks", Diallers::callbacks),
        new Trap("wholesale-many-callers", Diallers::wholesale),
        new Trap("recall-campaign-reseller", Diallers::reseller),
        new Trap("fax-retries", Diallers::fax),
        new Trap("survey-after-service", s -> outbound(s, "call-centre", 10, 320, 70, 9)));
  }

  private static void natural(Scene scene, Line line, long at, String to, double mean) {
    scene.call(at).by(line).to(to).natural(mean).send();
  }

  /** Snow or a burst pipe: all parents are called and written to within minutes, at dawn. */
  private static void school(Scene scene) {
    Account school = Cast.firm(scene, "school", 10);
    for (long at : scene.times(340, 5.6, 0.35)) {
      String parent = Cast.anyone(scene);
      scene.call(at).by(school.main()).to(parent).natural(26).send();
      scene
          .text(
              at + 2000,
              "Maple District: all schools are closed today because of the weather."
                  + " Buses do not run.")
          .by(school.main())
          .to(parent)
          .send();
    }
  }

  private static void outbound(
      Scene scene, String kind, int lines, int count, double mean, double hours) {
    Account firm = Cast.firm(scene, kind, lines);
    for (long at : scene.times(count, 9, hours)) {
      natural(scene, scene.dice.pick(firm.lines), at, Cast.anyone(scene), mean);
    }
  }

  /** Recorded notices to people who agreed to them. */
  private static void machine(
      Scene scene, String kind, int count, double from, double hours, double mean) {
    Account firm = Cast.firm(scene, kind, 2);
    for (long at : scene.times(count, from, hours)) {
      var call = scene.call(at).by(firm.main()).to(Cast.anyone(scene));
      if (scene.dice.chance(0.78)) {
        call.talk(scene.dice.seconds(mean * 0.5, mean * 1.3)).send();
      } else {
        call.natural(20).send();
      }
    }
  }

  /** A contact centre that dials ahead: a share of answered calls is dropped after a second. */
  private static void predictive(Scene scene) {
    Account centre = Cast.firm(scene, "call-centre", 24);
    Dice dice = scene.dice;
    for (long at : scene.times(520, 9, 10)) {
      var call = scene.call(at).by(dice.pick(centre.lines)).to(scene.world.outside(dice));
      if (dice.chance(0.08)) {
        call.talk(dice.seconds(1, 3)).released("caller").send();
      } else if (dice.chance(0.2)) {
        call.ring(dice.seconds(2, 6)).fail(487).send();
      } else {
        call.natural(150).send();
      }
    }
  }

  /** Codes read out by a voice, for people whose telephones take no messages. */
  private static void voiceCodes(Scene scene) {
    Account sender = Cast.firm(scene, "otp-sender", 3);
    Dice dice = scene.dice;
    for (long at : Cast.hours(scene, sender.place, 260, false)) {
      String to = Cast.anyone(scene);
      scene
          .event("otp.sent", at - 1500)
          .account(sender.id)
          .number(to)
          .address(scene.world.addresses.mobile("US"))
          .send();
      scene.call(at).by(sender.main()).to(to).talk(dice.seconds(9, 21)).send();
      if (dice.chance(0.85)) {
        scene.event("otp.verified", at + dice.seconds(28, 70)).account(sender.id).number(to).send();
      }
    }
  }

  /** A taxi office lets the telephone ring once when the car is there; everybody knows that. */
  private static void taxi(Scene scene) {
    Account taxi = Cast.firm(scene, "taxi", 4);
    for (long at : Cast.hours(scene, taxi.place, 180, false)) {
      scene
          .call(at)
          .by(taxi.main())
          .to(Cast.anyone(scene))
          .ring(scene.dice.seconds(1.5, 5))
          .fail(487)
          .released("caller")
          .send();
    }
  }

  /** A parcel driver who calls each doorbell of the round, and hangs up when the door opens. */
  private static void courier(Scene scene) {
    Line driver = Cast.person(scene, true);
    for (long at : scene.times(95, 8.5, 9)) {
      if (scene.dice.chance(0.5)) {
        scene
            .call(at)
            .by(driver)
            .to(Cast.anyone(scene))
            .ring(scene.dice.seconds(3, 9))
            .fail(487)
            .released("caller")
            .send();
      } else {
        natural(scene, driver, at, Cast.anyone(scene), 25);
      }
    }
  }

  /** A dentist's office calls back all who rang while it was closed. */
  private static void callbacks(Scene scene) {
    Account office = Cast.firm(scene, "clinic", 3);
    for (long at : scene.times(40, 6.5, 1.4)) {
      String patient = Cast.anyone(scene);
      scene
          .call(at)
          .from(patient)
          .into(office.main())
          .ring(scene.dice.seconds(6, 20))
          .fail(487)
          .send();
      natural(scene, office.lines.get(1), at + 7_200_000 + scene.dice.seconds(1, 900), patient, 90);
    }
  }

  /** A carrier whose customers' calls all show numbers that the provider does not know. */
  private static void wholesale(Scene scene) {
    Account carrier = Cast.firm(scene, "wholesale", 80);
    Dice dice = scene.dice;
    String trunk = "ws-" + carrier.id;
    scene.name("trunk", trunk);
    List<Destination> countries = dice.sample(Destination.of(Destination.Kind.ORDINARY), 12);
    countries.addAll(dice.sample(Destination.of(Destination.Kind.COSTLY), 2));
    for (long at : Cast.hours(scene, carrier.place, 500, false)) {
      String to =
          dice.chance(0.5)
              ? scene.world.outside(dice)
              : scene.world.numbers.of(dice.pick(countries));
      scene
          .call(at)
          .by(carrier.main())
          .from(scene.world.outside(dice))
          .to(to)
          .trunk(trunk)
          .vouched(dice.pick("B", "C"))
          .natural(190)
          .send();
    }
  }

  /** A car maker's recall, called by a reseller's customer. */
  private static void reseller(Scene scene) {
    Account reseller = Cast.firm(scene, "reseller", 40);
    for (long at : scene.times(260, 9.5, 7)) {
      natural(scene, reseller.lines.get(scene.dice.between(0, 5)), at, Cast.anyone(scene), 75);
    }
  }

  /** A fax that is told to try until it gets through. */
  private static void fax(Scene scene) {
    Account office = Cast.firm(scene, "firm", 2);
    String to = scene.world.outside(scene.dice);
    for (long at : scene.times(55, 10, 3.5)) {
      if (scene.dice.chance(0.75)) {
        scene.call(at).by(office.main()).to(to).fail(486).send();
      } else {
        scene.call(at).by(office.main()).to(to).ring(2000).talk(scene.dice.seconds(8, 40)).send();
      }
    }
  }
}
