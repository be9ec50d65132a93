package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Lawful customers whose calls are dear, go to many countries, or happen at night. */
final class TradeLookalikes {

  private final Cast cast;
  private final Directory directory;

  TradeLookalikes(Cast cast) {
    this.cast = cast;
    directory = cast.directory;
  }

  void join() {
    exporter();
    nightSupport();
    aidOrganisation();
    newFamily();
    newBusiness();
    followMe();
    competition();
  }

  /** Suppliers in a dozen countries, by day, some of them in dear places. */
  private void exporter() {
    Dice dice = cast.dice();
    Person office = directory.fresh(Country.DE);
    Life.ofOffice(cast, office, 150);
    List<String> partners = partners(dice, 24);
    cast.daily(
        "export-office",
        Subject.all(office),
        9,
        cast.at(0.02),
        Actor.always(
            () -> dice.pause(240_000),
            (now, stage) -> abroad(now, stage, dice, office, dice.of(partners), 180)));
  }

  /** Engineers on duty: at three in the morning they call the same data centres as every night. */
  private void nightSupport() {
    Dice dice = cast.dice();
    Person support = directory.fresh(Country.US);
    Life.ofOffice(cast, support, 200);
    List<String> partners = partners(dice, 4);
    cast.daily(
        "night-support",
        Subject.all(support),
        6,
        cast.at(0.02),
        Actor.always(
            () -> dice.pause(900_000),
            (now, stage) -> abroad(now, stage, dice, support, dice.of(partners), 300)));
  }

  /** Field offices in Africa and on ships; the lines are bad and dialled again and again. */
  private void aidOrganisation() {
    Dice dice = cast.dice();
    Person aid = directory.fresh(Country.FR);
    Life.ofOffice(cast, aid, 100);
    List<String> field = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Country place = i < 2 ? Places.satellite(dice) : Places.resold(dice);
      field.add(Places.number(dice, place));
    }
    cast.trap(
        "aid-organisation",
        Subject.all(aid),
        cast.at(0.03),
        Actor.always(
            () -> dice.pause(cast.settings.isLong() ? 2_400_000 : 240_000),
            (now, stage) -> {
              String to = dice.of(field);
              for (int i = dice.below(3); i > 0; i--) {
                Talk talk = Talk.outbound(aid, to).via(Places.trunk(to));
                stage.call(now, talk.unanswered(dice.between(9_000, 20_000)));
                now += dice.between(30_000, 60_000);
              }
              abroad(now, stage, dice, aid, to, 240);
            }));
  }

  /** Has just moved here: a new account, and the first thing it does is to call home. */
  private void newFamily() {
    Dice dice = cast.dice();
    for (int i = 0; i < 2; i++) {
      Person migrant = directory.fresh(i == 0 ? Country.US : Country.DE);
      Country home = Places.resold(dice);
      List<String> parents = List.of(Places.number(dice, home), Places.number(dice, home));
      long first = cast.at(0.2 + 0.3 * dice.fraction());
      cast.extra(first, Actor.once((now, stage) -> NewAccounts.opens(now, stage, migrant)));
      cast.trap(
          "new-customer-calls-home",
          Subject.all(migrant),
          first + 1_200_000,
          Actor.always(
              () -> dice.pause(cast.settings.isLong() ? 9_000_000 : 900_000),
              (now, stage) -> abroad(now, stage, dice, migrant, dice.of(parents), 600)));
    }
  }

  /** A shop opens: a new account with a lot of calls from the first hour, all of them cheap. */
  private void newBusiness() {
    Dice dice = cast.dice();
    Person shop = directory.fresh(Country.US);
    long first = cast.at(0.25 + 0.2 * dice.fraction());
    cast.extra(first, Actor.once((now, stage) -> NewAccounts.opens(now, stage, shop)));
    cast.trap(
        "new-business",
        Subject.all(shop),
        first + 300_000,
        Actor.times(
            120,
            () -> dice.pause(120_000),
            (now, stage) -> {
              String other = directory.stranger(dice, Country.US);
              Person customer = new Person(null, other, null, null, null, null);
              Talk talk =
                  dice.chance(0.5) ? Talk.outbound(shop, other) : Talk.inbound(customer, shop, "A");
              stage.call(now, talk.via(Places.trunk(other)).asUsual(dice, 80));
            }));
  }

  /** Away on business: calls to the desk are forwarded to a mobile abroad, as arranged. */
  private void followMe() {
    Dice dice = cast.dice();
    Person owner = directory.fresh(Country.US);
    Life.ofCustomer(cast, owner);
    String mobile = directory.stranger(dice, Country.GB);
    Person forwarded = new Person(null, owner.number(), owner.account(), null, null, null);
    long first = cast.at(0.15);
    cast.extra(
        first,
        Actor.once(
            (now, stage) -> {
              stage.security(now, "login.ok", owner);
              stage.security(now + 20_000, "forwarding.changed", owner, mobile);
            }));
    cast.trap(
        "follow-me-forwarding",
        Subject.all(owner),
        first + 600_000,
        Actor.always(
            () -> dice.pause(cast.settings.isLong() ? 3_600_000 : 300_000),
            (now, stage) -> {
              String from = directory.stranger(dice, Country.US);
              Person caller = new Person(null, from, null, null, null, null);
              int talk = dice.talk(100);
              stage.call(
                  now,
                  Talk.inbound(caller, owner, "A")
                      .via(Places.trunk(from))
                      .answered(9_000, talk, "caller"));
              stage.call(
                  now + 500,
                  Talk.outbound(forwarded, mobile)
                      .via(Places.trunk(mobile))
                      .answered(8_000, talk, "caller"));
            }));
  }

  /** Tries for a prize on a premium number, a dozen times, and then gives up. */
  private void competition() {
    Dice dice = cast.dice();
    Person fan = directory.fresh(Country.GB);
    Life.ofCustomer(cast, fan);
    String line = "+449098" + dice.digits(6);
    cast.trap(
        "television-competition",
        Subject.all(fan),
        cast.at(0.45),
        Actor.times(
            7,
            () -> 25_000 + dice.below(40_000),
            (now, stage) -> {
              Talk talk = Talk.outbound(fan, line).via(Places.trunk(line));
              stage.call(now, talk.answered(800, dice.between(12_000, 25_000), "called"));
            }));
  }

  private List<String> partners(Dice dice, int count) {
    List<String> partners = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      partners.add(
          dice.chance(0.3)
              ? Places.number(dice, Places.resold(dice))
              : directory.stranger(dice, Country.home(11, i)));
    }
    return partners;
  }

  private static void abroad(
      long now, Stage stage, Dice dice, Person caller, String to, double seconds) {
    stage.call(now, Talk.outbound(caller, to).via(Places.trunk(to)).asUsual(dice, seconds));
  }
}
