package io.ringfence.kpi.row;

import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.kpi.counter.IndicatorGroup;
import java.util.Map;

/**
 * Where the figures of one hour are kept: by minute from 0 to 59, page {@link #LEVELS} for what is
 * up, and what has been published, by minute and, as {@link #HOUR}, of the hour.
 */
public interface HourlyAggregateStore {

  int LEVELS = 60;
  int HOUR = 60;

  /** Empty where nothing was written. The caller's own. */
  Map<IndicatorGroup, CounterValues> figures(int page);

  void figures(int page, Map<IndicatorGroup, CounterValues> figures);

  RowVersions versions(int window);

  void versions(int window, RowVersions versions);

  /** Null where nothing was written. */
  ChangedWindows marks();

  void marks(ChangedWindows marks);
}
