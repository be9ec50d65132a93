package io.ringfence.kpi;

import io.ringfence.signal.Hash;
import io.ringfence.signal.Quality;
import io.ringfence.signal.Security;
import io.ringfence.signal.Signal;
import java.util.Arrays;
import java.util.List;

/**
 * Ids of events that count on their own, quality reports and security events, so that a repeat
 * counts once. Of two with one id the one that comes first counts.
 */
final class IdDossier implements Dossier {

  private final KpiSettings settings;

  /** Hashes of ids, and beside each until when it is remembered. */
  private long[] hashes;

  private long[] until;
  private int size;

  /** What the last event counts for, if it was new. Not stored. */
  private List<Fact> fresh = List.of();

  IdDossier(KpiSettings settings) {
    this(settings, new long[8], new long[8], 0);
  }

  IdDossier(KpiSettings settings, long[] hashes, long[] until, int size) {
    this.settings = settings;
    this.hashes = hashes;
    this.until = until;
    this.size = size;
  }

  int size() {
    return size;
  }

  long hash(int at) {
    return hashes[at];
  }

  long until(int at) {
    return until[at];
  }

  @Override
  public boolean add(Signal signal, long watermark) {
    forget(watermark);
    long hash = Hash.of(signal.topic().kind() + signal.id());
    for (int i = 0; i < size; i++) {
      if (hashes[i] == hash) {
        fresh = List.of();
        return true;
      }
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      until = Arrays.copyOf(until, 2 * size);
    }
    hashes[size] = hash;
    until[size++] = Math.max(signal.time(), watermark) + settings.memory();
    fresh = List.of(fact(signal));
    return false;
  }

  private void forget(long watermark) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (until[i] > watermark) {
        hashes[kept] = hashes[i];
        until[kept++] = until[i];
      }
    }
    size = kept;
  }

  private static Fact fact(Signal signal) {
    long minute = Fact.minute(signal.time());
    Sum sum = new Sum();
    if (signal instanceof Quality quality) {
      sum.add(Kind.REPORTS, 1);
      measured(quality.mos(), Kind.MOS_REPORTS, Kind.MOS, sum);
      measured(quality.jitterMillis(), Kind.JITTER_REPORTS, Kind.JITTER, sum);
      measured(quality.lossPercent(), Kind.LOSS_REPORTS, Kind.LOSS, sum);
      measured(quality.rttMillis(), Kind.RTT_REPORTS, Kind.RTT, sum);
      Cell cell = Cell.of(Family.QUALITY, quality.trunk(), quality.region());
      return new Fact(minute, cell, sum.figures());
    }
    Security event = (Security) signal;
    Kind kind =
        switch (event.event()) {
          case SECURITY_OTP_SENT -> Kind.OTP_SENT;
          case SECURITY_OTP_VERIFIED -> Kind.OTP_VERIFIED;
          case SECURITY_REGISTER_OK -> Kind.REGISTERED;
          case SECURITY_REGISTER_FAILED -> Kind.REGISTER_FAILED;
          default -> Kind.ACCOUNT_UNKNOWN;
        };
    sum.add(kind, 1);
    boolean code = kind == Kind.OTP_SENT || kind == Kind.OTP_VERIFIED;
    Cell cell = Cell.of(code ? Family.OTP : Family.REGISTRATIONS, "", event.to());
    return new Fact(minute, cell, sum.figures());
  }

  /** In thousandths, so that a sum does not depend on the order of its parts. */
  private static void measured(double value, Kind reports, Kind total, Sum sum) {
    if (value >= 0) {
      sum.add(reports, 1);
      sum.add(total, Math.round(value * 1000));
    }
  }

  @Override
  public List<Fact> facts() {
    return fresh;
  }

  @Override
  public void tick(long watermark) {
    fresh = List.of();
    forget(watermark);
  }

  @Override
  public long deadline() {
    long last = Long.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      last = Math.max(last, until[i]);
    }
    return last;
  }

  @Override
  public boolean finished(long watermark) {
    return watermark >= deadline();
  }
}
