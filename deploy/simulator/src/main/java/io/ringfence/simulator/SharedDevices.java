package io.ringfence.simulator;

import java.util.ArrayList;
import java.util.List;

/** One device, many accounts: opened in bulk, or one after the other as each is shut. */
final class SharedDevices {

  private static final String[] FRAUDS = {
    "device-sharing", "subscription-fraud", "sim-box", "ban-evasion"
  };

  private SharedDevices() {}

  static List<Plan> plans() {
    return List.of(
        Plan.loud(
            "device-with-many-accounts", 45, p -> farm(p, p.dice.between(10, 45), 50), FRAUDS),
        Plan.slow(
            "device-with-one-more-account", 420, p -> farm(p, p.dice.between(6, 14), 400), FRAUDS),
        Plan.loud(
            "banned-device-returns",
            45,
            SharedDevices::returns,
            "ban-evasion",
            "listed-subject",
            "device-sharing"),
        Plan.slow(
            "banned-device-returns-later",
            480,
            SharedDevices::returns,
            "ban-evasion",
            "listed-subject",
            "device-sharing"));
  }

  private static void farm(Plot plot, int count, int minutes) {
    Dice dice = plot.dice;
    Person box = plot.directory.fresh();
    String device = dice.chance(0.5) ? box.device() : "imei:86" + dice.digits(13);
    boolean proxies = dice.chance(0.5);
    int[] next = {0};
    List<Person> accounts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Person account = plot.directory.fresh(box.country()).withDevice(device);
      account = account.withAddress(proxies ? plot.directory.foreignAddress() : box.address());
      plot.blame(account);
      accounts.add(account);
    }
    plot.repeat(
        0,
        count,
        plot.rhythm(minutes * 60_000L / count / (plot.slow ? 1 : dice.between(1, 8))),
        (now, stage) -> {
          Person account = accounts.get(next[0]++);
          if (dice.chance(0.5)) {
            stage.security(now, "device.enrolled", account);
          }
          stage.security(now + 2_000, "register.ok", account);
          for (int i = dice.below(4); i > 0; i--) {
            String to = plot.directory.stranger(dice, account.country());
            Talk talk = Talk.outbound(account, to).via(Places.trunk(to));
            stage.call(now + 5_000 + dice.pause(240_000), talk.asUsual(dice, 40));
          }
        });
  }

  /** The desk bans a device; it is back with another account, minutes or hours later. */
  private static void returns(Plot plot) {
    Dice dice = plot.dice;
    Person back = Crook.own(plot);
    plot.cast.extra(
        plot.first,
        Actor.once(
            (now, stage) -> {
              String reason =
                  dice.of(List.of("irsf", "robocall", "smishing", "subscription-fraud"));
              stage.listing(now, "add", Subject.device(back.device()), reason, 0, 0);
            }));
    long after = plot.wait(60_000, 1_800_000, 7_200_000, 18_000_000);
    plot.at(after, (now, stage) -> stage.security(now, "register.ok", back));
    plot.repeat(
        after + 30_000,
        dice.between(1, 8),
        () -> dice.pause(120_000),
        (now, stage) -> {
          String to = plot.directory.stranger(dice, back.country());
          Talk talk = Talk.outbound(back, to).via(Places.trunk(to));
          stage.call(now, talk.asUsual(dice, 40));
        });
  }
}
