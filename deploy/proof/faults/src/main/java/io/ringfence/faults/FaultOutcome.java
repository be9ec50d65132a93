package io.ringfence.faults;

import java.util.List;

/**
 * What came of one run.
 *
 * @param fault its name
 * @param repeat from 1
 * @param sent records that the brokers have taken
 * @param counted whether as many are accepted and late as in a run that nothing disturbed
 * @param kept refused and late records that the topics {@code rejected} and {@code late} have, each
 *     once
 * @param alerts last versions that should be there
 * @param differences of alerts, each with its id
 * @param repeats versions of alerts that a reader of committed records saw more than once
 * @param recovery seconds from the fault, or from its end where something was away, until all that
 *     had been sent by then was read
 * @param seconds of the whole run
 * @param failed what kept the run from its end, or empty
 */
record FaultOutcome(
    String fault,
    int repeat,
    Guarantee guarantee,
    long sent,
    long read,
    long accepted,
    long rejected,
    long late,
    boolean counted,
    long kept,
    int alerts,
    List<String> differences,
    int repeats,
    double recovery,
    double seconds,
    String failed) {

  static FaultOutcome failed(String fault, int repeat, Guarantee guarantee, String why) {
    return new FaultOutcome(
        fault, repeat, guarantee, 0, 0, 0, 0, 0, false, 0, 0, List.of(), 0, 0, 0, why);
  }

  boolean hasFailed() {
    return !failed.isEmpty();
  }

  /** Whether nothing was lost and nothing differs from a run that was not disturbed. */
  boolean good() {
    return !hasFailed()
        && counted
        && read == sent
        && read == accepted + rejected + late
        && kept == rejected + late
        && differences.isEmpty()
        && (guarantee == Guarantee.AT_LEAST_ONCE || repeats == 0);
  }
}
