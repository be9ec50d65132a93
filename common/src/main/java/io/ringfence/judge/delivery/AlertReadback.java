package io.ringfence.judge.delivery;

import io.ringfence.alert.Alert;

/**
 * An alert read back from its topic. After a crash it may belong to an episode that the restored
 * state does not know.
 *
 * @param id the alert's
 * @param ruleSlot the rule's
 * @param ordinal the episode's, as its id has it
 * @param json the alert as published, so that it can be repeated when it has to be retracted
 */
public record AlertReadback(
    String key,
    String id,
    int ruleSlot,
    int ordinal,
    int version,
    Alert.State state,
    long first,
    long last,
    int hits,
    String json)
    implements Delivery {

  /** The same with another text. */
  public AlertReadback saying(String otherJson) {
    return new AlertReadback(
        key, id, ruleSlot, ordinal, version, state, first, last, hits, otherJson);
  }
}
