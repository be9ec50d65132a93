package io.ringfence.cli.cost;

import java.util.Locale;

/**
 * What some traffic costs under a pack, or how much less under another.
 *
 * @param deliveries to subjects
 * @param subjects stored at the end
 * @param bytes of these, keys counted in
 * @param nanos of one core, routing and judging; this machine's
 */
public record ResourceCost(long deliveries, long subjects, long bytes, long nanos) {

  static final ResourceCost NOTHING = new ResourceCost(0, 0, 0, 0);

  ResourceCost minus(ResourceCost other) {
    return new ResourceCost(
        deliveries - other.deliveries,
        subjects - other.subjects,
        bytes - other.bytes,
        nanos - other.nanos);
  }

  ResourceCost plus(ResourceCost other) {
    return minus(NOTHING.minus(other));
  }

  /** Rounded; 0 of none. */
  String bytesEach() {
    return String.format(
        Locale.ROOT, "%,d", subjects == 0 ? 0 : Math.round((double) bytes / subjects));
  }

  ResourceCost taking(long otherNanos) {
    return new ResourceCost(deliveries, subjects, bytes, otherNanos);
  }
}
