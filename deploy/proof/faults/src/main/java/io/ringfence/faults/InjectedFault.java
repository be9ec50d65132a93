package io.ringfence.faults;

import java.util.List;

/**
 * One way in which a run is disturbed.
 *
 * @param name in options and tables
 * @param guarantees those under which it is tried, in turns
 * @param lasts whether something is away for a while, during which records go on coming
 * @param strike does it
 */
record InjectedFault(String name, List<Guarantee> guarantees, boolean lasts, Strike strike) {

  static final List<Guarantee> BOTH = List.of(Guarantee.values());

  /** Something that is over at once. */
  static InjectedFault blow(String name, Strike strike) {
    return new InjectedFault(name, BOTH, false, strike);
  }

  /** Something that is away from one act to the other. */
  static InjectedFault outage(String name, Strike leave, Strike comeBack) {
    Strike both =
        rig -> {
          leave.on(rig);
          rig.awaitOutage();
          comeBack.on(rig);
        };
    return new InjectedFault(name, BOTH, true, both);
  }

  /** What is done to a run. */
  interface Strike {

    /** Before Flink is started. */
    default void prepare(Rig rig) throws Exception {}

    /** While records come in; returns once the fault is over. */
    void on(Rig rig) throws Exception;
  }
}
