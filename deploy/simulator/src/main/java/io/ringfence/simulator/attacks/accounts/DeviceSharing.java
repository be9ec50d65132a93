package io.ringfence.simulator.attacks.accounts;

import io.ringfence.simulator.attacks.AttackKind;
import io.ringfence.simulator.attacks.AttackRun;
import io.ringfence.simulator.attacks.Attacker;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.population.Trunks;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.PhoneCall;
import java.util.ArrayList;
import java.util.List;

/** One device, many accounts: opened in bulk, or one after the other as each is shut. */
public final class DeviceSharing {

  private static final String[] FRAUDS = {
    "device-sharing", "subscription-fraud", "sim-box", "ban-evasion"
  };

  private static final String[] RETURNS = {"ban-evasion", "listed-subject", "device-sharing"};

  private DeviceSharing() {}

  public static List<AttackKind> kinds() {
    return List.of(
        AttackKind.loud(
            "device-with-many-accounts", 45, p -> farm(p, p.random.between(10, 45), 50), FRAUDS),
        AttackKind.slow(
            "device-with-one-more-account",
            420,
            p -> farm(p, p.random.between(6, 14), 400),
            FRAUDS),
        AttackKind.loud("banned-device-returns", 45, DeviceSharing::returns, RETURNS),
        AttackKind.slow("banned-device-returns-later", 480, DeviceSharing::returns, RETURNS));
  }

  private static void farm(AttackRun attack, int count, int minutes) {
    RandomSource random = attack.random;
    Person box = attack.directory.newPerson();
    String device = random.chance(0.5) ? box.device() : "imei:86" + random.digits(13);
    boolean proxies = random.chance(0.5);
    int[] next = {0};
    List<Person> accounts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Person account = attack.directory.newPerson(box.country()).withDevice(device);
      account = account.withAddress(proxies ? attack.directory.foreignAddress() : box.address());
      attack.blame(account);
      accounts.add(account);
    }
    attack.paced(
        count,
        minutes * 60_000L / count / (attack.slow ? 1 : random.between(1, 8)),
        (now, network) -> {
          Person account = accounts.get(next[0]++);
          if (random.chance(0.5)) {
            network.security(now, "device.enrolled", account);
          }
          network.security(now + 2_000, "register.ok", account);
          for (int i = random.below(4); i > 0; i--) {
            String to = attack.directory.stranger(random, account.country());
            PhoneCall call = PhoneCall.outbound(account, to).via(Trunks.of(to));
            network.call(now + 5_000 + random.exponentialMillis(240_000), call.asUsual(random, 40));
          }
        });
  }

  /** The desk bans a device; it is back with another account, minutes or hours later. */
  private static void returns(AttackRun attack) {
    RandomSource random = attack.random;
    Person back = Attacker.own(attack);
    attack.schedule.unlabelled(
        attack.first,
        Actor.once(
            (now, network) -> {
              String reason =
                  random.oneOf(List.of("irsf", "robocall", "smishing", "subscription-fraud"));
              network.listing(now, "add", SubjectId.device(back.device()), reason, 0, 0);
            }));
    long after = attack.wait(60_000, 1_800_000, 7_200_000, 18_000_000);
    attack.at(after, (now, network) -> network.security(now, "register.ok", back));
    attack.repeat(
        after + 30_000,
        random.between(1, 8),
        () -> random.exponentialMillis(120_000),
        (now, network) -> {
          String to = attack.directory.stranger(random, back.country());
          PhoneCall call = PhoneCall.outbound(back, to).via(Trunks.of(to));
          network.call(now, call.asUsual(random, 40));
        });
  }
}
