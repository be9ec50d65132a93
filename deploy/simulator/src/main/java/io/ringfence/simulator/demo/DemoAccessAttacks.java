package io.ringfence.simulator.demo;

import io.ringfence.simulator.output.RecordSource;
import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.PhoneCall;
import java.util.ArrayList;
import java.util.List;

/** Attacks on accounts and by their devices and messages. */
final class DemoAccessAttacks {

  private static final String TOOL = "pplsip";

  private final ActorSchedule schedule;
  private final Directory directory;

  DemoAccessAttacks(ActorSchedule schedule) {
    this.schedule = schedule;
    directory = schedule.directory;
  }

  /**
   * A few guesses, in, a new password so that the owner stays out, and then costly calls from a
   * device and an address that the account never had.
   */
  void accountTakeover(long first, String pace) {
    RandomSource random = schedule.random();
    Person owner = directory.newPerson(Country.US);
    Person thief =
        owner
            .in(Country.BR)
            .withDevice(directory.newPerson().device())
            .withAddress(directory.foreignAddress());
    List<SubjectId> subjects = new ArrayList<>(SubjectId.all(thief));
    int guesses = random.between(3, 6);
    int calls = random.between(6, 10);
    long gap = schedule.within(40_000, 0.25) / calls;
    schedule.unlabelled(
        schedule.at(0.005),
        Actor.once((now, network) -> network.security(now, "register.ok", owner)));
    int[] step = {0};
    schedule.attack(
        "account-takeover",
        List.of("account-takeover", "irsf", "pbx-hacking"),
        pace,
        subjects,
        first,
        (now, network) -> {
          int turn = step[0]++;
          if (turn < guesses) {
            network.security(now, "register.failed", thief);
            return now + random.jittered(1_200);
          }
          if (turn == guesses) {
            network.security(now, "register.ok", thief);
            network.security(now + 1_500, "password.changed", thief);
            return now + random.jittered(3_000);
          }
          PhoneCall call =
              PhoneCall.outbound(thief, Country.costly(random.below(4)).number(random.below(900)));
          network.call(
              RecordSource.SBC_1,
              now,
              random.chance(0.75)
                  ? call.answered(random.between(900, 4_000), random.talkMillis(200), "called")
                  : call.failed());
          return turn < guesses + calls ? now + random.jittered(gap) : Actor.NEVER;
        });
  }

  /** One address works through a word list for each of five accounts, eight guesses a second. */
  void bruteForceByAddress(long first, String pace) {
    RandomSource random = schedule.random();
    String address = directory.foreignAddress();
    List<Person> victims = new ArrayList<>();
    List<SubjectId> subjects = new ArrayList<>(List.of(SubjectId.address(address)));
    for (int i = 0; i < 5; i++) {
      Person victim = directory.newPerson();
      victims.add(new Person(null, victim.number(), victim.account(), null, address, TOOL));
      subjects.add(SubjectId.account(victim.account()));
      subjects.add(SubjectId.number(victim.number()));
    }
    int guesses = (int) (schedule.within(30_000, 0.35) / 125);
    schedule.attack(
        "brute-force-by-address",
        List.of("registration-brute-force", "credential-stuffing"),
        pace,
        subjects,
        first,
        Actor.times(
            guesses,
            () -> random.exponentialMillis(125),
            (now, network) -> network.security(now, "register.failed", random.oneOf(victims))));
  }

  /** Sixty addresses take turns at one account, so that none of them stands out. */
  void bruteForceOfAccount(long first, String pace) {
    RandomSource random = schedule.random();
    boolean slow = pace.equals("slow");
    Person victim = directory.newPerson();
    List<Person> bots = new ArrayList<>();
    List<SubjectId> subjects =
        new ArrayList<>(
            List.of(SubjectId.account(victim.account()), SubjectId.number(victim.number())));
    for (int i = 0; i < 60; i++) {
      String address = directory.foreignAddress();
      bots.add(new Person(null, victim.number(), victim.account(), null, address, TOOL));
      subjects.add(SubjectId.address(address));
    }
    int guesses = slow ? 150 : (int) (schedule.within(40_000, 0.35) / 400);
    schedule.attack(
        slow ? "brute-force-trickle" : "brute-force-of-account",
        List.of("registration-brute-force"),
        pace,
        subjects,
        first,
        Actor.times(
            guesses,
            () -> random.exponentialMillis(slow ? 90_000 : 400),
            (now, network) -> network.security(now, "register.failed", random.oneOf(bots))));
  }

  /** Asks for one extension after the other, to learn which exist. */
  void sipScan(long first, String pace) {
    RandomSource random = schedule.random();
    String address = directory.foreignAddress();
    String tool = "friendly-scanner";
    int probes = (int) (schedule.within(30_000, 0.3) / 100);
    int[] extension = {100};
    schedule.attack(
        "sip-scan",
        List.of("sip-scan"),
        pace,
        List.of(SubjectId.address(address)),
        first,
        Actor.times(
            probes,
            () -> random.exponentialMillis(100),
            (now, network) -> {
              if (random.chance(0.1)) {
                network.security(
                    now, "scan.probe", new Person(null, null, null, null, address, tool));
              } else {
                String asked = "ext-" + extension[0]++;
                Person nobody = new Person(null, null, asked, null, address, tool);
                network.security(now, "account.unknown", nobody);
              }
            }));
  }

  /** A device that was listed comes back with another account, registers and calls. */
  void listedDevice(long first, String pace) {
    RandomSource random = schedule.random();
    Person back = directory.newPerson(Country.US);
    SubjectId device = SubjectId.device(back.device());
    schedule.unlabelled(
        first, Actor.once((now, network) -> network.listing(now, "add", device, "irsf", 0, 0)));
    schedule.attack(
        "listed-device",
        List.of("listed-subject", "ban-evasion"),
        pace,
        SubjectId.all(back),
        first + 2_000,
        Actor.once(
            (now, network) -> {
              network.security(now, "register.ok", back);
              String friend = directory.anySubscriber(random).number();
              PhoneCall call = PhoneCall.internal(back, friend).answered(4_000, 12_000, "caller");
              network.call(RecordSource.SBC_1, now + 2_500, call);
            }));
  }

  /** A network that was listed as a hide-out: somebody registers from it and calls. */
  void listedNetwork(long first, String pace) {
    RandomSource random = schedule.random();
    Person guest = directory.newPerson(Country.US).withAddress(directory.foreignAddress());
    SubjectId subnet = SubjectId.networkAround(guest.address());
    schedule.unlabelled(
        first, Actor.once((now, network) -> network.listing(now, "add", subnet, "proxy", 0, 0)));
    schedule.attack(
        "listed-network",
        List.of("listed-subject"),
        pace,
        SubjectId.all(guest),
        first + 2_000,
        Actor.once(
            (now, network) -> {
              network.security(now, "register.ok", guest);
              String friend = directory.anySubscriber(random).number();
              PhoneCall call = PhoneCall.internal(guest, friend).answered(5_000, 20_000, "caller");
              network.call(RecordSource.SBC_1, now + 2_500, call);
            }));
  }

  /**
   * Thirty freshly bought accounts on one device, one registration after the other, and short
   * calls.
   */
  void deviceSharing(long first, String pace) {
    RandomSource random = schedule.random();
    Person box = directory.newPerson(Country.US);
    List<Person> accounts = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      accounts.add(
          directory.newPerson(Country.US).withDevice(box.device()).withAddress(box.address()));
    }
    long gap = schedule.within(45_000, 0.35) / accounts.size();
    int[] next = {0};
    schedule.attack(
        "device-sharing",
        List.of("device-sharing", "sim-box", "ban-evasion", "subscription-fraud"),
        pace,
        SubjectId.all(accounts),
        first,
        Actor.times(
            accounts.size(),
            () -> random.jittered(gap),
            (now, network) -> {
              Person account = accounts.get(next[0]++);
              network.security(now, "register.ok", account);
              if (random.chance(0.4)) {
                PhoneCall call =
                    PhoneCall.outbound(account, directory.stranger(random, Country.US));
                network.call(RecordSource.SBC_2, now + 600, call.asUsual(random, 40));
              }
            }));
  }

  /**
   * The same lure with another link to everybody, five a second; many of the numbers are guessed.
   */
  void smishing(long first, String pace) {
    RandomSource random = schedule.random();
    Person sender = directory.newPerson(Country.US);
    int texts = (int) (schedule.within(45_000, 0.35) / 200);
    schedule.attack(
        "sms-fan-out",
        List.of("smishing", "sms-spam"),
        pace,
        SubjectId.all(sender),
        first,
        Actor.times(
            texts,
            () -> random.exponentialMillis(200),
            (now, network) -> {
              String to =
                  random.chance(0.5)
                      ? directory.anySubscriber(random).number()
                      : directory.stranger(random, Country.US);
              String text =
                  "Your parcel "
                      + random.between(10_000_000, 99_999_999)
                      + " is held at customs. Pay the fee now: http://parcel-fee.example/"
                      + Integer.toString(random.between(50_000, 1_600_000), 36);
              double fate = random.fraction();
              String became = fate < 0.68 ? "delivered" : fate < 0.94 ? "failed" : "blocked";
              network.sms(
                  now,
                  sender,
                  sender.number(),
                  to,
                  text,
                  became,
                  300 + random.exponentialMillis(900));
            }));
  }
}
