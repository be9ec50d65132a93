package io.ringfence.console.accountability;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is on the access log since a short while. An open page loads itself again whenever something
 * on it changes: the same of the same subjects, seen in the same session, is one view.
 */
public final class RecentViews {

  /** Shorter than anybody's look into a case; some hundred entries a day for a page left open. */
  private static final long ONE_VIEW_MILLIS = Duration.ofMinutes(10).toMillis();

  /** At some 300 bytes each. */
  private static final int MOST = 20_000;

  private record View(String session, AccessEntry entry) {}

  private final Map<View, Long> written = new LinkedHashMap<>();

  /** Whether an entry like this one is on the log already. */
  public synchronized boolean has(String session, AccessEntry entry) {
    Long at = written.get(view(session, entry));
    return at != null && Math.abs(entry.time() - at) < ONE_VIEW_MILLIS;
  }

  /** Says that it is. */
  public synchronized void add(String session, AccessEntry entry) {
    View view = view(session, entry);
    written.remove(view);
    written.put(view, entry.time());
    Iterator<View> eldest = written.keySet().iterator();
    while (written.size() > MOST) {
      eldest.next();
      eldest.remove();
    }
  }

  private static View view(String session, AccessEntry entry) {
    return new View(session, entry.at(0));
  }
}
