package io.ringfence.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.topics.TopicNames;
import java.util.Iterator;

/**
 * Traffic with one message among every ten records that has the same words, as of a campaign; or,
 * to compare, the same messages with words of many kinds.
 */
public final class TemplateTraffic extends MixedTraffic {

  private static final int SENDERS = 50_000;
  private static final int TEXTS = 2_000;

  private final boolean crowded;

  public TemplateTraffic(Iterator<SimulatedRecord> others, boolean crowded) {
    super(others, 1);
    this.crowded = crowded;
  }

  @Override
  SimulatedRecord mixedIn(long number, long at) {
    long sender = scattered(number, SENDERS);
    String word = crowded ? "parcel" : "parcel" + words(sender % TEXTS);
    String json =
        """
        {"type":"message","id":"w-%d","time":%d,"source":"smsc","channel":"sms","from":"+44207%07d","to":"+1202%07d","account":"w-%d","text":"Your %s waits: http://parcel.example/%d","segments":1,"status":"submitted"}"""
            .formatted(
                number,
                at,
                3_000_000 + sender,
                2_000_000 + scattered(number, 1_000_000),
                sender,
                word,
                number);
    return new SimulatedRecord(at, TopicNames.MESSAGES, "w-" + number, json.getBytes(UTF_8));
  }

  /** Letters for a number: digits are no part of a template. */
  private static String words(long number) {
    return Long.toString(number, 26)
        .chars()
        .collect(
            StringBuilder::new,
            (word, digit) -> word.append((char) ('a' + Character.digit(digit, 26))),
            StringBuilder::append)
        .toString();
  }
}
