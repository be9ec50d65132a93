package io.ringfence.bench.report;

/**
 * What one run of the sizing model's took.
 *
 * @param name for people
 * @param judged whether the model is held against it instead of fitted to it
 * @param subscribers of the simulated provider
 * @param signals that were read
 * @param subjects whose state there is at its end
 * @param measures of the pack
 * @param deliveries to subjects, for each signal
 * @param routing CPU time of a signal, in microseconds, up to judges that do nothing
 * @param micros CPU time of a signal while the run was steady, everything included
 * @param stateBytes of all keyed state at its end, as a canonical savepoint has it
 * @param fileBytes of the judges' files on disk at its end
 * @param writtenBytes to local disk and checkpoint storage, from the first record on
 * @param memoryBytes that RocksDB has for all slots
 */
public record SizedRun(
    String name,
    boolean judged,
    int subscribers,
    long signals,
    long subjects,
    int measures,
    double deliveries,
    double routing,
    double micros,
    long stateBytes,
    long fileBytes,
    long writtenBytes,
    long memoryBytes) {

  /** How often the state is as large as the memory for it. */
  double timesMemory() {
    return (double) stateBytes / memoryBytes;
  }

  /** Deliveries to a subject since it was first seen. */
  double deliveriesASubject() {
    return deliveries * signals / subjects;
  }

  /** Of the deliveries, how many were to a subject that had been seen before. */
  double known() {
    return 1 - 1 / Math.max(1, deliveriesASubject());
  }

  double bytesASubject() {
    return (double) stateBytes / subjects;
  }
}
