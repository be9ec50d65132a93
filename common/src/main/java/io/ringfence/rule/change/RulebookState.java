package io.ringfence.rule.change;

import java.util.List;

/**
 * What a {@link Rulebook} knows beside the deployed pack.
 *
 * @param waiting rules that name measures which are not there yet, in order of their arrival
 */
public record RulebookState(RuleChanges changes, List<RuleRecord> waiting) {

  public static final RulebookState NEW = new RulebookState(RuleChanges.NONE, List.of());

  public RulebookState {
    waiting = List.copyOf(waiting);
  }
}
