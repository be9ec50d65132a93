package io.ringfence.judge.evaluation;

import io.ringfence.judge.state.Episode;
import io.ringfence.judge.timeline.PendingSignal;
import io.ringfence.measure.contribution.Contribution;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Finds the signals that count in what a rule reads, as evidence of a hit. */
final class ContributingSignals {

  private ContributingSignals() {}

  /** Their ids, latest last; that of the hit itself always. */
  static List<String> ids(IntFunction<PendingSignal> signals, int hit, Rule rule) {
    long time = signals.apply(hit).time();
    List<String> ids = new ArrayList<>();
    for (int i = hit; i >= 0 && ids.size() < Episode.MOST_SIGNALS; i--) {
      PendingSignal each = signals.apply(i);
      if (i == hit || contributes(each, time, rule)) {
        String id = each.observation().id();
        if (!ids.contains(id)) {
          ids.add(0, id);
        }
      }
    }
    return ids;
  }

  private static boolean contributes(PendingSignal each, long time, Rule rule) {
    for (Measure measure : rule.reads()) {
      if (each.time() <= time - measure.spec().overMillis()) {
        continue;
      }
      for (Contribution contribution : each.observation().contributions()) {
        if (contribution.slot() == measure.slot()) {
          return true;
        }
      }
    }
    return false;
  }
}
