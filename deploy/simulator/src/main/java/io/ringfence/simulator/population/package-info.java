/**
 * The people, numbers, countries and trunks of a simulation, and the random numbers behind them.
 */
package io.ringfence.simulator.population;
