package io.ringfence.console.topics;

import java.util.Locale;

/**
 * One topic of signals, as it was when it was last looked at.
 *
 * @param topic its name
 * @param state what that means
 * @param records how many it holds
 * @param perMinute records within the last minute; negative while that is not known
 * @param last when the last record came, epoch milliseconds; {@link Long#MIN_VALUE} if never
 * @param lag records that the detection job has not said to have read; negative if it says nothing
 */
public record FeedStatus(
    String topic, State state, long records, long perMinute, long last, long lag) {

  /** One of which is not said how much it brings. */
  public static FeedStatus of(String topic, State state, long last) {
    return new FeedStatus(topic, state, 0, -1, last, -1);
  }

  /** What can be said of a feed. */
  public enum State {
    /** Records come. */
    FLOWING("flowing"),
    /** None for a while: it is down, or has nothing to say. */
    SILENT("silent"),
    /** There has never been a record, or all have passed their retention. */
    EMPTY("never heard"),
    /** The topic does not exist. */
    MISSING("no such topic"),
    /** The broker does not answer. */
    UNKNOWN("unknown");

    private final String words;

    State(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    /** How the page's style names it. */
    public String style() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
