package io.ringfence.simulator.attacks;

import io.ringfence.simulator.output.AttackLabel;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.Person;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.population.SubjectId;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.ProviderNetwork;
import java.util.LinkedHashSet;
import java.util.PriorityQueue;
import java.util.Set;

/** One attack as it runs: its random numbers, the subjects to blame, and its steps in time. */
public final class AttackRun implements Actor {

  public final ActorSchedule schedule;
  public final Directory directory;
  public final RandomSource random;
  public final boolean slow;

  /** When it begins. */
  public final long first;

  private final Set<SubjectId> blamed = new LinkedHashSet<>();
  private final PriorityQueue<Step> steps = new PriorityQueue<>();
  private final double speed;
  private long order;

  /**
   * An attack that begins at a moment.
   *
   * @param speed how much faster it is played than it would be in life, 1 or more
   */
  public AttackRun(ActorSchedule schedule, boolean slow, long first, double speed) {
    this.schedule = schedule;
    this.directory = schedule.directory;
    this.random = schedule.random();
    this.slow = slow;
    this.first = first;
    this.speed = speed;
  }

  public Set<SubjectId> blamed() {
    return blamed;
  }

  public void blame(SubjectId subject) {
    blamed.add(subject);
  }

  /** Blames everything by which a person is known. */
  public void blame(Person person) {
    if (person.account() != null) {
      blame(SubjectId.account(person.account()));
    }
    if (person.number() != null) {
      blame(SubjectId.number(person.number()));
    }
    if (person.device() != null) {
      blame(SubjectId.device(person.device()));
    }
    if (person.address() != null) {
      blame(SubjectId.address(person.address()));
    }
  }

  /** Adds a step this many milliseconds after the beginning, as it would be in life. */
  public void at(long after, Action action) {
    steps.add(new Step(first + Math.round(after / speed), order++, action));
  }

  /** Milliseconds since the beginning, as they would be in life. */
  public long elapsed(long now) {
    return Math.round((now - first) * speed);
  }

  /** Adds a step that repeats from there on. */
  public void repeat(long after, int count, Interval interval, Action action) {
    if (count > 0) {
      at(
          after,
          (now, network) -> {
            action.perform(now, network);
            repeat(elapsed(now) + Math.max(1, interval.millis()), count - 1, interval, action);
          });
    }
  }

  /** Repeats a step from the beginning, in a rhythm of this mean. */
  public void paced(int count, long mean, Action action) {
    repeat(0, count, rhythm(mean), action);
  }

  /** The wait that this attack's tool or patience has, fixed once: quick, or a slow one's. */
  public long wait(long quickLow, long quickHigh, long slowLow, long slowHigh) {
    return slow ? random.logUniform(slowLow, slowHigh) : random.logUniform(quickLow, quickHigh);
  }

  /** How often, in the same way. */
  public int count(int quickLow, int quickHigh, int slowLow, int slowHigh) {
    return (int) wait(quickLow, quickHigh, slowLow, slowHigh);
  }

  /** Waits around a mean: some tools keep a beat, others are irregular. */
  public Interval rhythm(long mean) {
    return random.chance(0.4) ? () -> random.jittered(mean) : () -> random.exponentialMillis(mean);
  }

  public long nextStep() {
    return steps.isEmpty() ? NEVER : steps.peek().at;
  }

  @Override
  public long act(long now, ProviderNetwork network) {
    AttackLabel mine = network.label();
    while (!steps.isEmpty() && steps.peek().at <= now) {
      network.attribute(mine);
      steps.remove().action.perform(now, network);
    }
    return nextStep();
  }

  private record Step(long at, long order, Action action) implements Comparable<Step> {

    @Override
    public int compareTo(Step other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }
}
