package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Lawful calls to one number, on short lines, or with a number that seems wrong. */
final class CallLookalikes {

  private final Cast cast;
  private final Directory directory;

  CallLookalikes(Cast cast) {
    this.cast = cast;
    directory = cast.directory;
  }

  void join() {
    ticketSale();
    alarmPanels();
    freeConference();
    hotline();
    testCalls();
    neighbours();
    roamers();
    disaster();
  }

  /** Tickets go on sale at ten: a thousand calls to one number in a quarter of an hour. */
  private void ticketSale() {
    Dice dice = cast.dice();
    Person office = directory.fresh(Country.US);
    Life.ofOffice(cast, office, 200);
    int calls = 700;
    long gap = cast.within(900_000, 0.3) / calls;
    cast.trap(
        "ticket-sale",
        Subject.all(office),
        cast.at(0.35),
        Actor.times(
            calls,
            () -> dice.pause(gap),
            (now, stage) -> {
              String from =
                  dice.chance(0.3)
                      ? directory.anySubscriber(dice).number()
                      : directory.stranger(dice, Country.US);
              Person fan = new Person(null, from, null, null, null, null);
              Talk talk = Talk.inbound(fan, office, dice.chance(0.8) ? "A" : "B");
              double fate = dice.fraction();
              stage.call(
                  now,
                  (fate < 0.6
                          ? talk.busy()
                          : fate < 0.7
                              ? talk.abandoned(dice.between(500, 4_000))
                              : talk.answered(1_000, dice.talk(90), "caller"))
                      .via(Places.trunk(from)));
            }));
  }

  /** Lifts and alarms: each calls the one same number now and then, nobody calls them. */
  private void alarmPanels() {
    Dice dice = cast.dice();
    Person centre = directory.fresh(Country.DE);
    List<Person> panels = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      panels.add(directory.fresh(Country.DE));
    }
    List<Subject> subjects = new ArrayList<>(Subject.all(panels));
    subjects.addAll(Subject.all(centre));
    cast.trap(
        "alarm-panels",
        subjects,
        cast.at(0.01),
        Actor.always(
            () -> dice.pause(150_000),
            (now, stage) ->
                stage.call(
                    now,
                    Talk.internal(dice.of(panels), centre.number())
                        .via("")
                        .answered(1_200, dice.between(4_000, 15_000), "caller"))));
  }

  /** A club that meets by telephone, on a bridge in a rural exchange because that is free. */
  private void freeConference() {
    Dice dice = cast.dice();
    List<Person> members = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Person member = directory.fresh(Country.US);
      Life.ofCustomer(cast, member);
      members.add(member);
    }
    String bridge = "+1712775" + dice.digits(4);
    cast.recurring(
        "free-conference",
        Subject.all(members),
        cast.at(0.4),
        () -> {
          int[] next = {0};
          return Actor.times(
              members.size(),
              () -> dice.pause(25_000),
              (now, stage) -> {
                Talk talk = Talk.outbound(members.get(next[0]++ % members.size()), bridge);
                int hour = dice.between(2_400_000, 3_900_000);
                stage.call(now, talk.via(Places.trunk(bridge)).answered(1_500, hour, "caller"));
              });
        });
  }

  /** A balance line: a machine answers at once, and callers have what they want in ten seconds. */
  private void hotline() {
    Dice dice = cast.dice();
    Person bank = directory.fresh(Country.GB);
    cast.daily(
        "balance-line",
        Subject.all(bank),
        9,
        cast.at(0.02),
        Actor.always(
            () -> dice.pause(12_000),
            (now, stage) -> {
              Talk talk = Talk.internal(directory.anySubscriber(dice), bank.number()).via("");
              stage.call(now, talk.answered(300, dice.between(6_000, 25_000), "caller"));
            }));
  }

  /** Our own robot calls our own test numbers, in every country, all the time. */
  private void testCalls() {
    Dice dice = cast.dice();
    Person robot = directory.fresh(Country.US);
    List<String> lines = new ArrayList<>();
    for (Country country :
        List.of(Country.US, Country.GB, Country.DE, Country.FR, Country.IN, Country.AU)) {
      lines.add(directory.fresh(country).number());
    }
    List<Subject> subjects = new ArrayList<>(Subject.all(robot));
    lines.forEach(line -> subjects.add(Subject.number(line)));
    cast.trap(
        "test-call-generator",
        subjects,
        cast.at(0.01),
        Actor.always(
            () -> 120_000 + dice.below(3_000),
            (now, stage) -> {
              String line = dice.of(lines);
              Talk talk = Talk.outbound(robot, line).via(Places.trunk(line));
              stage.call(now, talk.answered(dice.between(900, 2_500), 10_000, "caller"));
            }));
  }

  /** Two branches with numbers in a row call each other all day. */
  private void neighbours() {
    Dice dice = cast.dice();
    Person branch = directory.fresh(Country.US);
    Life.ofOffice(cast, branch, 80);
    String start = branch.number().substring(0, branch.number().length() - 2);
    cast.daily(
        "branch-next-door",
        Subject.all(branch),
        15,
        cast.at(0.02),
        Actor.always(
            () -> dice.pause(120_000),
            (now, stage) -> {
              Person other = new Person(null, start + dice.digits(2), null, null, null, null);
              Talk talk = Talk.inbound(other, branch, "A").via(Places.trunk(other.number()));
              stage.call(now, talk.asUsual(dice, 80));
            }));
  }

  /** Customers abroad: their calls home come in from other networks with our own numbers. */
  private void roamers() {
    Dice dice = cast.dice();
    for (int i = 0; i < 4; i++) {
      Person roamer = directory.fresh(Country.GB);
      Country away = i % 2 == 0 ? Country.FR : Country.IN;
      Person there = roamer.in(away).withAddress(directory.foreignAddress());
      cast.trap(
          "roamer",
          List.of(Subject.number(roamer.number()), Subject.account(roamer.account())),
          cast.at(0.02 + 0.02 * i),
          Actor.always(
              () -> dice.pause(cast.settings.isLong() ? 7_200_000 : 300_000),
              (now, stage) -> {
                stage.security(now, "register.ok", there);
                Person home = directory.anySubscriber(dice);
                Talk talk = Talk.inbound(roamer, home, dice.chance(0.5) ? "C" : null);
                stage.call(now + 9_000, talk.via("wholesale-2").asUsual(dice, 90));
              }));
    }
  }

  /** A storm: hundreds call for help at once, and again when they do not get through. */
  private void disaster() {
    Dice dice = cast.dice();
    long gap = cast.within(1_200_000, 0.3) / 260;
    cast.trap(
        "storm-emergency-calls",
        List.of(Subject.number("US:911")),
        cast.at(0.55),
        Actor.times(
            260,
            () -> dice.pause(gap),
            (now, stage) -> {
              Person caller = directory.anySubscriber(dice);
              Talk talk = Talk.outbound(caller, "911").via("");
              stage.call(
                  now,
                  dice.chance(0.5)
                      ? talk.busy()
                      : talk.answered(1_000, dice.between(20_000, 120_000), "called"));
            }));
  }
}
