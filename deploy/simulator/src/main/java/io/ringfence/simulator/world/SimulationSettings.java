package io.ringfence.simulator.world;

import java.time.Duration;
import java.time.Instant;

/**
 * What a simulation is made of; equal settings give equal bytes.
 *
 * @param subscribers ordinary customers, 100 to 5 million
 * @param activity how much busier than life the ordinary subscribers are; 1 is life (30 calls,
 *     messages, meetings and registrations a day each)
 * @param diurnal whether subscribers sleep at night; off in a demonstration of a few minutes, which
 *     would be empty at four in the morning
 * @param ordinary whether there are ordinary subscribers only, no attacks and no look-alikes
 */
public record SimulationSettings(
    long seed,
    Instant start,
    Duration duration,
    int subscribers,
    double activity,
    boolean diurnal,
    boolean ordinary,
    TrafficProfile profile) {

  /** Numbers are unique up to 8 million people, some of whom must live in other networks. */
  private static final int MOST_SUBSCRIBERS = 5_000_000;

  public SimulationSettings {
    if (duration.toSeconds() < 60 || duration.toDays() > 400) {
      throw new IllegalArgumentException("a simulation lasts from a minute to 400 days");
    }
    if (subscribers < 100 || subscribers > MOST_SUBSCRIBERS) {
      throw new IllegalArgumentException("subscribers are from 100 to " + MOST_SUBSCRIBERS);
    }
  }

  /**
   * A few minutes in which everything happens: 2,000 subscribers who do in a minute what takes them
   * a quarter of an hour, so that two minutes have several thousand records.
   */
  public static SimulationSettings demo(long seed, Instant start, Duration duration) {
    return new SimulationSettings(
        seed, start, duration, 2_000, 15, false, false, TrafficProfile.DEMO);
  }

  /** Hours or days at life's own pace. */
  public static SimulationSettings offline(
      long seed, Instant start, Duration duration, int subscribers) {
    return new SimulationSettings(
        seed, start, duration, subscribers, 1, true, false, TrafficProfile.DEMO);
  }

  /** A whole provider at life's own pace: every fraud, every look-alike. */
  public static SimulationSettings provider(
      long seed, Instant start, Duration duration, int subscribers) {
    return new SimulationSettings(
        seed, start, duration, subscribers, 1, true, false, TrafficProfile.PROVIDER);
  }

  public SimulationSettings withSubscribers(int count) {
    return new SimulationSettings(
        seed, start, duration, count, activity, diurnal, ordinary, profile);
  }

  /** Only ordinary subscribers. */
  public SimulationSettings quiet() {
    return new SimulationSettings(
        seed, start, duration, subscribers, activity, diurnal, true, profile);
  }

  public long from() {
    return start.toEpochMilli();
  }

  public long to() {
    return start.plus(duration).toEpochMilli();
  }

  /** Whether there is time for shifts, sleep and slow attacks. */
  public boolean isLong() {
    return duration.toHours() >= 2;
  }
}
