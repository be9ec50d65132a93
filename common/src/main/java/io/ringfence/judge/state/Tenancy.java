package io.ringfence.judge.state;

import io.ringfence.tenant.Tenants;

/**
 * Whose signals have named a subject, as far as it matters: whose they all were up to a moment, and
 * whether that is somebody's alone now. A function of the set of signals, whatever their order.
 *
 * @param earliest whose the first signal was; of a subject that was known before anybody was told
 *     apart, the provider's
 * @param since time of that signal
 * @param mixedSince time of the first signal of somebody else; {@link Long#MAX_VALUE} if none was
 * @param latest whose the last signal was
 * @param latestAt time of that signal
 * @param otherAt time of the last signal of anybody else; {@link Long#MIN_VALUE} if none was
 */
public record Tenancy(
    String earliest, long since, long mixedSince, String latest, long latestAt, long otherAt) {

  /** Nobody is told apart: what is known is the provider's. */
  public static final Tenancy NONE =
      new Tenancy(Tenants.PROVIDER, Long.MIN_VALUE, Long.MAX_VALUE, Tenants.PROVIDER, 0, 0);

  public boolean isNone() {
    return equals(NONE);
  }

  /**
   * After a signal.
   *
   * @param tenant whose it is
   * @param known whether anything was known of the subject before
   */
  Tenancy and(String tenant, long time, boolean known) {
    if (isNone()) {
      return new Tenancy(
              known ? Tenants.PROVIDER : tenant,
              known ? Long.MIN_VALUE : time,
              Long.MAX_VALUE,
              known ? Tenants.PROVIDER : tenant,
              time,
              Long.MIN_VALUE)
          .with(tenant, time);
    }
    return with(tenant, time);
  }

  private Tenancy with(String tenant, long time) {
    String first = earliest;
    long from = since;
    long mixed = mixedSince;
    if (tenant.equals(earliest)) {
      from = Math.min(since, time);
    } else if (time < since) {
      first = tenant;
      from = time;
      mixed = since;
    } else {
      mixed = Math.min(mixedSince, time);
    }
    if (tenant.equals(latest)) {
      return new Tenancy(first, from, mixed, latest, Math.max(latestAt, time), otherAt);
    }
    return time > latestAt
        ? new Tenancy(first, from, mixed, tenant, time, latestAt)
        : new Tenancy(first, from, mixed, latest, latestAt, Math.max(otherAt, time));
  }

  /** Whose alone all signals up to a moment were; {@link Tenants#PROVIDER} if several'. */
  public String at(long time) {
    return mixedSince <= time ? Tenants.PROVIDER : earliest;
  }

  /**
   * Whose alone all is that is held; {@link Tenants#PROVIDER} if it is the provider's or several'.
   */
  public String owner() {
    return at(Long.MAX_VALUE - 1);
  }

  /** Without those of whom nothing can be held any more. */
  Tenancy purged(long now, long keepMillis) {
    if (isNone() || latestAt + keepMillis < now) {
      return NONE;
    }
    boolean alone = mixedSince < Long.MAX_VALUE && otherAt + keepMillis < now;
    return alone
        ? new Tenancy(latest, Long.MIN_VALUE, Long.MAX_VALUE, latest, latestAt, Long.MIN_VALUE)
        : this;
  }

  /** When {@link #purged} changes it next; {@link Long#MAX_VALUE} if never. */
  long deadline(long keepMillis) {
    if (isNone()) {
      return Long.MAX_VALUE;
    }
    return (mixedSince < Long.MAX_VALUE ? otherAt : latestAt) + keepMillis + 1;
  }
}
