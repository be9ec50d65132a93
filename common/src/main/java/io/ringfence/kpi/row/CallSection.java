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
    long cancelled = classes.getOrDefault((long) CauseClass.CANCELLED.code(), 0L);
    RowSection.percent("ner", answered + user, attempts - cancelled, out);
    RowSection.percent("ser", answered, established, out);
    RowSection.percent("seer", answered + figures.of(CounterType.EFFECTIVE), established, out);
    RowSection.percent("isa", figures.of(CounterType.INEFFECTIVE), attempts, out);
    RowSection.mean(
        "acdSeconds", figures.of(CounterType.TALK), figures.of(CounterType.TALKED), out);
    long talked = figures.of(CounterType.TALKED);
    if (talked > 0) {
      out.writeNumberField("shortCalls", figures.of(CounterType.SHORT_CALLS));
      RowSection.percent("shortCallRatio", figures.of(CounterType.SHORT_CALLS), talked, out);
    }
    delays("pddMillis", counts(figures, CounterType.PDD), out); // deprecated: the next is its name
    delays("answerDelayMillis", counts(figures, CounterType.PDD), out);
    Map<Long, Long> requests = counts(figures, CounterType.REQUEST_DELAY);
    Map<Long, Long> failures = counts(figures, CounterType.FAILED_REQUEST_DELAY);
    delays("srdMillis", requests, out);
    delays("srdFailedMillis", failures, out);
    failures.forEach((delay, count) -> requests.merge(delay, count, Long::sum));
    delays("postDialDelayMillis", requests, out);
    delays("ringTimeMillis", counts(figures, CounterType.RING_TIME), out);
    out.writeNumberField("cps", RoundedRatio.perSecond(attempts, window.seconds()));
    out.writeNumberField("peakCps", figures.greatest(CounterType.SECOND));
    out.writeNumberField("peakConcurrent", peak(figures));
    causes(figures, classes, out);
  }

  private static void delays(String name, Map<Long, Long> delays, JsonGenerator out)
      throws IOException {
    long count = delays.values().stream().mapToLong(Long::longValue).sum();
    if (count > 0) {
      out.writeObjectFieldStart(name);
      out.writeNumberField("p50", RowSection.nearestRank(delays, count, 50));
      out.writeNumberField("p95", RowSection.nearestRank(delays, count, 95));
      out.writeEndObject();
    }
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
    // What an earlier release did not count may be taken back of a call that changes now.
    figures.each(kind, (value, count) -> counts.merge(value, Math.max(0, count), Long::sum));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }
}
