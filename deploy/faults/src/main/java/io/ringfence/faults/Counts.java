package io.ringfence.faults;

/**
 * How many records a job has read, and what became of them.
 *
 * <p>Each is asked for by itself, of figures that tasks send every few seconds: they belong
 * together once they add up.
 */
record Counts(long read, long accepted, long rejected, long late) {

  private static final int LOOKS = 30;
  private static final long LOOK_MILLIS = 1_000;

  private boolean addUp() {
    return read == accepted + rejected + late;
  }

  /** Of a job that reads nothing more; as they are at last, if they never add up. */
  static Counts settled(Supplier job) throws Exception {
    Counts counts = of(job);
    for (int look = 0; look < LOOKS && !counts.addUp(); look++) {
      Thread.sleep(LOOK_MILLIS);
      counts = of(job);
    }
    return counts;
  }

  private static Counts of(Supplier job) throws Exception {
    return new Counts(job.sum("read"), job.sum("accepted"), job.sum("rejected"), job.sum("late"));
  }

  /** The sum of a figure over all tasks. */
  interface Supplier {
    long sum(String figure) throws Exception;
  }
}
