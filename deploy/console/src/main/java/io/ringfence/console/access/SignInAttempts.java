package io.ringfence.console.access;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often signing in has failed, by address and by name. After some failures the next attempt has
 * to wait: a minute, then two, four, up to an hour. Time is an argument; the memory is bounded, and
 * the longest untouched are forgotten first.
 *
 * <p>Failures from one address keep nobody waiting elsewhere: otherwise whoever knows a name could
 * lock its user out. Failures of a name from everywhere, which is guessing by many machines, do;
 * but not where its user has signed in before.
 */
public final class SignInAttempts {

  /** People mistype a password more than once; five guesses a minute find none. */
  private static final int FREE = 5;

  /** As NIST SP 800-63B, 5.2.2, allows for one account. */
  private static final int FREE_OF_A_NAME = 100;

  private static final long FIRST_WAIT_MILLIS = 60_000;
  private static final long LONGEST_WAIT_MILLIS = 3_600_000;

  /** At some 100 bytes each. */
  private static final int MOST = 10_000;

  private record Failures(int count, long last) {

    long waits(int free, long now) {
      if (count < free) {
        return 0;
      }
      long wait = FIRST_WAIT_MILLIS << Math.min(count - free, 10);
      return Math.max(0, last + Math.min(wait, LONGEST_WAIT_MILLIS) - now);
    }

    Failures and(long now) {
      return new Failures(now - last > 2 * LONGEST_WAIT_MILLIS ? 1 : count + 1, now);
    }
  }

  private static final Failures NONE = new Failures(0, Long.MIN_VALUE / 2);

  private final Map<String, Failures> ofAddresses = bounded();
  private final Map<String, Failures> ofNames = bounded();

  /** From where who has signed in. */
  private final Map<String, Boolean> known = bounded();

  /** Milliseconds that whoever this is still has to wait; 0 for nothing. */
  public synchronized long waits(String name, String address, long now) {
    long here = ofAddresses.getOrDefault(address, NONE).waits(FREE, now);
    return known.containsKey(place(name, address))
        ? here
        : Math.max(here, ofNames.getOrDefault(name, NONE).waits(FREE_OF_A_NAME, now));
  }

  public synchronized void failed(String name, String address, long now) {
    ofAddresses.put(address, ofAddresses.getOrDefault(address, NONE).and(now));
    ofNames.put(name, ofNames.getOrDefault(name, NONE).and(now));
  }

  public synchronized void succeeded(String name, String address) {
    ofAddresses.remove(address);
    ofNames.remove(name);
    known.put(place(name, address), true);
  }

  private static String place(String name, String address) {
    return name + ' ' + address;
  }

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST;
      }
    };
  }
}
