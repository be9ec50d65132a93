package io.ringfence.cli.evaluate;

import java.util.Set;

/**
 * An alert, held against the truth.
 *
 * @param right whether an attack explains it
 * @param traps names of the traps that it accuses, whether it is right or not
 */
public record Judged(Accusation alert, boolean right, Set<String> traps) {}
