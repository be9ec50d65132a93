package io.ringfence.kpi.live;

import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.kpi.counter.IndicatorFamily;
import io.ringfence.kpi.row.RowSection;
import io.ringfence.kpi.row.SmallGroupMerging;
import java.util.Arrays;
import java.util.List;

/**
 * The counters of one group. They never go back: what is taken back of a figure (a call that turns
 * out to have gone elsewhere) is taken from what comes next. And they grow only by what at least
 * {@link SmallGroupMerging#SMALLEST} calls, messages or reports have come to since they last grew,
 * so that no step is about somebody.
 */
public final class LiveCounterGroup {

  private final String label;
  private final String value;
  private final List<LiveCounter> counters;
  private final RowSection section;
  private final long[] coming;
  private final long[] reported;
  private long units;

  /**
   * Of which nothing is reported.
   *
   * @param label by which the family is grouped, empty where it is not
   * @param value of the label
   */
  LiveCounterGroup(IndicatorFamily family, String label, String value) {
    this(family, label, value, LiveCounter.of(family));
  }

  LiveCounterGroup(IndicatorFamily family, String label, String value, List<LiveCounter> counters) {
    this.label = label;
    this.value = value;
    this.counters = counters;
    this.section = RowSection.of(family);
    this.coming = new long[counters.size()];
    this.reported = new long[counters.size()];
  }

  public String label() {
    return label;
  }

  public String value() {
    return value;
  }

  public List<LiveCounter> counters() {
    return counters;
  }

  /** What a counter has come to, as it is shown. May be asked by another thread. */
  public double total(int counter) {
    return reported[counter] / counters.get(counter).unit();
  }

  void add(CounterValues figures) {
    units += section.units(figures);
    for (int i = 0; i < coming.length; i++) {
      coming[i] += counters.get(i).of().applyAsLong(figures);
    }
  }

  /** Takes over what another group has not reported, which reports nothing from then on. */
  void take(LiveCounterGroup other) {
    units += other.units;
    other.units = 0;
    for (int i = 0; i < coming.length; i++) {
      coming[i] += other.coming[i];
    }
    Arrays.fill(other.coming, 0);
  }

  boolean large() {
    return units >= SmallGroupMerging.SMALLEST;
  }

  /** Reports what has come, if it is enough. */
  void report() {
    if (!large()) {
      return;
    }
    units = 0;
    for (int i = 0; i < reported.length; i++) {
      long news = Math.max(0, coming[i]);
      reported[i] += news;
      coming[i] -= news;
    }
  }
}
