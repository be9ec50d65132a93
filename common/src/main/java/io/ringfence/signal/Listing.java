package io.ringfence.signal;

/**
 * A change of a blacklist.
 *
 * @param time when we learnt of it
 * @param from since when it holds (of a remove: since when the entry no longer holds)
 * @param until when it ends, or {@link Long#MAX_VALUE}
 * @param withdrawn of a remove: the entry was wrong and never held
 */
public record Listing(
    String id,
    long time,
    String source,
    Topic action,
    Subject subject,
    String list,
    String reason,
    long from,
    long until,
    boolean withdrawn,
    String actor)
    implements Signal {

  @Override
  public Topic topic() {
    return action;
  }
}
