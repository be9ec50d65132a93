package io.ringfence.judge;

import io.ringfence.alert.Alert;

/** The last published version of an episode's alert. */
record Published(int version, Alert.State state, Episode episode) {

  boolean retracted() {
    return state == Alert.State.RETRACTED;
  }

  /** Whether the episode may still grow or close by itself. */
  boolean live() {
    return state == Alert.State.OPEN || state == Alert.State.UPDATED;
  }
}
