package io.ringfence.judge;

import static java.util.Objects.requireNonNull;

import io.ringfence.alert.Alert;
import io.ringfence.alert.Charge;

/**
 * A version of an alert on its way out.
 *
 * @param id the alert's, its key in the topic
 * @param json the alert; empty where it was erased, so that nothing is left of it
 * @param charge what it is counted by
 * @param state where its episode stands; RETRACTED where it was erased
 * @param first whether this is the first that is told of the alert
 * @param hits at how many more signals the rule held than was told before
 */
public record Publication(
    String id, String json, Charge charge, Alert.State state, boolean first, int hits) {

  public Publication {
    requireNonNull(charge, "charge");
    requireNonNull(state, "state");
  }

  static Publication erasure(String id) {
    return new Publication(id, "", Charge.NONE, Alert.State.RETRACTED, false, 0);
  }

  static Publication retracted(String id, String json, Charge charge) {
    return new Publication(id, json, charge, Alert.State.RETRACTED, false, 0);
  }

  public boolean erasure() {
    return json.isEmpty();
  }
}
