package io.ringfence.cli.evaluate.blind.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws of one part of the play. A child has draws of its own, so that parts do not disturb each
 * other.
 */
public final class Dice {
  private final SplittableRandom random;
  private final long seed;

  /** Dice that always fall the same way for a seed. */
  public Dice(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /** Mixes the bits of a number; different numbers give different results. */
  public static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Dice for the part with this name. */
  public Dice child(String name) {
    return new Dice(mix(seed ^ mix(name.hashCode())));
  }

  /** A whole number, both ends included. */
  public int between(int low, int high) {
    return low + (int) (random.nextDouble() * (high - low + 1));
  }

  /** A number of milliseconds, both given in seconds. */
  public long seconds(double low, double high) {
    return (long) (1000 * (low + random.nextDouble() * (high - low)));
  }

  /** A number of milliseconds with long tail around a mean in seconds, at least a second. */
  public long around(double meanSeconds) {
    double value = -Math.log(1 - random.nextDouble()) * meanSeconds;
    return (long) (1000 * Math.max(1, Math.min(value, meanSeconds * 6)));
  }

  /** A number from 0 to 1. */
  public double real() {
    return random.nextDouble();
  }

  /** Whether something of this probability happens. */
  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** One of a list. */
  public <T> T pick(List<T> of) {
    return of.get((int) (random.nextDouble() * of.size()));
  }

  /** One of some texts. */
  public String pick(String... of) {
    return of[(int) (random.nextDouble() * of.length)];
  }

  /** Some of a list, in another order, none twice. */
  public <T> List<T> sample(List<T> of, int count) {
    List<T> copy = new ArrayList<>(of);
    int size = Math.min(count, copy.size());
    for (int i = 0; i < size; i++) {
      int j = between(i, copy.size() - 1);
      T one = copy.get(i);
      copy.set(i, copy.get(j));
      copy.set(j, one);
    }
    return new ArrayList<>(copy.subList(0, size));
  }

  /** Decimal digits. */
  public String digits(int count) {
    return letters("0123456789", count);
  }

  /** Hexadecimal digits. */
  public String hex(int count) {
    return letters("0123456789abcdef", count);
  }

  private String letters(String of, int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(of.charAt((int) (random.nextDouble() * of.length())));
    }
    return text.toString();
  }
}
