package io.ringfence.anonymous;

import static java.util.Objects.requireNonNull;

import io.ringfence.alert.AlertLabels;
import io.ringfence.signal.Subject;

/** What the anonymous view hears of an alert: how it ended, or that it is to be left out. */
public sealed interface SettledAlert {

  /** The alert's id. */
  String id();

  /**
   * An episode that is over, with its last figures.
   *
   * @param first epoch milliseconds
   * @param last epoch milliseconds
   */
  record Closed(String id, Subject subject, AlertLabels labels, long first, long last, int hits)
      implements SettledAlert {

    public Closed {
      requireNonNull(id, "id");
      requireNonNull(subject, "subject");
      requireNonNull(labels, "labels");
    }
  }

  /** An alert that no longer stands, or was erased. */
  record Gone(String id) implements SettledAlert {

    public Gone {
      requireNonNull(id, "id");
    }
  }
}
