package io.ringfence.simulator.world;

import io.ringfence.simulator.output.AttackLabel;

/**
 * An actor and its first appearance.
 *
 * @param label the attack that it carries out, or null
 */
public record ScheduledActor(long first, Actor actor, AttackLabel label) {}
