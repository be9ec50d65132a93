package io.ringfence.signal;

/**
 * One phase of a call.
 *
 * @param call the call's own id, the same in all its records
 * @param time when the phase took place; for a phase derived too long after the fact, when its
 *     record did
 */
public record Call(
    String id,
    long time,
    String source,
    String call,
    CallPhase phase,
    CallParties parties,
    CallRoute route,
    CallProgress progress)
    implements Signal {

  @Override
  public SignalTopic topic() {
    return phase.topic();
  }

  /** (call, phase) is a phase's identity, whatever the ids of the records of it. */
  @Override
  public String identity() {
    return phase == CallPhase.ONGOING
        ? call + '\n' + phase + progress.talkMillis() / 60_000
        : call + '\n' + phase;
  }

  /** The same phase with other parties, another way and another course. */
  public Call with(CallParties itsParties, CallRoute itsRoute, CallProgress itsProgress) {
    return new Call(id, time, source, call, phase, itsParties, itsRoute, itsProgress);
  }

  public String from() {
    return parties.from();
  }

  public String to() {
    return parties.to();
  }

  @Override
  public String account() {
    return parties.account();
  }

  public String device() {
    return parties.device();
  }

  public String address() {
    return parties.address();
  }

  public String userAgent() {
    return parties.userAgent();
  }

  public String trunk() {
    return route.trunk();
  }

  public String direction() {
    return route.direction();
  }

  public String attestation() {
    return route.attestation();
  }

  public long started() {
    return progress.started();
  }

  public long ringMillis() {
    return progress.ringMillis();
  }

  public long talkMillis() {
    return progress.talkMillis();
  }

  public int sipCode() {
    return progress.sipCode();
  }

  public int q850() {
    return progress.q850();
  }

  public String releasedBy() {
    return progress.releasedBy();
  }
}
