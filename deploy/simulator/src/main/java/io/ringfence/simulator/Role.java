package io.ringfence.simulator;

/**
 * An actor and its first appearance.
 *
 * @param label the attack that it carries out, or null
 */
record Role(long first, Actor actor, Label label) {}
