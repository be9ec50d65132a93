package io.ringfence.simulator;

import io.ringfence.topics.TopicNames;

/**
 * A system that reports, and how long its records take to arrive.
 *
 * @see #delay
 */
enum Feed {
  SBC_1("sbc-1", TopicNames.CALLS, 20, 120),
  SBC_2("sbc-2", TopicNames.CALLS, 50, 350),
  /** Writes one record a call, after it has ended, in small batches. */
  SWITCH("switch-cdr", TopicNames.CALLS, 2_000, 1_500),
  MESSAGES("smsc-1", TopicNames.MESSAGES, 30, 200),
  CHAT("chat-1", TopicNames.MESSAGES, 30, 150),
  MEETINGS("meet-1", TopicNames.SESSIONS, 40, 250),
  PROBE("rtcp-1", TopicNames.QUALITY, 100, 400),
  REGISTRAR("registrar-1", TopicNames.SECURITY, 20, 150),
  LISTS("list-desk", TopicNames.LISTINGS, 10, 50);

  /** Beyond this a delivery is a fault of the feed, which is another test's business. */
  private static final long LONGEST = 8_000;

  final String source;
  final String topic;
  private final int least;
  private final int mean;

  Feed(String source, String topic, int least, int mean) {
    this.source = source;
    this.topic = topic;
    this.least = least;
    this.mean = mean;
  }

  /** Millis from a record's own time to its arrival: mostly short, seldom seconds. */
  long delay(Dice random) {
    return Math.min(LONGEST, least + random.exponentialMillis(mean));
  }
}
