package io.ringfence.simulator;

import java.util.LinkedHashSet;
import java.util.PriorityQueue;
import java.util.Set;

/** One attack: its own chance, who is guilty of it, and what happens when. */
final class Plot implements Actor {

  final Cast cast;
  final Directory directory;
  final Dice dice;
  final boolean slow;

  /** When it begins. */
  final long first;

  private final Set<Subject> guilty = new LinkedHashSet<>();
  private final PriorityQueue<Step> steps = new PriorityQueue<>();
  private long order;

  Plot(Cast cast, boolean slow, long first) {
    this.cast = cast;
    this.directory = cast.directory;
    this.dice = cast.dice();
    this.slow = slow;
    this.first = first;
  }

  Set<Subject> guilty() {
    return guilty;
  }

  void blame(Subject subject) {
    guilty.add(subject);
  }

  /** By everything by which somebody is known. */
  void blame(Person person) {
    if (person.account() != null) {
      blame(Subject.account(person.account()));
    }
    if (person.number() != null) {
      blame(Subject.number(person.number()));
    }
    if (person.device() != null) {
      blame(Subject.device(person.device()));
    }
    if (person.address() != null) {
      blame(Subject.address(person.address()));
    }
  }

  /** One thing, this many milliseconds after the beginning. */
  void at(long after, Deed deed) {
    steps.add(new Step(first + after, order++, deed));
  }

  /** The same thing again and again from there on. */
  void repeat(long after, int count, Gap gap, Deed deed) {
    if (count > 0) {
      at(
          after,
          (now, stage) -> {
            deed.at(now, stage);
            repeat(now - first + Math.max(1, gap.millis()), count - 1, gap, deed);
          });
    }
  }

  /** The wait that this attack's tool or patience has, fixed once: quick, or a slow one's. */
  long wait(long quickLow, long quickHigh, long slowLow, long slowHigh) {
    return slow ? dice.spread(slowLow, slowHigh) : dice.spread(quickLow, quickHigh);
  }

  /** How often, in the same way. */
  int count(int quickLow, int quickHigh, int slowLow, int slowHigh) {
    return (int) wait(quickLow, quickHigh, slowLow, slowHigh);
  }

  /** Waits around a mean: some tools keep a beat, others are irregular. */
  Gap rhythm(long mean) {
    return dice.chance(0.4) ? () -> dice.beat(mean) : () -> dice.pause(mean);
  }

  long nextStep() {
    return steps.isEmpty() ? NEVER : steps.peek().at;
  }

  @Override
  public long act(long now, Stage stage) {
    Label mine = stage.turn();
    while (!steps.isEmpty() && steps.peek().at <= now) {
      stage.turn(mine);
      steps.remove().deed.at(now, stage);
    }
    return nextStep();
  }

  private record Step(long at, long order, Deed deed) implements Comparable<Step> {

    @Override
    public int compareTo(Step other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }
}
