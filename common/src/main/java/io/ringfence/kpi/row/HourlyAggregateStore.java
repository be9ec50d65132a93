package io.ringfence.kpi.row;

import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.kpi.counter.IndicatorGroup;
import java.util.Map;

/**
 * Where the book of one hour is kept: figures by minute from 0 to 59, page {@link #LEVELS} for what
 * is up, and what has been told, by minute and, as {@link #HOUR}, of the hour.
 */
public interface HourlyAggregateStore {

  int LEVELS = 60;
  int HOUR = 60;

  /** Empty where nothing was written. The caller's own. */
  Map<IndicatorGroup, CounterValues> figures(int page);

  void figures(int page, Map<IndicatorGroup, CounterValues> figures);

  RowVersions told(int window);

  void told(int window, RowVersions told);

  /** Null where nothing was written. */
  ChangedWindows marks();

  void marks(ChangedWindows marks);
}
