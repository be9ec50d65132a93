package io.ringfence.simulator.attacks;

import io.ringfence.simulator.population.Country;
import io.ringfence.simulator.population.FraudGeography;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.PhoneCall;
import java.util.List;

/**
 * Accounts that cannot be what they say: one in two places, further apart than anybody can travel;
 * many with one device, opened in bulk or one after the other as each is shut; a contract that is
 * never meant to be paid.
 */
final class DoubtfulAccounts extends AttackRun {

  private static final String[] TRAVEL = {
    "impossible-travel", "account-takeover", "session-hijack"
  };

  private static final String[] SHARING = {
    "device-sharing", "subscription-fraud", "sim-box", "ban-evasion"
  };

  private static final String[] RETURN = {"ban-evasion", "listed-subject", "device-sharing"};

  private static final String[] SUBSCRIPTION = {
    "subscription-fraud", "irsf", "pbx-hacking", "targeted-pumping"
  };

  static final List<AttackKind> KINDS =
      family(
          DoubtfulAccounts::new,
          shown(loud("two-places-at-once", 90, DoubtfulAccounts::atOnce, TRAVEL)),
          slow("two-places-in-hours", 360, DoubtfulAccounts::later, TRAVEL),
          shown(
              loud(
                  "session-in-two-hands",
                  45,
                  DoubtfulAccounts::twoHands,
                  "session-hijack",
                  "impossible-travel",
                  "account-takeover",
                  "irsf")),
          shown(loud("device-with-many-accounts", 45, a -> a.farm(10, 45, 50), SHARING)),
          slow("device-with-one-more-account", 420, a -> a.farm(6, 14, 400), SHARING),
          shown(loud("banned-device-returns", 45, DoubtfulAccounts::back, RETURN)),
          slow("banned-device-returns-later", 480, DoubtfulAccounts::back, RETURN),
          loud("new-account-spends-at-once", 120, a -> a.neverPaid(true), SUBSCRIPTION),
          slow("new-account-waits-first", 600, a -> a.neverPaid(false), SUBSCRIPTION));

  DoubtfulAccounts(Beginning beginning) {
    super(beginning);
  }

  /** The owner signs in at home, and minutes later somebody on another continent. */
  private void atOnce() {
    Person owner = victim();
    Person thief = farFrom(owner);
    at(0, now -> signsIn(now, owner));
    repeat(
        random.logUniform(120_000, 1_800_000),
        random.between(2, 7),
        random.every(240_000),
        now -> signsIn(now, thief));
    repeat(
        random.logUniform(300_000, 1_800_000),
        random.between(1, 4),
        random.every(600_000),
        now -> signsIn(now, owner));
  }

  /** Three to five hours apart: a quick aeroplane does a third of the way. */
  private void later() {
    Person owner = directory.newPerson(random.oneOf(List.of(Country.US, Country.BR)));
    Person thief = farFrom(owner).in(FraudGeography.SINGAPORE);
    at(0, now -> signsIn(now, owner));
    long later = random.logUniform(3 * 3_600_000L, 5 * 3_600_000L);
    logged(later, "login.ok", thief);
    at(later + random.logUniform(600_000, 3_000_000), now -> signsIn(now, owner));
    if (random.chance(0.5)) {
      logged(later + 60_000, "register.ok", thief);
    }
  }

  /** A copied token: the same device, says the record, here and there in turns; there it calls. */
  private void twoHands() {
    Person owner = victim();
    Person copy = farFrom(owner).withDevice(owner.device());
    blame("device", owner.device());
    repeat(
        0,
        random.between(4, 10),
        () -> 60_000 + random.exponentialMillis(200_000),
        now -> {
          network.security(now, "register.ok", owner);
          network.security(now + random.between(5_000, 50_000), "register.ok", copy);
        });
    Country place = costly();
    repeat(
        120_000,
        random.between(4, 14),
        random.every(100_000),
        now -> dearCall(now, copy, place.number(random), 0.8, 200));
  }

  private Person farFrom(Person owner) {
    Person thief = thiefOf(owner);
    return owner.country().iso().equals(thief.country().iso())
        ? thief.in(FraudGeography.SINGAPORE)
        : thief;
  }

  private void signsIn(long now, Person person) {
    network.security(now, random.chance(0.5) ? "login.ok" : "register.ok", person);
  }

  private void farm(int least, int most, int minutes) {
    int count = random.between(least, most);
    Person box = directory.newPerson();
    String device = random.chance(0.5) ? box.device() : "imei:86" + random.digits(13);
    boolean proxies = random.chance(0.5);
    int[] next = {0};
    List<Person> accounts =
        many(
            count,
            () -> {
              Person account = directory.newPerson(box.country()).withDevice(device);
              account = account.withAddress(proxies ? directory.foreignAddress() : box.address());
              blame(account);
              return account;
            });
    paced(
        count,
        minutes * MINUTE / count / (slow ? 1 : random.between(1, 8)),
        now -> {
          Person account = accounts.get(next[0]++);
          if (random.chance(0.5)) {
            network.security(now, "device.enrolled", account);
          }
          network.security(now + 2_000, "register.ok", account);
          for (int i = random.below(4); i > 0; i--) {
            String to = directory.stranger(random, account.country());
            long later = now + 5_000 + random.exponentialMillis(240_000);
            network.call(later, PhoneCall.to(account, to).asUsual(random, 40));
          }
        });
  }

  /** The desk bans a device; it is back with another account, minutes or hours later. */
  private void back() {
    Person back = own();
    schedule.unlabelled(
        first,
        Actor.once(
            now -> {
              String reason =
                  random.oneOf(List.of("irsf", "robocall", "smishing", "subscription-fraud"));
              network.listing(now, "add", SubjectId.device(back.device()), reason, 0);
            }));
    long after = wait(60_000, 1_800_000, 7_200_000, 18_000_000);
    logged(after, "register.ok", back);
    repeat(
        after + 30_000,
        random.between(1, 8),
        random.every(120_000),
        now -> callsAtHome(now, back, 40));
  }

  private void callsAtHome(long now, Person caller, double seconds) {
    String to = directory.stranger(random, caller.country());
    network.call(now, PhoneCall.to(caller, to).asUsual(random, seconds));
  }

  private void neverPaid(boolean atOnce) {
    Person attacker = own();
    at(0, now -> network.firstSignIn(now, attacker));
    long quiet =
        atOnce ? random.logUniform(180_000, 1_800_000) : random.logUniform(2, 4) * 3_600_000;
    if (!atOnce) {
      repeat(
          600_000,
          random.between(4, 12),
          random.every(quiet / 10),
          now -> callsAtHome(now, attacker, 60));
    }
    Country place = costly();
    Country other = resold();
    int calls = atOnce ? (int) random.logUniform(20, 110) : random.between(14, 40);
    repeat(
        quiet,
        calls,
        rhythm((atOnce ? 60 : 330) * MINUTE / calls),
        now -> {
          String to = (random.chance(0.6) ? place : other).number(random);
          dearCall(now, attacker, to, 0.85, random.logUniform(90, 900));
        });
  }
}
