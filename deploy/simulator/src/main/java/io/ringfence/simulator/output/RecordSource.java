package io.ringfence.simulator.output;

import io.ringfence.simulator.population.RandomSource;

/**
 * A system that reports, and how long its records take to arrive.
 *
 * @see #delay
 */
public enum RecordSource {
  SBC_1("sbc-1", "traffic.calls", 20, 120),
  SBC_2("sbc-2", "traffic.calls", 50, 350),
  /** Writes one record a call, after it has ended, in small batches. */
  SWITCH("switch-cdr", "traffic.calls", 2_000, 1_500),
  MESSAGES("smsc-1", "traffic.messages", 30, 200),
  CHAT("chat-1", "traffic.messages", 30, 150),
  MEETINGS("meet-1", "traffic.sessions", 40, 250),
  PROBE("rtcp-1", "traffic.quality", 100, 400),
  REGISTRAR("registrar-1", "security.events", 20, 150),
  LISTS("list-desk", "blacklist.changes", 10, 50);

  /** Beyond this a delivery is a fault of the feed, which is another test's business. */
  private static final long LONGEST = 8_000;

  final String source;
  final String topic;
  private final int least;
  private final int mean;

  RecordSource(String source, String topic, int least, int mean) {
    this.source = source;
    this.topic = topic;
    this.least = least;
    this.mean = mean;
  }

  /** Millis from a record's own time to its arrival: mostly short, seldom seconds. */
  long delay(RandomSource random) {
    return Math.min(LONGEST, least + random.exponentialMillis(mean));
  }
}
