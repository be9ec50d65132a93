package io.ringfence.bench.measure;

import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What a run keeps in memory and on disk at one moment.
 *
 * @param heap bytes in use after a full collection
 * @param cache bytes of RocksDB's memory that the judges use
 * @param files bytes of the judges' files on disk
 */
public record Footprint(long heap, long cache, long files) {

  /** The least of the heap, as what a run before has not let go of yet is none of this one's. */
  public static Footprint of(List<Footprint> each) {
    return new Footprint(
        each.stream().mapToLong(Footprint::heap).min().orElse(0),
        (long) each.stream().mapToLong(Footprint::cache).average().orElse(0),
        (long) each.stream().mapToLong(Footprint::files).average().orElse(0));
  }

  public static Footprint of(String run) {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new Footprint(heap, RocksDbGauges.cache(run), RocksDbGauges.files(run));
  }
}
