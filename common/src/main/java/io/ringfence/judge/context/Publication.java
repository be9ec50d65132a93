package io.ringfence.judge.context;

import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertLabels;

/**
 * A version of an alert to be published.
 *
 * @param id the alert's, its key in the topic
 * @param json the alert; empty where it was erased, so that nothing is left of it
 * @param charge what it is counted by
 * @param state the state of its episode; RETRACTED where it was erased
 * @param version of the alert; 0 where it was erased
 * @param hits at how many more signals the rule held than the version before says
 */
public record Publication(
    String id, String json, AlertLabels charge, Alert.State state, int version, int hits) {

  public static Publication erasure(String id) {
    return new Publication(id, "", AlertLabels.NONE, Alert.State.RETRACTED, 0, 0);
  }

  public static Publication retracted(String id, String json, AlertLabels charge, int version) {
    return new Publication(id, json, charge, Alert.State.RETRACTED, version, 0);
  }

  /** Whether this is the first version of the alert. */
  public boolean first() {
    return version == 1;
  }

  public boolean erasure() {
    return json.isEmpty();
  }
}
