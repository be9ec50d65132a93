package io.ringfence.cli.evaluate.blind.world;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The label of an attack: what it is, whom one may name for it, its records, and what it costs. */
public final class Story {
  /** What was lost when a call ended. */
  public record Loss(long time, double amount) {}

  /** The fraud and form it is an example of, for the author's own statistics. */
  public final String form;

  /** Its pace. */
  public final Pace pace;

  /** Names that are right for it, the best first. */
  public final Set<String> frauds = new LinkedHashSet<>();

  /** Everybody whom an alert may rightly name. */
  public final Set<Subject> subjects = new LinkedHashSet<>();

  /** Ids of its records. */
  public final Set<String> signals = new LinkedHashSet<>();

  /** What it costs, of attacks that cost money. */
  public final List<Loss> losses = new ArrayList<>();

  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /** An attack without records as yet. */
  public Story(String form, Pace pace) {
    this.form = form;
    this.pace = pace;
  }

  void saw(String id, long time) {
    signals.add(id);
    first = Math.min(first, time);
    last = Math.max(last, time);
  }

  /** The time of its first record. */
  public long first() {
    return first;
  }

  /** The time of its last record. */
  public long last() {
    return last;
  }
}
