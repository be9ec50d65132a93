package io.ringfence.cli.evaluate.blind.daily;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Almanac;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Line;
import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.List;

/**
 * Meetings of firms and families: people come a little late, lose the network, write a line.
 * Lawful.
 */
final class Meetings {
  private Meetings() {}

  static void play(Scene scene, List<Account> people) {
    Dice dice = scene.dice;
    int count = people.size() / (scene.world.almanac.isFree(scene.day) ? 60 : 14);
    for (int i = 0; i < count; i++) {
      Account host = dice.pick(people);
      double hour = host.isPrivate() ? 17 + dice.real() * 5 : Almanac.officeHour(dice);
      long begin = scene.world.almanac.at(host.place, scene.day, Math.floor(hour * 2) / 2);
      String meeting = "mt-" + dice.digits(10);
      long length = dice.between(1, 4) * 900_000L;
      int guests = dice.between(2, 10);
      for (int j = 0; j < guests; j++) {
        Line who = j == 0 ? host.main() : dice.pick(people).main();
        Line seat = who.on(scene.world.addresses.app(), who.address(), who.agent());
        long at = begin + dice.seconds(-120, 240);
        long stay = length - dice.seconds(0, 400);
        if (dice.chance(0.1)) {
          long first = stay / 3;
          scene.visit(at, first, meeting, seat);
          scene.visit(at + first + dice.seconds(5, 60), stay - first, meeting, seat);
        } else {
          scene.visit(at, stay, meeting, seat);
        }
        if (dice.chance(0.3)) {
          scene
              .text(
                  at + stay / 2,
                  dice.pick(
                      "sorry, I was on mute",
                      "can you share the slides",
                      "great, thank you all",
                      "+1",
                      "I have to leave in five"))
              .by(seat)
              .meeting(meeting)
              .send();
        }
      }
    }
  }
}
