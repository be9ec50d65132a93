package io.ringfence.cli.evaluate.score;

import io.ringfence.cli.evaluate.input.AlertRecord;
import io.ringfence.signal.Subject;
import java.util.Set;

/**
 * An alert, held against the truth.
 *
 * @param right whether an attack explains it
 * @param names whether it names somebody who attacks at its time, under whatever fraud
 * @param traps names of the traps that it accuses, whether it is right or not
 * @param bystanders numbers, accounts, devices and addresses that it names and that take part in no
 *     attack at its time, whether it is right or not
 */
public record ScoredAlert(
    AlertRecord alert, boolean right, boolean names, Set<String> traps, Set<Subject> bystanders) {

  /**
   * Whether it accuses somebody who has done nothing, or nobody that has. A wrong name for what an
   * attacker does is no wrong accusation.
   */
  public boolean accusesWrongly() {
    return !names || !bystanders.isEmpty();
  }
}
