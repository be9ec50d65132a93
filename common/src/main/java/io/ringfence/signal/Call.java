package io.ringfence.signal;

/**
 * One phase of a call.
 *
 * @param call the call's own id, the same in all its records
 * @param time when the phase took place; for a phase derived too long after the fact, when its
 *     record did
 * @param started when the call was attempted, or ABSENT
 * @param account our customer: the caller's of an outbound call, the called party's of an inbound
 *     one
 * @param direction {@code inbound}, {@code outbound}, {@code internal} or empty
 * @param attestation STIR/SHAKEN level {@code A}, {@code B}, {@code C} or empty
 * @param ringMillis time to answer or to the end, or ABSENT
 * @param talkMillis talk time, in an ONGOING report so far, or ABSENT
 * @param sipCode final SIP status, or ABSENT
 * @param q850 cause, or ABSENT
 */
public record Call(
    String id,
    long time,
    String source,
    String call,
    Phase phase,
    long started,
    String from,
    String to,
    String account,
    String device,
    String address,
    String userAgent,
    String trunk,
    String direction,
    String attestation,
    long ringMillis,
    long talkMillis,
    int sipCode,
    int q850,
    String releasedBy)
    implements Signal {

  @Override
  public Topic topic() {
    return phase.topic();
  }

  /** (call, phase) is a phase's identity, whatever the ids of the records that tell of it. */
  @Override
  public String identity() {
    return phase == Phase.ONGOING ? call + '\n' + phase + talkMillis / 60_000 : call + '\n' + phase;
  }
}
