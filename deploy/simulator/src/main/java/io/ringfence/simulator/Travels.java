package io.ringfence.simulator;

import java.util.List;

/** One account in two places, further apart than anybody can travel. */
final class Travels {

  private static final String[] FRAUDS = {
    "impossible-travel", "account-takeover", "session-hijack"
  };

  private Travels() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("two-places-at-once", 90, Travels::atOnce, FRAUDS),
        Plan.slow("two-places-in-hours", 360, Travels::inHours, FRAUDS),
        Plan.loud(
            "session-in-two-hands",
            45,
            Travels::twoHands,
            "session-hijack",
            "impossible-travel",
            "account-takeover",
            "irsf"));
  }

  /** The owner signs in at home, and minutes later somebody on another continent. */
  private static void atOnce(Plot plot) {
    Dice dice = plot.dice;
    Person owner = Crook.victim(plot);
    Person thief = thief(plot, owner);
    plot.at(0, (now, stage) -> signsIn(now, stage, dice, owner));
    plot.repeat(
        dice.spread(120_000, 1_800_000),
        dice.between(2, 7),
        () -> dice.pause(240_000),
        (now, stage) -> signsIn(now, stage, dice, thief));
    plot.repeat(
        dice.spread(300_000, 1_800_000),
        dice.between(1, 4),
        () -> dice.pause(600_000),
        (now, stage) -> signsIn(now, stage, dice, owner));
  }

  /** Three to five hours apart: a quick aeroplane does a third of the way. */
  private static void inHours(Plot plot) {
    Dice dice = plot.dice;
    Person owner = plot.directory.fresh(dice.of(List.of(Country.US, Country.BR)));
    Person thief = thief(plot, owner).in(new Country("SG", List.of(), 0, 1.3, 103.8, 8));
    plot.at(0, (now, stage) -> signsIn(now, stage, dice, owner));
    long later = dice.spread(3 * 3_600_000L, 5 * 3_600_000L);
    plot.at(later, (now, stage) -> stage.security(now, "login.ok", thief));
    plot.at(
        later + dice.spread(600_000, 3_000_000), (now, stage) -> signsIn(now, stage, dice, owner));
    if (dice.chance(0.5)) {
      plot.at(later + 60_000, (now, stage) -> stage.security(now, "register.ok", thief));
    }
  }

  /** A copied token: the same device, says the record, here and there in turns; there it calls. */
  private static void twoHands(Plot plot) {
    Dice dice = plot.dice;
    Person owner = Crook.victim(plot);
    Person copy = thief(plot, owner).withDevice(owner.device());
    plot.blame(Subject.device(owner.device()));
    plot.repeat(
        0,
        dice.between(4, 10),
        () -> 60_000 + dice.pause(200_000),
        (now, stage) -> {
          stage.security(now, "register.ok", owner);
          stage.security(now + dice.between(5_000, 50_000), "register.ok", copy);
        });
    Country place = Places.costly(dice);
    plot.repeat(
        120_000,
        dice.between(4, 14),
        () -> dice.pause(100_000),
        (now, stage) ->
            TollFraud.dear(plot, now, stage, copy, Places.number(dice, place), 0.8, 200));
  }

  private static Person thief(Plot plot, Person owner) {
    Person thief = Crook.thiefOf(plot, owner);
    return owner.country().iso().equals(thief.country().iso())
        ? thief.in(new Country("SG", List.of(), 0, 1.3, 103.8, 8))
        : thief;
  }

  private static void signsIn(long now, Stage stage, Dice dice, Person person) {
    stage.security(now, dice.chance(0.5) ? "login.ok" : "register.ok", person);
  }
}
