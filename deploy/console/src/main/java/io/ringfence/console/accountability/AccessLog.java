package io.ringfence.console.accountability;

import io.ringfence.console.topics.TopicWriter;
import io.ringfence.privacy.Pseudonym;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes who looked at whom, and who did what, and returns when the broker has it. */
public final class AccessLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

  /** Somebody waits for a page: a broker that is well answers within milliseconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** After a failure: a few people must not keep all workers waiting for a broker that is away. */
  private static final long REFUSING_NANOS = Duration.ofSeconds(2).toNanos();

  /**
   * An open page loads itself again whenever something on it changes: the same of the same
   * subjects, seen in the same session, is one view. Shorter than anybody's look into a case; some
   * hundred entries a day for a page left open.
   */
  private static final long ONE_VIEW_MILLIS = Duration.ofMinutes(10).toMillis();

  /** At some 300 bytes each. */
  private static final int MOST_VIEWS = 20_000;

  private record View(String session, AccessEntry entry) {}

  private final Map<View, Long> views =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<View, Long> eldest) {
          return size() > MOST_VIEWS;
        }
      };

  private final TopicWriter writer;
  private final String topic;
  private final Optional<Pseudonym> pseudonym;
  private volatile long refusingUntil = System.nanoTime();

  public AccessLog(Properties client, String topic, Optional<Pseudonym> pseudonym) {
    this.writer = new TopicWriter(client, PATIENCE);
    this.topic = topic;
    this.pseudonym = pseudonym;
  }

  /**
   * Writes an entry.
   *
   * @throws IOException if the broker has not said that it has it
   */
  public void write(AccessEntry entry) throws IOException {
    if (System.nanoTime() - refusingUntil < 0) {
      throw new IOException("the broker did not answer a moment ago");
    }
    try {
      writer.send(topic, entry.actor(), entry.json(pseudonym));
    } catch (IOException away) {
      refusingUntil = System.nanoTime() + REFUSING_NANOS;
      LOG.warn("the access log could not be written: the broker has not taken it");
      throw away;
    }
  }

  /**
   * Writes that somebody sees something, unless that is on the log since a short while.
   *
   * @param session in which they see it
   * @throws IOException if it is not, and the broker has not taken it
   */
  public void view(String session, AccessEntry entry) throws IOException {
    View view = new View(session, entry.at(0));
    synchronized (views) {
      Long at = views.get(view);
      if (at != null && Math.abs(entry.time() - at) < ONE_VIEW_MILLIS) {
        return;
      }
    }
    write(entry);
    synchronized (views) {
      views.remove(view);
      views.put(view, entry.time());
    }
  }

  /** Writes an entry where nothing depends on it. */
  public void offer(AccessEntry entry) {
    try {
      write(entry);
    } catch (IOException away) {
      LOG.debug("an entry of the access log is lost");
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
