package io.ringfence.simulator.world;

/** Which attacks, look-alikes and ordinary habits a simulation has. */
public enum TrafficProfile {
  /** A dozen attacks, played as fast as a few minutes have room for: for demonstrations. */
  DEMO,
  /** Every fraud of the contract that traffic can show, loud and slow, no two attacks alike. */
  PROVIDER
}
