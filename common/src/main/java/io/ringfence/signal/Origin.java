package io.ringfence.signal;

import static java.util.Objects.requireNonNull;

/**
 * What a listing follows from that nobody wrote: an alert, or the listing of another subject.
 *
 * @param id of that alert or listing; empty of a listing that somebody wrote
 * @param key of the subject of that listing; empty where the listed subject's own alert is it
 * @param hop how many links lie between that subject and the listed one
 */
public record Origin(String id, String key, int hop) {

  /** A chain of links means less with each of them: two is one party between. */
  public static final int MOST_HOPS = 2;

  public static final Origin NONE = new Origin("", "", 0);

  public Origin {
    requireNonNull(id, "id");
    requireNonNull(key, "key");
  }

  /** Whether the listing follows from another subject's, by way of links. */
  public boolean linked() {
    return hop > 0;
  }
}
