package io.ringfence.cli.evaluate.blind;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.evaluate.blind.attack.Attacks;
import io.ringfence.cli.evaluate.blind.attack.Form;
import io.ringfence.cli.evaluate.blind.daily.Daily;
import io.ringfence.cli.evaluate.blind.trap.Trap;
import io.ringfence.cli.evaluate.blind.trap.Traps;
import io.ringfence.cli.evaluate.blind.world.Dice;
import io.ringfence.cli.evaluate.blind.world.Pace;
import io.ringfence.cli.evaluate.blind.world.Scene;
import io.ringfence.cli.evaluate.blind.world.Story;
import io.ringfence.cli.evaluate.blind.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Labelled traffic of a provider, by an author who knows neither the rules that it tests nor the
 * simulator that they were made with. The same arguments give the same bytes.
 */
public final class BlindTraffic {
  private static final String SOURCES =
      """
      sources:
        default: {region: US, zone: UTC, lateness: 10m, verified: true}
        sbc-east: {region: US, zone: America/New_York, lateness: 10m, verified: true}
        sbc-west: {region: US, zone: America/Los_Angeles, lateness: 10m, verified: true}
        sbc-london: {region: GB, zone: Europe/London, lateness: 10m, verified: true}
      """;

  private BlindTraffic() {}

  /** Takes {@code --out DIR --seed N}, and {@code --subscribers N --days N} if wanted. */
  public static void main(String[] args) throws IOException {
    Path out = null;
    long seed = 1;
    int subscribers = 3000;
    int days = 1;
    for (int i = 0; i + 1 < args.length; i += 2) {
      switch (args[i]) {
        case "--out" -> out = Path.of(args[i + 1]);
        case "--seed" -> seed = Long.parseLong(args[i + 1]);
        case "--subscribers" -> subscribers = Integer.parseInt(args[i + 1]);
        case "--days" -> days = Integer.parseInt(args[i + 1]);
        default -> throw new IllegalArgumentException(args[i]);
      }
    }
    if (out == null) {
      throw new IllegalArgumentException("--out DIR --seed N [--subscribers N] [--days N]");
    }
    write(out, seed, subscribers, days);
  }

  /** Writes traffic, labels, profiles and sources into a folder. */
  public static void write(Path folder, long seed, int subscribers, int days) throws IOException {
    Files.createDirectories(folder);
    World world = new World(seed, subscribers, days);
    Truth truth = new Truth(world.tape);
    Dice dice = new Dice(Dice.mix(seed)).child("play");
    for (int day = 0; day < days; day++) {
      traps(world, truth, dice.child("traps" + day), day);
      attacks(world, truth, dice.child("attacks" + day), day, seed);
    }
    Daily.play(world, dice.child("daily"));
    ObjectMapper mapper = new ObjectMapper();
    world.write(folder, mapper);
    truth.write(folder.resolve("truth.json"), mapper, subscribers);
    Files.writeString(folder.resolve("sources.yaml"), SOURCES);
  }

  private static void traps(World world, Truth truth, Dice dice, int day) {
    for (Trap trap : Traps.all()) {
      trap.play().accept(Scene.trap(world, dice.child(trap.name()), day, truth.trap(trap.name())));
    }
  }

  private static void attacks(World world, Truth truth, Dice dice, int day, long seed) {
    List<Form> forms = Attacks.all();
    for (int i = 0; i < forms.size(); i++) {
      Form form = forms.get(i);
      if (form.needsDays() && (world.almanac.days() == 1 || day > 0)) {
        continue;
      }
      boolean slow =
          form.needsDays() || (form.canBeSlow() && Math.floorMod(i + day + seed, 2) == 1);
      attack(world, truth, dice, day, form, slow);
      if (form.canBeSlow() && dice.chance(0.07)) {
        attack(world, truth, dice, day, form, !slow);
      }
    }
  }

  private static void attack(
      World world, Truth truth, Dice dice, int day, Form form, boolean slow) {
    Story story = new Story(form.name(), slow ? Pace.SLOW : Pace.NORMAL);
    Dice own = dice.child(form.name() + slow);
    Scene scene = Scene.attack(world, own, day, story);
    scene.also(form.fraud());
    form.play().accept(scene);
    truth.add(story);
  }
}
