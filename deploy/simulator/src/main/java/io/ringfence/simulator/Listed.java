package io.ringfence.simulator;

import java.util.List;

/** Somebody who is on the house's list takes part. */
final class Listed {

  private static final String FRAUD = "listed-subject";

  private Listed() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud("listed-number-calls", 45, Listed::calls, FRAUD),
        Plan.loud("listed-number-is-called", 45, Listed::called, FRAUD),
        Plan.loud("listed-network-registers", 45, Listed::network, FRAUD),
        Plan.loud("listed-range-calls", 45, Listed::range, FRAUD),
        Plan.slow("listed-number-calls-once-later", 480, Listed::calls, FRAUD));
  }

  private static void calls(Plot plot) {
    String number = plot.directory.fresh(Country.US).number();
    list(plot, Subject.number(number));
    Person stranger = Crook.outside(plot, number);
    call(plot, stranger);
  }

  /**
   * Personal numbers, which nobody's friends have: a thousand strangers would be some's contacts.
   */
  private static void range(Plot plot) {
    String range = "+4470" + plot.dice.digits(5);
    list(plot, new Subject("range", range));
    call(plot, Crook.outside(plot, range + plot.dice.digits(3)));
  }

  private static void call(Plot plot, Person stranger) {
    Dice dice = plot.dice;
    plot.repeat(
        plot.wait(2_000, 1_200_000, 7_200_000, 20_000_000),
        plot.slow ? 1 : dice.between(1, 6),
        () -> dice.pause(200_000),
        (now, stage) -> {
          Person called = plot.directory.anySubscriber(dice);
          Talk talk = Talk.inbound(stranger, called, "B").via(Places.trunk(stranger.number()));
          stage.call(now, talk.answered(5_000, dice.talk(60), "called"));
        });
  }

  private static void called(Plot plot) {
    Dice dice = plot.dice;
    String number = plot.directory.fresh(Country.GB).number();
    Subject swindler = Subject.number(number);
    list(plot, swindler);
    plot.blame(swindler);
    plot.repeat(
        dice.spread(2_000, 1_200_000),
        dice.between(1, 3),
        () -> dice.pause(400_000),
        (now, stage) -> {
          Talk talk = Talk.outbound(plot.directory.anySubscriber(dice), number);
          stage.call(now, talk.via(Places.trunk(number)).answered(6_000, dice.talk(60), "caller"));
        });
  }

  private static void network(Plot plot) {
    Person guest = plot.directory.fresh().withAddress(plot.directory.foreignAddress());
    list(plot, Subject.networkAround(guest.address()));
    plot.blame(guest);
    plot.blame(Subject.networkAround(guest.address()));
    plot.at(
        plot.dice.spread(2_000, 1_200_000),
        (now, stage) -> stage.security(now, "register.ok", guest));
  }

  private static void list(Plot plot, Subject subject) {
    String reason = plot.dice.of(List.of("robocall", "wangiri", "irsf", "smishing", "proxy"));
    plot.cast.extra(
        plot.first, Actor.once((now, stage) -> stage.listing(now, "add", subject, reason, 0, 0)));
  }
}
