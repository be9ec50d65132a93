package io.ringfence.cli.cost;

import io.ringfence.signal.SubjectKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a pack costs.
 *
 * @param origin what the traffic was
 * @param signals how many records
 * @param anyway counts of a pack without rules: what lists hold of subjects, and requests
 * @param kinds of the whole, without time
 * @param rules those that are not off, those with the greatest part of the time first
 */
public record PackCost(
    String origin,
    long signals,
    ResourceCost whole,
    ResourceCost anyway,
    Map<SubjectKind, ResourceCost> kinds,
    List<RuleCost> rules) {

  /** What was measured, and the whole of it. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%,d signals of %s: %,d deliveries; %,d subjects kept, %s bytes each; %s us of one core a"
            + " signal on this machine",
        signals,
        origin,
        whole.deliveries(),
        whole.subjects(),
        whole.bytesEach(),
        micros(whole));
  }

  /** Microseconds of one core for each signal. Less than nothing is noise. */
  public String micros(ResourceCost load) {
    return String.format(Locale.ROOT, "%.2f", Math.max(0, load.nanos() / 1000.0 / signals));
  }

  /** Deliveries for each thousand signals. */
  public String deliveriesPerThousand(ResourceCost load) {
    return perThousand(load.deliveries());
  }

  String perThousand(long count) {
    return String.format(Locale.ROOT, "%,.1f", 1000.0 * count / signals);
  }

  public String kilobytes(ResourceCost load) {
    return String.format(Locale.ROOT, "%,.1f", load.bytes() / 1000.0);
  }
}
