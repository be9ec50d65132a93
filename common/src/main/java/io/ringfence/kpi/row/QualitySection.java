package io.ringfence.kpi.row;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.kpi.counter.CounterType;
import io.ringfence.kpi.counter.CounterValues;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

final class QualitySection implements RowSection {

  /** The mean hides whom speech is poor for: the lower end is what complaints come from. */
  private static final int[] PERCENTS = {5, 25, 50};

  @Override
  public long units(CounterValues figures) {
    return figures.of(CounterType.REPORTS);
  }

  @Override
  public void write(CounterValues figures, IndicatorWindow window, JsonGenerator out)
      throws IOException {
    out.writeObjectFieldStart("quality");
    out.writeNumberField("reports", figures.of(CounterType.REPORTS));
    RowSection.mean("mos", figures.of(CounterType.MOS), figures.of(CounterType.MOS_REPORTS), out);
    Map<Long, Long> levels = new TreeMap<>();
    figures.each(CounterType.MOS_LEVEL, levels::put);
    long count = levels.values().stream().mapToLong(Long::longValue).sum();
    if (count > 0) {
      out.writeObjectFieldStart("mosPercentiles");
      for (int percent : PERCENTS) {
        long tenths = RowSection.nearestRank(levels, count, percent);
        out.writeNumberField("p" + percent, BigDecimal.valueOf(tenths, 1));
      }
      out.writeEndObject();
    }
    RowSection.mean(
        "jitterMillis",
        figures.of(CounterType.JITTER),
        figures.of(CounterType.JITTER_REPORTS),
        out);
    RowSection.mean(
        "lossPercent", figures.of(CounterType.LOSS), figures.of(CounterType.LOSS_REPORTS), out);
    RowSection.mean(
        "rttMillis", figures.of(CounterType.RTT), figures.of(CounterType.RTT_REPORTS), out);
    out.writeEndObject();
  }
}
