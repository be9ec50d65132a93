package io.ringfence.kpi.row;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ringfence.kpi.counter.CauseClass;
import io.ringfence.kpi.counter.CounterType;
import io.ringfence.kpi.counter.CounterValues;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

final class CallSection implements RowSection {

  @Override
  public long units(CounterValues figures) {
    return figures.of(CounterType.ATTEMPTS);
  }

  @Override
  public void write(CounterValues figures, IndicatorWindow window, JsonGenerator out)
      throws IOException {
    long attempts = figures.of(CounterType.ATTEMPTS);
    long bids = figures.of(CounterType.BIDS);
    long answered = figures.of(CounterType.ANSWERED);
    Map<Long, Long> classes = counts(figures, CounterType.CLASS);
    long user = classes.getOrDefault((long) CauseClass.USER.code(), 0L);
    long established = attempts - figures.of(CounterType.REDIRECTED);
    out.writeNumberField("attempts", attempts);
    out.writeNumberField("bids", bids);
    out.writeNumberField("answered", answered);
    RowSection.percent("asr", answered, attempts, out);
    RowSection.percent("abr", answered, bids, out);
    RowSection.percent("ner", answered + user, attempts, out);
    RowSection.percent("ser", answered, established, out);
    RowSection.percent("seer", answered + figures.of(CounterType.EFFECTIVE), established, out);
    RowSection.percent("isa", figures.of(CounterType.INEFFECTIVE), attempts, out);
    RowSection.mean(
        "acdSeconds", figures.of(CounterType.TALK), figures.of(CounterType.TALKED), out);
    delays(counts(figures, CounterType.PDD), out);
    out.writeNumberField("cps", RowSection.tenths(10 * attempts, window.seconds()));
    out.writeNumberField("peakCps", figures.greatest(CounterType.SECOND));
    out.writeNumberField("peakConcurrent", peak(figures));
    causes(figures, classes, out);
  }

  private static void delays(Map<Long, Long> delays, JsonGenerator out) throws IOException {
    long count = delays.values().stream().mapToLong(Long::longValue).sum();
    if (count > 0) {
      out.writeObjectFieldStart("pddMillis");
      out.writeNumberField("p50", nearestRank(delays, count, 50));
      out.writeNumberField("p95", nearestRank(delays, count, 95));
      out.writeEndObject();
    }
  }

  /** The smallest value that no less than so many percent of all are not above. */
  private static long nearestRank(Map<Long, Long> values, long count, int percent) {
    long left = (count * percent + 99) / 100;
    for (Map.Entry<Long, Long> each : values.entrySet()) {
      left -= each.getValue();
      if (left <= 0) {
        return each.getKey();
      }
    }
    throw new IllegalStateException("a rank is no more than the count");
  }

  private static long peak(CounterValues figures) {
    Map<Long, Long> changes = new TreeMap<>();
    figures.each(CounterType.UP, (offset, count) -> changes.merge(offset, count, Long::sum));
    figures.each(CounterType.DOWN, (offset, count) -> changes.merge(offset, -count, Long::sum));
    long level = figures.of(CounterType.CARRIED);
    // What changes at the very beginning is so from the beginning.
    long peak = changes.containsKey(0L) ? 0 : level;
    for (long change : changes.values()) {
      level += change;
      peak = Math.max(peak, level);
    }
    return peak;
  }

  private static void causes(CounterValues figures, Map<Long, Long> classes, JsonGenerator out)
      throws IOException {
    out.writeObjectFieldStart("causes");
    out.writeObjectFieldStart("classes");
    for (Map.Entry<Long, Long> each : classes.entrySet()) {
      out.writeNumberField(CauseClass.ofCode(each.getKey()).label(), each.getValue());
    }
    out.writeEndObject();
    codes("sip", counts(figures, CounterType.SIP), out);
    codes("q850", counts(figures, CounterType.Q850), out);
    out.writeEndObject();
  }

  private static void codes(String name, Map<Long, Long> counts, JsonGenerator out)
      throws IOException {
    out.writeObjectFieldStart(name);
    for (Map.Entry<Long, Long> each : counts.entrySet()) {
      out.writeNumberField(Long.toString(each.getKey()), each.getValue());
    }
    out.writeEndObject();
  }

  private static Map<Long, Long> counts(CounterValues figures, CounterType kind) {
    Map<Long, Long> counts = new TreeMap<>();
    figures.each(kind, counts::put);
    return counts;
  }
}
