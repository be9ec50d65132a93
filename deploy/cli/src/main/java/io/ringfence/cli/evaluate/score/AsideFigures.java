package io.ringfence.cli.evaluate.score;

import io.ringfence.cli.evaluate.input.AlertRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What enforced rules raise off the queue.
 *
 * @param right alerts that name a subject of an attack at its time, of all of them
 * @param attacks that they name, of all attacks
 * @param medianMillis from the start of an attack that they name to the first of them
 * @param traps of them, alerts that accuse a trap
 */
public record AsideFigures(Share right, Share attacks, OptionalLong medianMillis, TrapHits traps) {

  static AsideFigures of(List<FolderScore> scored) {
    List<ScoredAlert> alerts =
        scored.stream()
            .flatMap(each -> each.alerts().stream())
            .filter(each -> each.alert().enforced() && !each.alert().queue())
            .toList();
    List<Long> millis = new ArrayList<>();
    int attacks = 0;
    for (FolderScore folder : scored) {
      attacks += folder.attacks().size();
      for (AttackOutcome each : folder.attacks()) {
        each.aside().stream()
            .mapToLong(AlertRecord::first)
            .min()
            .ifPresent(first -> millis.add(Math.max(0, first - each.attack().from())));
      }
    }
    return new AsideFigures(
        new Share((int) alerts.stream().filter(ScoredAlert::right).count(), alerts.size()),
        new Share(millis.size(), attacks),
        new Quantiles(millis).median(),
        TrapHits.of(alerts));
  }
}
