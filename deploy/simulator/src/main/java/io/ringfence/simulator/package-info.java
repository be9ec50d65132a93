/**
 * Labelled traffic from a seed: ordinary subscribers, customers that look like fraudsters (traps)
 * and fraudsters (attacks).
 *
 * <p>It is written from how networks and fraudsters behave, never from what a rule looks for, and
 * so depends on nothing else of Ringfence: it writes the records of the contract as any provider
 * would.
 */
package io.ringfence.simulator;
