package io.ringfence.simulator.world;

/** Which attacks, look-alikes and ordinary habits a simulation has. */
public enum TrafficProfile {
  /** A dozen attacks that a few minutes have room for, each always the same: for demonstrations. */
  DEMO,
  /** Every fraud of the contract that traffic can show, loud and slow, no two attacks alike. */
  PROVIDER
}
