package io.ringfence.kpi.row;

import io.ringfence.kpi.counter.CounterAccumulator;
import io.ringfence.kpi.counter.CounterBatch;
import io.ringfence.kpi.counter.CounterType;
import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.kpi.counter.IndicatorFact;
import io.ringfence.kpi.counter.IndicatorGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of one hour, by minute, and what has been published of them. The hour's own row is
 * the sum of its minutes.
 */
public record HourlyAggregate(HourlyAggregateStore pages) {

  /**
   * Groups of one minute that are told apart. A provider has some hundred; names that a feed makes
   * up have no end.
   */
  static final int MOST_GROUPS = 5_000;

  /** Adds figures to the minute that they are of. */
  public void add(CounterBatch batch, long watermark) {
    ChangedWindows marks = pages.marks() == null ? new ChangedWindows(batch.hour()) : pages.marks();
    int minute = (int) ((batch.minute() - marks.from) / IndicatorFact.MINUTE);
    Map<IndicatorGroup, CounterValues> figures = pages.figures(minute);
    Map<IndicatorGroup, CounterValues> levels = new HashMap<>();
    boolean counted = false;
    for (Map.Entry<IndicatorGroup, CounterValues> each : batch.cells().entrySet()) {
      CounterValues level = level(each.getValue(), minute);
      if (!level.isEmpty()) {
        levels.put(each.getKey(), level);
      }
      CounterValues rest = withoutCarried(each.getValue());
      if (!rest.isEmpty()) {
        plus(figures, toldApart(each.getKey(), figures), rest);
        counted = true;
      }
    }
    if (counted) {
      pages.figures(minute, figures);
    }
    if (!levels.isEmpty()) {
      Map<IndicatorGroup, CounterValues> page = pages.figures(HourlyAggregateStore.LEVELS);
      levels.forEach((cell, level) -> plus(page, toldApart(cell, page), level));
      pages.figures(HourlyAggregateStore.LEVELS, page);
    }
    if (counted || !levels.isEmpty()) {
      // Whoever comes up or goes is up, or not, in every minute after it.
      marks.changed(minute, levels.isEmpty() ? minute : ChangedWindows.MINUTES - 1, watermark);
      pages.marks(marks);
    }
  }

  /**
   * The group under which figures are kept: of one that is new to a minute with too many of them,
   * that of all others. What was counted there once is corrected there, too.
   */
  private static IndicatorGroup toldApart(
      IndicatorGroup cell, Map<IndicatorGroup, CounterValues> figures) {
    if (figures.containsKey(cell)) {
      return cell;
    }
    IndicatorGroup other = IndicatorGroup.other(cell.family());
    return figures.size() >= MOST_GROUPS || figures.containsKey(other) ? other : cell;
  }

  private static void plus(
      Map<IndicatorGroup, CounterValues> figures, IndicatorGroup cell, CounterValues more) {
    CounterValues sum = figures.getOrDefault(cell, CounterValues.NONE).plus(more);
    if (sum.isEmpty()) {
      figures.remove(cell);
    } else {
      figures.put(cell, sum);
    }
  }

  private static CounterValues level(CounterValues figures, int minute) {
    CounterAccumulator level = new CounterAccumulator();
    level.add(CounterType.NET, minute, figures.of(CounterType.UP) - figures.of(CounterType.DOWN));
    level.add(CounterType.CARRIED, figures.of(CounterType.CARRIED));
    return level.figures();
  }

  private static CounterValues withoutCarried(CounterValues figures) {
    return figures.plus(
        CounterValues.only(CounterType.CARRIED, 0, -figures.of(CounterType.CARRIED)));
  }

  /** When {@link #publish} has rows; {@link Long#MAX_VALUE} for never. */
  public long due() {
    ChangedWindows marks = pages.marks();
    return marks == null ? Long.MAX_VALUE : marks.due();
  }

  /** The rows that say something else than before, of windows that are over at this time. */
  public List<IndicatorRow> publish(long watermark) {
    ChangedWindows marks = pages.marks();
    List<IndicatorRow> rows = new ArrayList<>();
    Map<IndicatorGroup, CounterValues> levels = pages.figures(HourlyAggregateStore.LEVELS);
    for (int minute = 0; minute < ChangedWindows.MINUTES; minute++) {
      if (marks.minute(minute, watermark)) {
        IndicatorWindow window = IndicatorWindow.minute(marks.from + minute * IndicatorFact.MINUTE);
        publish(minute, window, minute(minute, levels), rows);
      }
    }
    if (marks.hour(watermark)) {
      publish(HourlyAggregateStore.HOUR, IndicatorWindow.hour(marks.from), hour(levels), rows);
    }
    marks.published(watermark);
    pages.marks(marks);
    return rows;
  }

  private void publish(
      int page,
      IndicatorWindow window,
      Map<IndicatorGroup, CounterValues> figures,
      List<IndicatorRow> rows) {
    RowVersions versions = pages.versions(page);
    List<IndicatorRow> news = versions.publish(window, IndicatorRowBuilder.of(window, figures));
    if (!news.isEmpty()) {
      pages.versions(page, versions);
      rows.addAll(news);
    }
  }

  private Map<IndicatorGroup, CounterValues> minute(
      int minute, Map<IndicatorGroup, CounterValues> levels) {
    Map<IndicatorGroup, CounterValues> figures = pages.figures(minute);
    if (figures.isEmpty()) {
      return figures;
    }
    levels.forEach(
        (cell, level) -> {
          long[] up = {level.of(CounterType.CARRIED)};
          level.each(CounterType.NET, (at, net) -> up[0] += at < minute ? net : 0);
          plus(figures, cell, CounterValues.only(CounterType.CARRIED, 0, up[0]));
        });
    return figures;
  }

  private Map<IndicatorGroup, CounterValues> hour(Map<IndicatorGroup, CounterValues> levels) {
    Map<IndicatorGroup, CounterAccumulator> sums = new TreeMap<>();
    for (int minute = 0; minute < ChangedWindows.MINUTES; minute++) {
      int at = minute;
      pages
          .figures(minute)
          .forEach(
              (cell, figures) ->
                  shift(figures, at, sums.computeIfAbsent(cell, name -> new CounterAccumulator())));
    }
    Map<IndicatorGroup, CounterValues> hour = new TreeMap<>();
    sums.forEach((cell, sum) -> hour.put(cell, sum.figures()));
    levels.forEach(
        (cell, level) -> {
          long carried = level.of(CounterType.CARRIED);
          plus(hour, cell, CounterValues.only(CounterType.CARRIED, 0, carried));
        });
    return hour;
  }

  /** Moments within a minute are moments within its hour. */
  private static void shift(CounterValues figures, int minute, CounterAccumulator sum) {
    long millis = minute * IndicatorFact.MINUTE;
    figures
        .byKey()
        .forEach(
            (key, amount) -> {
              boolean level = CounterType.UP.is(key) || CounterType.DOWN.is(key);
              long later = CounterType.SECOND.is(key) ? millis / 1000 : level ? millis : 0;
              sum.add(key + later, amount);
            });
  }
}
