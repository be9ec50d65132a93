package io.ringfence.simulator;

import io.ringfence.simulator.lookalikes.Lookalikes;
import io.ringfence.simulator.output.GroundTruth;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.simulator.output.TransitQueue;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.PlainSubscribers;
import io.ringfence.simulator.world.ProviderNetwork;
import io.ringfence.simulator.world.ScheduledActor;
import io.ringfence.simulator.world.SimulationSettings;
import io.ringfence.simulator.world.Subscribers;
import io.ringfence.simulator.world.TrafficProfile;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Traffic in order of arrival, made as it is asked for: memory holds only what is under way (calls
 * that last, records that travel) and four bytes a subscriber. Nothing arrives after the end; a
 * call that is still up then has no end, as with a real feed that is cut.
 *
 * <p>For one thread.
 */
public final class Simulation implements Iterator<SimulatedRecord> {

  private final SimulationSettings settings;
  private final PriorityQueue<Turn> turns = new PriorityQueue<>();
  private final TransitQueue transit;
  private final ProviderNetwork network;
  private final ActorSchedule schedule;
  private long order;

  private Simulation(SimulationSettings settings) {
    this.settings = settings;
    Directory directory = new Directory(settings.seed(), settings.subscribers());
    transit = new TransitQueue(new RandomSource(settings.seed(), -1));
    String run = Long.toString(RandomSource.hash(settings.seed(), settings.from()) >>> 40, 36);
    network = new ProviderNetwork(directory, transit, run);
    schedule = new ActorSchedule(settings, directory);
    if (settings.profile() == TrafficProfile.DEMO) {
      addDemonstration(settings, directory);
    } else {
      addProvider(settings, directory);
    }
    for (ScheduledActor role : schedule.roles()) {
      turns.add(new Turn(role.first(), order++, role));
    }
  }

  private void addDemonstration(SimulationSettings settings, Directory directory) {
    schedule.unlabelled(
        settings.from(), new PlainSubscribers(settings, directory, schedule.random()));
    if (settings.traps()) {
      Lookalikes.addThoseOfDemonstrations(schedule);
    }
    if (settings.attacks()) {
      AttackCatalogue.addThoseOfDemonstrations(schedule);
    }
  }

  private void addProvider(SimulationSettings settings, Directory directory) {
    schedule.unlabelled(settings.from(), new Subscribers(settings, directory, schedule.random()));
    if (settings.traps()) {
      Lookalikes.addAll(schedule);
    }
    if (settings.attacks()) {
      AttackCatalogue.addTo(schedule);
    }
  }

  public static Simulation of(SimulationSettings settings) {
    return new Simulation(settings);
  }

  @Override
  public boolean hasNext() {
    advance();
    return transit.next() <= settings.to();
  }

  @Override
  public SimulatedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the simulation is over");
    }
    return transit.take();
  }

  /** What has happened so far; complete once there is no next record. */
  public GroundTruth truth() {
    return schedule.truth();
  }

  /** Lets everybody act who could still write something that arrives before the next record. */
  private void advance() {
    while (!turns.isEmpty()
        && turns.peek().at <= settings.to()
        && turns.peek().at <= transit.next()) {
      Turn turn = turns.remove();
      network.attribute(turn.role.label());
      long again = turn.role.actor().act(turn.at, network);
      if (again != Actor.NEVER) {
        turns.add(new Turn(again, order++, turn.role));
      }
    }
  }

  private record Turn(long at, long order, ScheduledActor role) implements Comparable<Turn> {

    @Override
    public int compareTo(Turn other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }
}
