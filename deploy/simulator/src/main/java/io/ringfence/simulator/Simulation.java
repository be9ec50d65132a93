package io.ringfence.simulator;

import io.ringfence.simulator.attacks.AttackCatalogue;
import io.ringfence.simulator.lookalikes.Lookalikes;
import io.ringfence.simulator.output.GroundTruth;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.simulator.output.Timetable;
import io.ringfence.simulator.output.TransitQueue;
import io.ringfence.simulator.population.Directory;
import io.ringfence.simulator.population.RandomSource;
import io.ringfence.simulator.world.Actor;
import io.ringfence.simulator.world.ActorSchedule;
import io.ringfence.simulator.world.PlainSubscribers;
import io.ringfence.simulator.world.ProviderNetwork;
import io.ringfence.simulator.world.SimulationSettings;
import io.ringfence.simulator.world.Subscribers;
import io.ringfence.simulator.world.TrafficProfile;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Traffic in order of arrival, made as it is asked for: memory holds only what is under way (calls
 * that last, records that travel) and four bytes a subscriber. Nothing arrives after the end; a
 * call that is still up then has no end, as with a real feed that is cut.
 *
 * <p>For one thread.
 */
public final class Simulation implements Iterator<SimulatedRecord> {

  private final SimulationSettings settings;
  private final Timetable<ActorSchedule.Role> turns = new Timetable<>();
  private final TransitQueue transit;
  private final ProviderNetwork network;
  private final ActorSchedule schedule;

  private Simulation(SimulationSettings settings) {
    this.settings = settings;
    Directory directory = new Directory(settings.seed(), settings.subscribers());
    transit = new TransitQueue(new RandomSource(settings.seed(), -1));
    String run = Long.toString(RandomSource.hash(settings.seed(), settings.from()) >>> 40, 36);
    network = new ProviderNetwork(transit, run);
    schedule = new ActorSchedule(settings, directory, network);
    boolean demo = settings.profile() == TrafficProfile.DEMO;
    schedule.unlabelled(
        settings.from(), demo ? new PlainSubscribers(schedule) : new Subscribers(schedule));
    if (!settings.ordinary()) {
      Lookalikes.addTo(schedule);
      AttackCatalogue.addTo(schedule);
    }
    schedule.roles().forEach(role -> turns.add(role.first(), role));
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
    while (turns.next() <= Math.min(settings.to(), transit.next())) {
      long now = turns.next();
      ActorSchedule.Role role = turns.take();
      network.attribute(role.label());
      long again = role.actor().act(now);
      if (again != Actor.NEVER) {
        turns.add(again, role);
      }
    }
  }
}
