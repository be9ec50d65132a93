package io.ringfence.judge;

import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertJson;
import io.ringfence.alert.Charge;
import io.ringfence.rule.Rule;

/**
 * Compares alerts that are read back with what is known. After a crash the restored state may never
 * come to an alert that was published before: signals of several partitions come in another order
 * the second time. The state's own version counts, and is published above the one read back.
 */
final class Echoes {

  private static final String NOT_RAISED_AGAIN = "not raised again after a restart";

  private final Case context;
  private final Publisher publisher;

  Echoes(Case context, Publisher publisher) {
    this.context = context;
    this.publisher = publisher;
  }

  void take(Echo readback) {
    SubjectState state = context.state();
    Rule rule = context.pack().rule(readback.ruleSlot());
    Track episodes = state.episodes().get(readback.ruleSlot());
    Published known = episodes == null ? null : episodes.published(readback.ordinal());
    if (rule == null || readback.last() <= state.erased()) {
      context.outcome().unchanged();
    } else if (known != null) {
      compare(rule, episodes, known, readback);
    } else if (episodes != null && episodes.isConcluded(readback.ordinal())) {
      context.outcome().unchanged(); // over, and no longer kept whole
    } else if (!state.readbacks().add(readback)) {
      context.outcome().unchanged();
    }
  }

  private void compare(Rule rule, Track episodes, Published known, Echo readback) {
    if (readback.version() < known.version()
        || (readback.version() == known.version() && same(readback, known))) {
      context.outcome().unchanged();
      return;
    }
    Published now = new Published(readback.version() + 1, known.state(), known.episode());
    publisher.repeat(rule, episodes, now);
    if (rule.list().isPresent()) {
      publisher.autoListing().repeat(rule, now);
    }
  }

  private static boolean same(Echo readback, Published known) {
    Episode episode = known.episode();
    return readback.state() == known.state()
        && readback.first() == episode.first()
        && readback.last() == episode.last()
        && readback.hits() == episode.hits();
  }

  /** Retracts alerts without an episode, once all signals that could raise them have arrived. */
  void retractUnclaimed(boolean ended) {
    long before = ended ? Long.MAX_VALUE : context.frontier();
    for (Echo each : context.state().readbacks().takeBefore(before)) {
      if (each.state() != Alert.State.RETRACTED) {
        retract(each);
      }
    }
  }

  private void retract(Echo readback) {
    Rule rule = context.pack().rule(readback.ruleSlot());
    context
        .outcome()
        .publications()
        .add(
            Publication.retracted(
                readback.id(),
                AlertJson.retracted(readback.json(), readback.version() + 1, NOT_RAISED_AGAIN),
                rule == null ? Charge.NONE : Charge.of(rule)));
    if (rule != null) {
      publisher.autoListing().disown(rule, readback);
    }
  }
}
