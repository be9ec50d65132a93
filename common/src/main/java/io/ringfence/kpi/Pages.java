package io.ringfence.kpi;

import java.util.Map;

/**
 * Where the book of one hour is kept: figures by minute from 0 to 59, page {@link #LEVELS} for what
 * is up, and what has been told, by minute and, as {@link #HOUR}, of the hour.
 */
public interface Pages {

  int LEVELS = 60;
  int HOUR = 60;

  /** Empty where nothing was written. The caller's own. */
  Map<Cell, Figures> figures(int page);

  void figures(int page, Map<Cell, Figures> figures);

  Told told(int window);

  void told(int window, Told told);

  /** Null where nothing was written. */
  Marks marks();

  void marks(Marks marks);
}
