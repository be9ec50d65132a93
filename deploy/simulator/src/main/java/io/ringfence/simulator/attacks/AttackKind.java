package io.ringfence.simulator.attacks;

import io.ringfence.simulator.attacks.AttackRun.Beginning;
import java.util.List;
import java.util.function.Function;

/**
 * A kind of attack.
 *
 * @param shown whether demonstrations have it: it is what it is however fast it is played; a slow
 *     one if there is time for it
 * @param minutes how much time it needs before the simulation ends, or it would not be what it is
 * @param frauds names that count as right for it, the best first
 * @param plan what happens in one attack of this kind
 */
public record AttackKind(
    String name,
    boolean slow,
    boolean shown,
    int minutes,
    List<String> frauds,
    Function<Beginning, AttackRun> plan) {}
