package io.ringfence.console.board;

import java.util.ArrayList;
import java.util.List;

/**
 * How an alert grew, as far as its versions were read. After a restart only what the compacted
 * topic still has is known.
 */
public record Course(List<Point> points) {

  /** One version. */
  public record Point(int version, String state, long last, int hits) {}

  /** Enough to draw; of a longer one every other is left out. */
  private static final int MOST = 24;

  static Course of(HeldAlert alert) {
    return new Course(
        List.of(new Point(alert.version(), alert.state(), alert.last(), alert.hits())));
  }

  Course and(Course later) {
    List<Point> all = new ArrayList<>(points.size() + 1);
    boolean thin = points.size() >= MOST;
    for (int i = 0; i < points.size(); i++) {
      if (!thin || i % 2 == 0) {
        all.add(points.get(i));
      }
    }
    all.addAll(later.points);
    return new Course(List.copyOf(all));
  }
}
