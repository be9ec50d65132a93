/**
 * Breaks a running cluster on purpose, in every way that {@link io.ringfence.faults.Faults} names,
 * and compares what came of it with an undisturbed run.
 */
package io.ringfence.faults;
