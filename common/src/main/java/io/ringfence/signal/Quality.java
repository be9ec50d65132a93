package io.ringfence.signal;

/**
 * A measurement of a call's media.
 *
 * @param mos mean opinion score 1-5, or ABSENT
 * @param jitterMillis or ABSENT
 * @param lossPercent 0-100, or ABSENT
 * @param rttMillis round trip time, or ABSENT
 */
public record Quality(
    String id,
    long time,
    String source,
    String call,
    String trunk,
    String region,
    double mos,
    double jitterMillis,
    double lossPercent,
    double rttMillis)
    implements Signal {

  @Override
  public SignalTopic topic() {
    return SignalTopic.QUALITY_REPORT;
  }
}
