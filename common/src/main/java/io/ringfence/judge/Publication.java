package io.ringfence.judge;

/**
 * A version of an alert on its way out.
 *
 * @param id the alert's, its key in the topic
 * @param json the alert; empty where it was erased, so that nothing is left of it
 */
public record Publication(String id, String json) {

  public boolean erasure() {
    return json.isEmpty();
  }
}
