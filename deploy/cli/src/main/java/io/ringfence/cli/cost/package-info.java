/**
 * What the rules of a pack cost: the same traffic through the router and the judge with the pack,
 * without each of its rules, and with each rule alone. Counts are exact; time is this machine's.
 */
package io.ringfence.cli.cost;
