package io.ringfence.console.store;

import java.util.ArrayList;
import java.util.List;

/**
 * How an alert grew, as far as its versions were read. After a restart only what the compacted
 * topic still has is known.
 */
public record AlertHistory(List<Point> points) {

  /** One version. */
  public record Point(int version, String state, long last, int hits) {}

  /** Enough to draw; of a longer one every other is left out. */
  private static final int MOST = 24;

  static AlertHistory of(CachedAlert alert) {
    return new AlertHistory(
        List.of(new Point(alert.version(), alert.state(), alert.last(), alert.hits())));
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
    return new AlertHistory(List.copyOf(all));
  }
}
