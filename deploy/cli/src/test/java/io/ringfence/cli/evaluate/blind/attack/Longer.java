package io.ringfence.cli.evaluate.blind.attack;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.ArrayList;
import java.util.List;

/**
 * Attacks over several days: a little each night, or a long wait before the deed. Unlawful as the
 * short ones.
 */
final class Longer {
  private Longer() {}

  static List<Form> forms() {
    return List.of(
        Form.days("irsf", "few-calls-each-night", Longer::nights),
        Form.days("login-brute-force", "few-guesses-a-day", Longer::guesses),
        Form.days("subscription-fraud", "sleeper", Longer::sleeper));
  }

  private static List<Long> each(Scene scene, int count, double from, double hours) {
    List<Long> list = new ArrayList<>();
    for (int day = 0; day < scene.world.almanac.days(); day++) {
      for (long at : scene.times(count, from, hours)) {
        list.add(at + day * 86_400_000L);
      }
    }
    return list;
  }

  /** A hacked switchboard that is used for an hour each night. */
  private static void nights(Scene scene) {
    Account firm = scene.world.take(scene.dice, "firm");
    Line line = Tools.stranger(scene, firm.main());
    scene.name(firm);
    scene.also("pbx-hacking");
    List<String> numbers = Tools.paying(scene, 2, 10);
    Tools.profit(scene, numbers);
    Tools.calls(scene, each(scene, 14, 1.5, 2.5), List.of(line), numbers, 400);
  }

  /** A dozen guesses a day at one portal account, each from another address. */
  private static void guesses(Scene scene) {
    Line victim = scene.world.take(scene.dice, "home").main();
    scene.name("account", victim.account());
    scene.name("number", victim.number());
    scene.also("credential-stuffing");
    List<String> from = scene.world.addresses.scattered(20);
    scene.name("address", from);
    for (long at : each(scene, 26, 1, 22)) {
      scene
          .event("login.failed", at)
          .account(victim.account())
          .address(scene.dice.pick(from))
          .send();
    }
  }

  /** A new customer who behaves for days, and then calls costly numbers until stopped. */
  private static void sleeper(Scene scene) {
    Line line = Tools.newcomer(scene, Tools.town(scene)).main();
    scene.name(line);
    scene.also("irsf");
    scene.event("device.enrolled", scene.world.almanac.at(0, 9)).line(line).send();
    for (long at : each(scene, 3, 9, 11)) {
      scene.call(at).by(line).to(scene.world.outside(scene.dice)).natural(90).send();
    }
    List<String> numbers = Tools.paying(scene, 2, 8);
    Tools.profit(scene, numbers);
    long last = (scene.world.almanac.days() - 1) * 86_400_000L;
    List<Long> times = scene.times(60, 19, 3).stream().map(at -> at + last).toList();
    Tools.calls(scene, times, List.of(line), numbers, 500);
  }
}
