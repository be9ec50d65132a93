package io.ringfence.judge;

import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertJson;
import io.ringfence.alert.Charge;
import io.ringfence.rule.Rule;

/**
 * After a crash, alerts that were told before it may tell of what the restored state never will:
 * signals of several partitions come in another order the second time. Alerts read back are
 * compared with what is known; ours, at a higher version, is the truth.
 */
final class Echoes {

  private static final String NOT_RAISED_AGAIN = "not raised again after a restart";

  private final Case the;
  private final Publisher publisher;

  Echoes(Case the, Publisher publisher) {
    this.the = the;
    this.publisher = publisher;
  }

  void hear(Echo echo) {
    SubjectState state = the.state();
    Rule rule = the.pack().rule(echo.ruleSlot());
    Track track = state.tracks.get(echo.ruleSlot());
    Published told = track == null ? null : track.published.get(echo.ordinal());
    if (rule == null || echo.last() <= state.erased) {
      the.outcome().unchanged();
    } else if (told != null) {
      if (echo.version() < told.version()
          || (echo.version() == told.version() && same(echo, told))) {
        the.outcome().unchanged();
      } else {
        Published now = new Published(echo.version() + 1, told.state(), told.episode());
        publisher.repeat(rule, track, now);
        if (rule.list().isPresent()) {
          publisher.feedback().repeat(rule, now);
        }
      }
    } else if (track != null && track.over(echo.ordinal())) {
      the.outcome().unchanged(); // over, and no longer kept whole
    } else {
      await(echo);
    }
  }

  private static boolean same(Echo echo, Published told) {
    Episode episode = told.episode();
    return echo.state() == told.state()
        && echo.first() == episode.first()
        && echo.last() == episode.last()
        && echo.hits() == episode.hits();
  }

  private void await(Echo echo) {
    for (Echo other : the.state().echoes) {
      if (other.id().equals(echo.id())) {
        if (other.version() >= echo.version()) {
          the.outcome().unchanged();
          return;
        }
        the.state().echoes.remove(other);
        break;
      }
    }
    if (the.state().echoes.size() < SubjectState.MOST_ECHOES) {
      the.state().echoes.add(echo);
    }
  }

  /** Retracts what nothing answers to, once all signals that could raise it are in. */
  void disown(boolean ended) {
    the.state()
        .echoes
        .removeIf(
            echo -> {
              boolean due = ended || the.frontier() > echo.last();
              if (due && echo.state() != Alert.State.RETRACTED) {
                Rule rule = the.pack().rule(echo.ruleSlot());
                the.outcome()
                    .publications()
                    .add(
                        Publication.retracted(
                            echo.id(),
                            AlertJson.retracted(echo.json(), echo.version() + 1, NOT_RAISED_AGAIN),
                            rule == null ? Charge.NONE : Charge.of(rule)));
                if (rule != null) {
                  publisher.feedback().disown(rule, echo);
                }
              }
              return due;
            });
  }
}
