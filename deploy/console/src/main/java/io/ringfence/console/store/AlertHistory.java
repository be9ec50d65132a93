package io.ringfence.console.store;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How an alert grew, as far as its versions were read. After a restart only what the compacted
 * topic still has is known.
 *
 * @param delay how long after the event the first version was written, milliseconds by the broker's
 *     clock; empty if it was not read, or waited for a listing
 */
public record AlertHistory(List<Point> points, OptionalLong delay) {

  /** One version. */
  public record Point(int version, String state, long last, int hits) {}

  /** Enough to draw; of a longer one every other is left out. */
  private static final int MOST = 24;

  /** Written as soon as its hit has been judged; a later one may have other reasons. */
  private static final int FIRST = 1;

  static AlertHistory of(CachedAlert alert) {
    return new AlertHistory(
        List.of(new Point(alert.version(), alert.state(), alert.last(), alert.hits())),
        alert.version() == FIRST && !alert.retro()
            ? OptionalLong.of(Math.max(0, alert.seen() - alert.last()))
            : OptionalLong.empty());
  }

  AlertHistory and(AlertHistory later) {
    List<Point> all = new ArrayList<>(points.size() + 1);
    boolean thin = points.size() >= MOST;
    for (int i = 0; i < points.size(); i++) {
      if (!thin || i % 2 == 0) {
        all.add(points.get(i));
      }
    }
    all.addAll(later.points);
    return new AlertHistory(List.copyOf(all), delay);
  }
}
