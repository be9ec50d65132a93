package io.ringfence.cli.evaluate.score;

import io.ringfence.cli.evaluate.input.AlertRecord;
import java.util.Set;

/**
 * An alert, held against the truth.
 *
 * @param right whether an attack explains it
 * @param traps names of the traps that it accuses, whether it is right or not
 */
public record ScoredAlert(AlertRecord alert, boolean right, Set<String> traps) {}
