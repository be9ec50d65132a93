package io.ringfence.cli.evaluate.score;

import io.ringfence.cli.evaluate.input.TruthLabels.Attack;
import java.util.List;

/**
 * One folder of traffic, scored.
 *
 * @param folder its name, as it is shown
 * @param signals records of traffic and security
 * @param days from the first of them to the last
 * @param traps how many the truth has
 * @param alerts enforced and shadow ones, without those that are retracted
 * @param stories how many the enforced ones are
 * @param mixed of each story that makes one of several attacks: these attacks
 */
public record FolderScore(
    String folder,
    long signals,
    long subscribers,
    double days,
    int traps,
    List<AttackOutcome> attacks,
    List<ScoredAlert> alerts,
    int stories,
    List<List<Attack>> mixed) {

  public double subscriberDays() {
    return subscribers * days;
  }
}
