package io.ringfence.simulator;

import java.util.List;

/** Attacks by calls. Paces are those of dialling software. */
final class VoiceAttacks {

  private final Cast cast;
  private final Directory directory;

  VoiceAttacks(Cast cast) {
    this.cast = cast;
    directory = cast.directory;
  }

  private static boolean slow(String pace) {
    return pace.equals("slow");
  }

  /**
   * A hacked telephone system fills revenue-share ranges: a few dozen calls within a minute, most
   * of them kept up. Slow: one every ten minutes, all night.
   */
  void irsfBurst(long first, String pace) {
    Dice dice = cast.dice();
    Person hacked = directory.fresh(Country.US).withAddress(directory.foreignAddress());
    int calls = dice.between(18, 36);
    long gap = slow(pace) ? 600_000 : cast.within(60_000, 0.35) / calls;
    int range = dice.below(8);
    cast.attack(
        slow(pace) ? "irsf-trickle" : "irsf-burst",
        List.of("irsf", "pbx-hacking"),
        pace,
        Subject.all(hacked),
        first,
        Actor.times(
            calls,
            () -> dice.beat(gap),
            (now, stage) -> {
              Country place = Country.costly(range + dice.below(4));
              Talk talk = Talk.outbound(hacked, place.number(dice.below(900)));
              stage.call(
                  Feed.SBC_1,
                  now,
                  dice.chance(0.7)
                      ? talk.answered(dice.between(800, 4_000), dice.talk(240), "called")
                      : dice.chance(0.7) ? talk.failed() : talk.unanswered(15_000));
            }));
  }

  /** Few calls that never end: four at once to satellite phones, for hours if nobody looks. */
  void irsfInCall(long first, String pace) {
    Dice dice = cast.dice();
    Person hacked = directory.fresh(Country.GB);
    cast.attack(
        "irsf-in-call",
        List.of("irsf", "pbx-hacking"),
        pace,
        Subject.all(hacked),
        first,
        Actor.times(
            4,
            () -> dice.beat(1_500),
            (now, stage) -> {
              String phone = Country.satellite(dice.below(2)).number(3_000 + dice.below(900));
              Talk talk = Talk.outbound(hacked, phone);
              int minutes = dice.between(45, 170);
              stage.call(Feed.SBC_1, now, talk.answered(1_500, minutes * 60_000, "called"));
            }));
  }

  /** Rings once and hangs up, so that people call a costly number back; one in thirty does. */
  void wangiri(long first, String pace) {
    Dice dice = cast.dice();
    Person caller = directory.fresh(Country.costly(5));
    int calls = slow(pace) ? 400 : (int) (cast.within(45_000, 0.35) / 330);
    cast.attack(
        slow(pace) ? "wangiri-trickle" : "wangiri",
        List.of("wangiri", "robocall", "flash-call"),
        pace,
        List.of(Subject.number(caller.number())),
        first,
        Actor.times(
            calls,
            () -> dice.pause(slow(pace) ? 20_000 : 330),
            (now, stage) -> {
              Person victim = directory.anySubscriber(dice);
              Talk talk = Talk.inbound(caller, victim, "C");
              stage.call(now, talk.abandoned(dice.between(700, 2_200)));
              if (dice.chance(1 / 30.0)) {
                stage.turn(null);
                Talk back = Talk.outbound(victim, caller.number());
                stage.call(now + dice.between(8_000, 40_000), back.answered(900, 40_000, "caller"));
              }
            }));
  }

  /**
   * A recorded voice to one number after the other: few answer, nobody listens, many numbers do not
   * exist.
   */
  void robocall(long first, String pace) {
    Dice dice = cast.dice();
    Person dialler = directory.fresh(Country.US);
    int calls = slow(pace) ? 900 : (int) (cast.within(60_000, 0.4) / 200);
    cast.attack(
        slow(pace) ? "robocall-trickle" : "robocall",
        List.of("robocall"),
        pace,
        Subject.all(dialler),
        first,
        Actor.times(
            calls,
            () -> dice.pause(slow(pace) ? 8_000 : 200),
            (now, stage) -> {
              Talk talk = Talk.outbound(dialler, directory.stranger(dice, Country.US));
              double fate = dice.fraction();
              stage.call(
                  Feed.SBC_2,
                  now,
                  fate < 0.22
                      ? talk.answered(
                          dice.between(2_000, 12_000), dice.between(1_500, 9_000), "called")
                      : fate < 0.48
                          ? talk.unallocated()
                          : fate < 0.56
                              ? talk.busy()
                              : talk.abandoned(dice.between(9_000, 18_000)));
            }));
  }

  /** The desk lists a stranger's number; a little later he calls customers of ours. */
  void listedNumber(long first, String pace) {
    Dice dice = cast.dice();
    Person stranger = directory.fresh(Country.US);
    Subject number = Subject.number(stranger.number());
    cast.extra(
        first, Actor.once((now, stage) -> stage.listing(now, "add", number, "robocall", 0, 0)));
    cast.attack(
        "listed-number",
        List.of("listed-subject"),
        pace,
        List.of(number),
        first + 1_500,
        Actor.times(
            3,
            () -> dice.beat(4_000),
            (now, stage) -> {
              Talk talk = Talk.inbound(stranger, directory.anySubscriber(dice), "C");
              stage.call(Feed.SBC_1, now, talk.answered(5_000, 20_000, "called"));
            }));
  }

  /** A customer calls a number that has been listed as a swindler's. */
  void listedNumberCalled(long first, String pace) {
    Dice dice = cast.dice();
    Person swindler = directory.fresh(Country.GB);
    Subject number = Subject.number(swindler.number());
    cast.extra(
        first, Actor.once((now, stage) -> stage.listing(now, "add", number, "smishing", 0, 0)));
    cast.attack(
        "listed-number-called",
        List.of("listed-subject"),
        pace,
        List.of(number),
        first + 2_000,
        Actor.once(
            (now, stage) -> {
              Talk talk = Talk.outbound(directory.anySubscriber(dice), swindler.number());
              stage.call(Feed.SBC_2, now, talk.answered(6_000, 30_000, "caller"));
            }));
  }
}
