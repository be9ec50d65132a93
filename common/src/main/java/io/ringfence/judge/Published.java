package io.ringfence.judge;

import io.ringfence.alert.Alert;

/** What was last told of an episode. */
record Published(int version, Alert.State state, Episode episode) {

  boolean retracted() {
    return state == Alert.State.RETRACTED;
  }

  /** Whether the episode may still change in the ordinary course of events. */
  boolean live() {
    return state == Alert.State.OPEN || state == Alert.State.UPDATED;
  }
}
