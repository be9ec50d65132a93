package io.ringfence.kpi.detail;

import io.ringfence.kpi.counter.CounterAccumulator;
import io.ringfence.kpi.counter.CounterType;
import io.ringfence.kpi.counter.IndicatorFact;
import io.ringfence.kpi.counter.IndicatorFamily;
import io.ringfence.kpi.counter.IndicatorGroup;
import io.ringfence.signal.Quality;
import io.ringfence.signal.Security;
import io.ringfence.signal.Signal;
import io.ringfence.signal.encoding.Hash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ids of events that count on their own, quality reports and security events, so that a repeat
 * counts once. Of two with one id the one that comes first counts.
 */
public final class EventDeduplication implements DetailRecord {

  private final KpiSettings settings;

  /** Until when each id is remembered, by its hash, in the order in which they came. */
  final Map<Long, Long> until;

  /** What the last event counts for, if it was new. Not stored. */
  private List<IndicatorFact> fresh = List.of();

  EventDeduplication(KpiSettings settings) {
    this(settings, new LinkedHashMap<>());
  }

  EventDeduplication(KpiSettings settings, Map<Long, Long> until) {
    this.settings = settings;
    this.until = until;
  }

  @Override
  public boolean add(Signal signal, long watermark) {
    forget(watermark);
    long hash = Hash.of(signal.topic().kind() + signal.id());
    if (until.containsKey(hash)) {
      fresh = List.of();
      return true;
    }
    until.put(hash, Math.max(signal.time(), watermark) + settings.memory());
    fresh = List.of(fact(signal));
    return false;
  }

  private void forget(long watermark) {
    until.values().removeIf(each -> each <= watermark);
  }

  private static IndicatorFact fact(Signal signal) {
    long minute = IndicatorFact.minute(signal.time());
    CounterAccumulator sum = new CounterAccumulator();
    if (signal instanceof Quality quality) {
      sum.add(CounterType.REPORTS, 1);
      measured(quality.mos(), CounterType.MOS_REPORTS, CounterType.MOS, sum);
      measured(quality.jitterMillis(), CounterType.JITTER_REPORTS, CounterType.JITTER, sum);
      measured(quality.lossPercent(), CounterType.LOSS_REPORTS, CounterType.LOSS, sum);
      measured(quality.rttMillis(), CounterType.RTT_REPORTS, CounterType.RTT, sum);
      IndicatorGroup cell =
          IndicatorGroup.of(IndicatorFamily.QUALITY, quality.trunk(), quality.region());
      return new IndicatorFact(minute, cell, sum.figures());
    }
    Security event = (Security) signal;
    CounterType kind =
        switch (event.event()) {
          case SECURITY_OTP_SENT -> CounterType.OTP_SENT;
          case SECURITY_OTP_VERIFIED -> CounterType.OTP_VERIFIED;
          case SECURITY_REGISTER_OK -> CounterType.REGISTERED;
          case SECURITY_REGISTER_FAILED -> CounterType.REGISTER_FAILED;
          default -> CounterType.ACCOUNT_UNKNOWN;
        };
    sum.add(kind, 1);
    boolean code = kind == CounterType.OTP_SENT || kind == CounterType.OTP_VERIFIED;
    IndicatorGroup cell =
        IndicatorGroup.of(
            code ? IndicatorFamily.OTP : IndicatorFamily.REGISTRATIONS, "", event.to());
    return new IndicatorFact(minute, cell, sum.figures());
  }

  /** In thousandths, so that a sum does not depend on the order of its parts. */
  private static void measured(
      double value, CounterType reports, CounterType total, CounterAccumulator sum) {
    if (value >= 0) {
      sum.add(reports, 1);
      sum.add(total, Math.round(value * 1000));
    }
  }

  @Override
  public List<IndicatorFact> facts() {
    return fresh;
  }

  @Override
  public void tick(long watermark) {
    fresh = List.of();
    forget(watermark);
  }

  @Override
  public long deadline() {
    return until.values().stream().reduce(Long.MIN_VALUE, Math::max);
  }

  @Override
  public long since() {
    return Long.MAX_VALUE;
  }
}
