package io.ringfence.kpi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of one hour, by minute, and what has been told of them. The hour's own row is the sum
 * of its minutes.
 */
public final class HourBook {

  private final Pages pages;

  public HourBook(Pages pages) {
    this.pages = pages;
  }

  /** Adds figures to the minute that they are of. */
  public void add(Batch batch, long watermark) {
    Marks marks = pages.marks() == null ? new Marks(batch.hour()) : pages.marks();
    int minute = (int) ((batch.minute() - marks.from()) / Fact.MINUTE);
    Map<Cell, Figures> figures = pages.figures(minute);
    Map<Cell, Figures> levels = new HashMap<>();
    boolean counted = false;
    for (Map.Entry<Cell, Figures> each : batch.cells().entrySet()) {
      Figures level = level(each.getValue(), minute);
      if (!level.isEmpty()) {
        levels.put(each.getKey(), level);
      }
      Figures rest = withoutCarried(each.getValue());
      if (!rest.isEmpty()) {
        plus(figures, each.getKey(), rest);
        counted = true;
      }
    }
    if (counted) {
      pages.figures(minute, figures);
    }
    if (!levels.isEmpty()) {
      Map<Cell, Figures> page = pages.figures(Pages.LEVELS);
      levels.forEach((cell, level) -> plus(page, cell, level));
      pages.figures(Pages.LEVELS, page);
    }
    if (counted || !levels.isEmpty()) {
      // Whoever comes up or goes is up, or not, in every minute after it.
      marks.changed(minute, levels.isEmpty() ? minute : Marks.MINUTES - 1, watermark);
      pages.marks(marks);
    }
  }

  private static void plus(Map<Cell, Figures> figures, Cell cell, Figures more) {
    Figures sum = figures.getOrDefault(cell, Figures.NONE).plus(more);
    if (sum.isEmpty()) {
      figures.remove(cell);
    } else {
      figures.put(cell, sum);
    }
  }

  private static Figures level(Figures figures, int minute) {
    Sum level = new Sum();
    level.add(Kind.NET, minute, figures.of(Kind.UP) - figures.of(Kind.DOWN));
    level.add(Kind.CARRIED, figures.of(Kind.CARRIED));
    return level.figures();
  }

  private static Figures withoutCarried(Figures figures) {
    long carried = figures.of(Kind.CARRIED);
    Sum sum = new Sum();
    sum.add(Kind.CARRIED, -carried);
    return figures.plus(sum.figures());
  }

  /** When {@link #tell} has something to tell; {@link Long#MAX_VALUE} for never. */
  public long due() {
    Marks marks = pages.marks();
    return marks == null ? Long.MAX_VALUE : marks.due();
  }

  /** When the hour is over. */
  public long end() {
    return pages.marks().from() + Fact.HOUR;
  }

  /** The rows that say something else than before, of windows that are over at this time. */
  public List<Row> tell(long watermark) {
    Marks marks = pages.marks();
    List<Row> rows = new ArrayList<>();
    Map<Cell, Figures> levels = pages.figures(Pages.LEVELS);
    for (int minute = 0; minute < Marks.MINUTES; minute++) {
      if (marks.minute(minute, watermark)) {
        Span window = Span.minute(marks.from() + minute * Fact.MINUTE);
        tell(minute, window, minute(minute, levels), rows);
      }
    }
    if (marks.hour(watermark)) {
      tell(Pages.HOUR, Span.hour(marks.from()), hour(levels), rows);
    }
    marks.told(watermark);
    pages.marks(marks);
    return rows;
  }

  private void tell(int page, Span window, Map<Cell, Figures> figures, List<Row> rows) {
    Told told = pages.told(page);
    List<Row> news = told.tell(window, Rows.of(window, figures));
    if (!news.isEmpty()) {
      pages.told(page, told);
      rows.addAll(news);
    }
  }

  private Map<Cell, Figures> minute(int minute, Map<Cell, Figures> levels) {
    Map<Cell, Figures> figures = pages.figures(minute);
    if (figures.isEmpty()) {
      return figures;
    }
    levels.forEach(
        (cell, level) -> {
          long[] up = {level.of(Kind.CARRIED)};
          level.each(Kind.NET, (at, net) -> up[0] += at < minute ? net : 0);
          Sum carried = new Sum();
          carried.add(Kind.CARRIED, up[0]);
          plus(figures, cell, carried.figures());
        });
    return figures;
  }

  private Map<Cell, Figures> hour(Map<Cell, Figures> levels) {
    Map<Cell, Sum> sums = new TreeMap<>();
    for (int minute = 0; minute < Marks.MINUTES; minute++) {
      int at = minute;
      pages
          .figures(minute)
          .forEach(
              (cell, figures) -> shift(figures, at, sums.computeIfAbsent(cell, name -> new Sum())));
    }
    Map<Cell, Figures> hour = new TreeMap<>();
    sums.forEach((cell, sum) -> hour.put(cell, sum.figures()));
    levels.forEach(
        (cell, level) -> {
          Sum carried = new Sum();
          carried.add(Kind.CARRIED, level.of(Kind.CARRIED));
          plus(hour, cell, carried.figures());
        });
    return hour;
  }

  /** Moments within a minute are moments within its hour. */
  private static void shift(Figures figures, int minute, Sum sum) {
    for (int i = 0; i < figures.size(); i++) {
      long key = figures.key(i);
      if (Kind.SECOND.is(key)) {
        key += minute * Fact.MINUTE / 1000;
      } else if (Kind.UP.is(key) || Kind.DOWN.is(key)) {
        key += minute * Fact.MINUTE;
      }
      sum.add(key, figures.amount(i));
    }
  }
}
