/** Subscribers and attacks for demonstrations of a few minutes and for the benchmark. */
package io.ringfence.simulator.demo;
