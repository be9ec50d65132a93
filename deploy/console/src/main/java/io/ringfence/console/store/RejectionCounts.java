package io.ringfence.console.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * How many records of each topic were rejected or late, by reason and minute of the last day. The
 * records themselves are not kept: they hold personal data.
 */
public final class RejectionCounts {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int MINUTES = 24 * 60;

  /** Topics times reasons; what else comes is counted under {@code other}. */
  private static final int MOST = 256;

  /** What was refused where, and why. */
  public record Cause(String topic, String reason) {
    private static final Comparator<Cause> ORDER =
        Comparator.comparing(Cause::topic).thenComparing(Cause::reason);
  }

  /** How often lately. */
  public record Count(long hour, long day) {}

  private final Map<Cause, Minutes> counts = new TreeMap<>(Cause.ORDER);

  private static final class Minutes {
    final int[] count = new int[MINUTES];
    final long[] minute = new long[MINUTES];

    void add(long at) {
      int slot = (int) (at % MINUTES);
      if (minute[slot] < at) {
        minute[slot] = at;
        count[slot] = 0;
      }
      if (minute[slot] == at) {
        count[slot]++;
      }
    }

    long since(long at) {
      long sum = 0;
      for (int i = 0; i < MINUTES; i++) {
        sum += minute[i] > at ? count[i] : 0;
      }
      return sum;
    }
  }

  /** Takes a record of the topics {@code rejected} and {@code late}. */
  public void take(byte[] record, long time) {
    if (record == null) {
      return;
    }
    String reason = "other";
    String topic = "other";
    try (JsonParser json = JSON.createParser(record)) {
      // Read only as far as needed: the raw record may have 64 KiB.
      while (json.nextToken() != null && (reason.equals("other") || topic.equals("other"))) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
          String name = String.valueOf(json.currentName());
          if (name.equals("reason")) {
            reason = json.getText();
          } else if (name.equals("topic")) {
            topic = json.getText();
          }
        }
      }
    } catch (IOException unreadable) {
      reason = "other";
    }
    add(new Cause(topic, reason), TimeUnit.MILLISECONDS.toMinutes(time));
  }

  private synchronized void add(Cause cause, long minute) {
    Cause known =
        counts.containsKey(cause) || counts.size() < MOST ? cause : new Cause("other", "other");
    counts.computeIfAbsent(known, unknown -> new Minutes()).add(minute);
  }

  /** What was refused within the last day. */
  public synchronized Map<Cause, Count> lately(long now) {
    long minute = TimeUnit.MILLISECONDS.toMinutes(now);
    Map<Cause, Count> lately = new TreeMap<>(Cause.ORDER);
    counts.forEach(
        (cause, minutes) -> {
          long day = minutes.since(minute - MINUTES);
          if (day > 0) {
            lately.put(cause, new Count(minutes.since(minute - 60), day));
          }
        });
    return lately;
  }
}
