package io.ringfence.cli.evaluate.blind.attack;

import io.ringfence.cli.evaluate.blind.world.Scene;
import java.util.function.Consumer;

/** One way to commit a fraud, and whether it can be done slowly. */
public record Form(
    String fraud, String way, boolean canBeSlow, boolean needsDays, Consumer<Scene> play) {

  static Form of(String fraud, String way, Consumer<Scene> play) {
    return new Form(fraud, way, true, false, play);
  }

  static Form days(String fraud, String way, Consumer<Scene> play) {
    return new Form(fraud, way, false, true, play);
  }

  /** A name for the form. */
  public String name() {
    return fraud + "-" + way;
  }
}
