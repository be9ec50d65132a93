package io.ringfence.cli.evaluate.score;

import io.ringfence.cli.evaluate.input.TruthLabels.Attack;
import io.ringfence.signal.Subject;
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
 * @param listed numbers, accounts, devices and addresses that the alerts put on a list although no
 *     attack has them, each as often as it is listed
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
    List<Subject> listed,
    List<List<Attack>> mixed) {

  /** Enforced alerts that name a bystander, and listings of bystanders. */
  public long wrongAccusations() {
    return alerts.stream().filter(each -> each.alert().enforced() && each.accusesWrongly()).count()
        + listed.size();
  }

  public double subscriberDays() {
    return subscribers * days;
  }
}
