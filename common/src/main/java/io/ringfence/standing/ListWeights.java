package io.ringfence.standing;

import java.util.Map;

/**
 * The weights of lists by name. A list that nobody has weighed accuses.
 *
 * @param byList of those that have been weighed
 */
public record ListWeights(Map<String, ListWeight> byList) {

  /** All lists accuse. */
  public static final ListWeights NONE = new ListWeights(Map.of());

  public ListWeights {
    byList = Map.copyOf(byList);
  }

  /** The weight of a list. */
  public ListWeight of(String list) {
    return byList.isEmpty() ? ListWeight.ACCUSES : byList.getOrDefault(list, ListWeight.ACCUSES);
  }

  public boolean accuses(String list) {
    return of(list) == ListWeight.ACCUSES;
  }
}
