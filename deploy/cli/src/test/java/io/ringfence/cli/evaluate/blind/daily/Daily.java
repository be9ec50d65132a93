package io.ringfence.cli.evaluate.blind.daily;

import io.ringfence.cli.evaluate.blind.world.Account;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Scene;
import io.ringfence.cli.evaluate.blind.world.World;
import java.util.ArrayList;
import java.util.List;

/** Ordinary life: every customer does what its kind does, on every day. All of it is lawful. */
public final class Daily {
  private Daily() {}

  /** Plays all days of all customers. */
  public static void play(World world, Dice dice) {
    List<Account> people = new ArrayList<>(world.people);
    for (int day = 0; day < world.almanac.days(); day++) {
      Scene scene = Scene.lawful(world, dice.child("day" + day), day);
      for (Account account : people) {
        if (account.isPrivate()) {
          Households.play(scene, account);
        } else {
          Offices.play(scene, account);
          Senders.play(scene, account);
        }
      }
      Meetings.play(scene, people);
    }
  }
}
