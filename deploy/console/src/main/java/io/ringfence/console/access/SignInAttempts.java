package io.ringfence.console.access;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often signing in has failed, by name and by address. After some failures the next attempt has
 * to wait: a minute, then two, four, up to an hour. Time is an argument; the memory is bounded, and
 * the longest untouched are forgotten first.
 */
public final class SignInAttempts {

  /** People mistype a password more than once; five guesses a minute find none. */
  private static final int FREE = 5;

  private static final long FIRST_WAIT_MILLIS = 60_000;
  private static final long LONGEST_WAIT_MILLIS = 3_600_000;

  /** At some 100 bytes each. */
  private static final int MOST = 10_000;

  private record Failures(int count, long last) {

    long waits(long now) {
      if (count < FREE) {
        return 0;
      }
      long wait = FIRST_WAIT_MILLIS << Math.min(count - FREE, 10);
      return Math.max(0, last + Math.min(wait, LONGEST_WAIT_MILLIS) - now);
    }
  }

  private final Map<String, Failures> failures = new LinkedHashMap<>();

  /** Milliseconds that whoever this is still has to wait; 0 for nothing. */
  public synchronized long waits(String who, long now) {
    Failures known = failures.get(who);
    return known == null ? 0 : known.waits(now);
  }

  public synchronized void failed(String who, long now) {
    Failures known = failures.remove(who);
    boolean old = known == null || now - known.last() > 2 * LONGEST_WAIT_MILLIS;
    failures.put(who, new Failures(old ? 1 : known.count() + 1, now));
    Iterator<String> eldest = failures.keySet().iterator();
    while (failures.size() > MOST) {
      eldest.next();
      eldest.remove();
    }
  }

  public synchronized void succeeded(String who) {
    failures.remove(who);
  }
}
