/**
 * The verb that compares alerts with the ground truth of labelled traffic: what was found, who was
 * wrongly accused, how soon. {@code input} reads, {@code score} decides what counts, {@code report}
 * shows it.
 */
package io.ringfence.cli.evaluate;
