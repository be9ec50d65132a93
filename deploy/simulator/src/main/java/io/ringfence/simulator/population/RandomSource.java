package io.ringfence.simulator.population;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * Seeded random numbers in the distributions that traffic follows. Each actor has a stream of its
 * own.
 */
public final class RandomSource {

  private final SplittableRandom random;

  public RandomSource(long seed, long actor) {
    random = new SplittableRandom(hash(seed, actor));
  }

  /** A stateless draw: the same two values always give the same 64 bits (Stafford's mix 13). */
  public static long hash(long a, long b) {
    long z = a * 0x9E3779B97F4A7C15L + b + 0x632BE59BD9B4E019L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** A stateless draw in [0, bound). */
  public static int hashBelow(long a, long b, int bound) {
    return (int) Long.remainderUnsigned(hash(a, b), bound);
  }

  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  public double fraction() {
    return random.nextDouble();
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both ends included. */
  public int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Between the two, each order of magnitude as likely: how sizes and rates differ in life. */
  public long logUniform(long low, long high) {
    return Math.round(low * Math.pow((double) high / low, random.nextDouble()));
  }

  /** This many random digits. */
  public String digits(int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append((char) ('0' + random.nextInt(10)));
    }
    return text.toString();
  }

  /** The wait for the next of many independent events. */
  public double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  /** The same in whole milliseconds, at least one. */
  public long exponentialMillis(long meanMillis) {
    return Math.max(1, (long) exponential((double) meanMillis));
  }

  /** Waits for such events, which many people cause independently. */
  public LongSupplier every(long meanMillis) {
    return () -> exponentialMillis(meanMillis);
  }

  /** A regular interval, up to a fifth shorter or longer. */
  public long jittered(long millis) {
    return Math.max(1, (long) (millis * (0.8 + 0.4 * random.nextDouble())));
  }

  /** Lengths of talks are log-normal: many short ones, few very long ones. Millis, at most 2 h. */
  public int talkMillis(double medianSeconds) {
    double gaussian =
        Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
            * Math.cos(2 * Math.PI * random.nextDouble());
    return (int) Math.min(7_200_000, 1_000 + medianSeconds * 1_000 * Math.exp(1.1 * gaussian));
  }
}
