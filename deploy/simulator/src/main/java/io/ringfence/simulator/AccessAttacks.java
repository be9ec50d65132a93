package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** Attacks on accounts and by their devices and messages. */
final class AccessAttacks {

  private static final String TOOL = "pplsip";

  private final Cast cast;
  private final Directory directory;

  AccessAttacks(Cast cast) {
    this.cast = cast;
    directory = cast.directory;
  }

  /**
   * A few guesses, in, a new password so that the owner stays out, and then costly calls from a
   * device and an address that the account never had.
   */
  void accountTakeover(long first, String pace) {
    Dice dice = cast.dice();
    Person owner = directory.fresh(Country.US);
    Person thief =
        owner
            .in(Country.BR)
            .withDevice(directory.fresh().device())
            .withAddress(directory.foreignAddress());
    List<Subject> subjects = new ArrayList<>(Subject.all(thief));
    int guesses = dice.between(3, 6);
    int calls = dice.between(6, 10);
    long gap = cast.within(40_000, 0.25) / calls;
    cast.extra(
        cast.at(0.005), Actor.once((now, stage) -> stage.security(now, "register.ok", owner)));
    int[] step = {0};
    cast.attack(
        "account-takeover",
        List.of("account-takeover", "irsf", "pbx-hacking"),
        pace,
        subjects,
        first,
        (now, stage) -> {
          int turn = step[0]++;
          if (turn < guesses) {
            stage.security(now, "register.failed", thief);
            return now + dice.beat(1_200);
          }
          if (turn == guesses) {
            stage.security(now, "register.ok", thief);
            stage.security(now + 1_500, "password.changed", thief);
            return now + dice.beat(3_000);
          }
          Talk talk = Talk.outbound(thief, Country.costly(dice.below(4)).number(dice.below(900)));
          stage.call(
              Feed.SBC_1,
              now,
              dice.chance(0.75)
                  ? talk.answered(dice.between(900, 4_000), dice.talk(200), "called")
                  : talk.failed());
          return turn < guesses + calls ? now + dice.beat(gap) : Actor.NEVER;
        });
  }

  /** One address works through a word list for each of five accounts, eight guesses a second. */
  void bruteForceByAddress(long first, String pace) {
    Dice dice = cast.dice();
    String address = directory.foreignAddress();
    List<Person> victims = new ArrayList<>();
    List<Subject> subjects = new ArrayList<>(List.of(Subject.address(address)));
    for (int i = 0; i < 5; i++) {
      Person victim = directory.fresh();
      victims.add(new Person(null, victim.number(), victim.account(), null, address, TOOL));
      subjects.add(Subject.account(victim.account()));
      subjects.add(Subject.number(victim.number()));
    }
    int guesses = (int) (cast.within(30_000, 0.35) / 125);
    cast.attack(
        "brute-force-by-address",
        List.of("registration-brute-force", "credential-stuffing"),
        pace,
        subjects,
        first,
        Actor.times(
            guesses,
            () -> dice.pause(125),
            (now, stage) -> stage.security(now, "register.failed", dice.of(victims))));
  }

  /** Sixty addresses take turns at one account, so that none of them stands out. */
  void bruteForceOfAccount(long first, String pace) {
    Dice dice = cast.dice();
    boolean slow = pace.equals("slow");
    Person victim = directory.fresh();
    List<Person> bots = new ArrayList<>();
    List<Subject> subjects =
        new ArrayList<>(
            List.of(Subject.account(victim.account()), Subject.number(victim.number())));
    for (int i = 0; i < 60; i++) {
      String address = directory.foreignAddress();
      bots.add(new Person(null, victim.number(), victim.account(), null, address, TOOL));
      subjects.add(Subject.address(address));
    }
    int guesses = slow ? 150 : (int) (cast.within(40_000, 0.35) / 400);
    cast.attack(
        slow ? "brute-force-trickle" : "brute-force-of-account",
        List.of("registration-brute-force"),
        pace,
        subjects,
        first,
        Actor.times(
            guesses,
            () -> dice.pause(slow ? 90_000 : 400),
            (now, stage) -> stage.security(now, "register.failed", dice.of(bots))));
  }

  /** Asks for one extension after the other, to learn which exist. */
  void sipScan(long first, String pace) {
    Dice dice = cast.dice();
    String address = directory.foreignAddress();
    String tool = "friendly-scanner";
    int probes = (int) (cast.within(30_000, 0.3) / 100);
    int[] extension = {100};
    cast.attack(
        "sip-scan",
        List.of("sip-scan"),
        pace,
        List.of(Subject.address(address)),
        first,
        Actor.times(
            probes,
            () -> dice.pause(100),
            (now, stage) -> {
              if (dice.chance(0.1)) {
                stage.security(
                    now, "scan.probe", new Person(null, null, null, null, address, tool));
              } else {
                String asked = "ext-" + extension[0]++;
                Person nobody = new Person(null, null, asked, null, address, tool);
                stage.security(now, "account.unknown", nobody);
              }
            }));
  }

  /** A device that was listed comes back with another account, registers and calls. */
  void listedDevice(long first, String pace) {
    Dice dice = cast.dice();
    Person back = directory.fresh(Country.US);
    Subject device = Subject.device(back.device());
    cast.extra(first, Actor.once((now, stage) -> stage.listing(now, "add", device, "irsf", 0, 0)));
    cast.attack(
        "listed-device",
        List.of("listed-subject", "ban-evasion"),
        pace,
        Subject.all(back),
        first + 2_000,
        Actor.once(
            (now, stage) -> {
              stage.security(now, "register.ok", back);
              String friend = directory.anySubscriber(dice).number();
              Talk talk = Talk.internal(back, friend).answered(4_000, 12_000, "caller");
              stage.call(Feed.SBC_1, now + 2_500, talk);
            }));
  }

  /** A network that was listed as a hide-out: somebody registers from it and calls. */
  void listedNetwork(long first, String pace) {
    Dice dice = cast.dice();
    Person guest = directory.fresh(Country.US).withAddress(directory.foreignAddress());
    Subject network = Subject.networkAround(guest.address());
    cast.extra(
        first, Actor.once((now, stage) -> stage.listing(now, "add", network, "proxy", 0, 0)));
    cast.attack(
        "listed-network",
        List.of("listed-subject"),
        pace,
        Subject.all(guest),
        first + 2_000,
        Actor.once(
            (now, stage) -> {
              stage.security(now, "register.ok", guest);
              String friend = directory.anySubscriber(dice).number();
              Talk talk = Talk.internal(guest, friend).answered(5_000, 20_000, "caller");
              stage.call(Feed.SBC_1, now + 2_500, talk);
            }));
  }

  /**
   * Thirty freshly bought accounts on one device, one registration after the other, and short
   * calls.
   */
  void deviceSharing(long first, String pace) {
    Dice dice = cast.dice();
    Person box = directory.fresh(Country.US);
    List<Person> accounts = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      accounts.add(directory.fresh(Country.US).withDevice(box.device()).withAddress(box.address()));
    }
    long gap = cast.within(45_000, 0.35) / accounts.size();
    int[] next = {0};
    cast.attack(
        "device-sharing",
        List.of("device-sharing", "sim-box", "ban-evasion", "subscription-fraud"),
        pace,
        Subject.all(accounts),
        first,
        Actor.times(
            accounts.size(),
            () -> dice.beat(gap),
            (now, stage) -> {
              Person account = accounts.get(next[0]++);
              stage.security(now, "register.ok", account);
              if (dice.chance(0.4)) {
                Talk talk = Talk.outbound(account, directory.stranger(dice, Country.US));
                stage.call(Feed.SBC_2, now + 600, talk.asUsual(dice, 40));
              }
            }));
  }

  /**
   * The same lure with another link to everybody, five a second; many of the numbers are guessed.
   */
  void smishing(long first, String pace) {
    Dice dice = cast.dice();
    Person sender = directory.fresh(Country.US);
    int texts = (int) (cast.within(45_000, 0.35) / 200);
    cast.attack(
        "sms-fan-out",
        List.of("smishing", "sms-spam"),
        pace,
        Subject.all(sender),
        first,
        Actor.times(
            texts,
            () -> dice.pause(200),
            (now, stage) -> {
              String to =
                  dice.chance(0.5)
                      ? directory.anySubscriber(dice).number()
                      : directory.stranger(dice, Country.US);
              String text =
                  "Your parcel "
                      + dice.between(10_000_000, 99_999_999)
                      + " is held at customs. Pay the fee now: http://parcel-fee.example/"
                      + Integer.toString(dice.between(50_000, 1_600_000), 36);
              double fate = dice.fraction();
              String became = fate < 0.68 ? "delivered" : fate < 0.94 ? "failed" : "blocked";
              stage.sms(now, sender, sender.number(), to, text, became, 300 + dice.pause(900));
            }));
  }
}
