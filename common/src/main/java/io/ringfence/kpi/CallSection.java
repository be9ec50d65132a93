package io.ringfence.kpi;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

final class CallSection implements Section {

  @Override
  public long units(Figures figures) {
    return figures.of(Kind.ATTEMPTS);
  }

  @Override
  public void write(Figures figures, Span window, JsonGenerator out) throws IOException {
    long attempts = figures.of(Kind.ATTEMPTS);
    long bids = figures.of(Kind.BIDS);
    long answered = figures.of(Kind.ANSWERED);
    Map<Long, Long> classes = counts(figures, Kind.CLASS);
    long user = classes.getOrDefault((long) CauseClass.USER.code(), 0L);
    long established = attempts - figures.of(Kind.REDIRECTED);
    out.writeNumberField("attempts", attempts);
    out.writeNumberField("bids", bids);
    out.writeNumberField("answered", answered);
    Section.percent("asr", answered, attempts, out);
    Section.percent("abr", answered, bids, out);
    Section.percent("ner", answered + user, attempts, out);
    Section.percent("ser", answered, established, out);
    Section.percent("seer", answered + figures.of(Kind.EFFECTIVE), established, out);
    Section.percent("isa", figures.of(Kind.INEFFECTIVE), attempts, out);
    Section.mean("acdSeconds", figures.of(Kind.TALK), figures.of(Kind.TALKED), out);
    delays(counts(figures, Kind.PDD), out);
    out.writeNumberField("cps", Ratio.perSecond(attempts, window.seconds()));
    out.writeNumberField("peakCps", figures.greatest(Kind.SECOND));
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

  private static long peak(Figures figures) {
    Map<Long, Long> changes = new TreeMap<>();
    figures.each(Kind.UP, (offset, count) -> changes.merge(offset, count, Long::sum));
    figures.each(Kind.DOWN, (offset, count) -> changes.merge(offset, -count, Long::sum));
    long level = figures.of(Kind.CARRIED);
    // What changes at the very beginning is so from the beginning.
    long peak = changes.containsKey(0L) ? 0 : level;
    for (long change : changes.values()) {
      level += change;
      peak = Math.max(peak, level);
    }
    return peak;
  }

  private static void causes(Figures figures, Map<Long, Long> classes, JsonGenerator out)
      throws IOException {
    out.writeObjectFieldStart("causes");
    out.writeObjectFieldStart("classes");
    for (Map.Entry<Long, Long> each : classes.entrySet()) {
      out.writeNumberField(CauseClass.ofCode(each.getKey()).label(), each.getValue());
    }
    out.writeEndObject();
    codes("sip", counts(figures, Kind.SIP), out);
    codes("q850", counts(figures, Kind.Q850), out);
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

  private static Map<Long, Long> counts(Figures figures, Kind kind) {
    Map<Long, Long> counts = new TreeMap<>();
    figures.each(kind, counts::put);
    return counts;
  }
}
