package io.ringfence.console.page;

import io.ringfence.console.backend.ConsoleView;
import io.ringfence.console.store.RejectionCounts.Cause;
import io.ringfence.console.store.RejectionCounts.Count;
import io.ringfence.console.topics.PipelineHealth;
import java.util.Map;

/**
 * How the feeds are, what of them was refused, and what the console itself holds and has dropped.
 *
 * @param masking for what came from outside
 */
public record FeedsPage(
    PageLayout layout,
    ConsoleView view,
    PipelineHealth health,
    Map<Cause, Count> refusals,
    Masking masking) {

  public static FeedsPage of(PageLayout layout, ConsoleView view, Masking masking) {
    return new FeedsPage(layout, view, view.health(), view.refusals().lately(view.now()), masking);
  }

  /** How many records of a feed were late within the last hour, or refused for anything else. */
  public long lastHour(String topic, boolean late) {
    return refusals.entrySet().stream()
        .filter(each -> each.getKey().topic().equals(topic))
        .filter(each -> each.getKey().reason().equals("late") == late)
        .mapToLong(each -> each.getValue().hour())
        .sum();
  }
}
