package io.ringfence.judge.state;

import io.ringfence.alert.Alert;

/**
 * The last published version of an episode's alert.
 *
 * @param tenant whose alert it is; empty of the provider's
 */
public record PublishedEpisode(int version, Alert.State state, Episode episode, String tenant) {

  public boolean retracted() {
    return state == Alert.State.RETRACTED;
  }

  /** Whether the episode may still grow or close by itself. */
  public boolean live() {
    return state == Alert.State.OPEN || state == Alert.State.UPDATED;
  }
}
