package io.ringfence.console.store;

/**
 * How much is held in memory.
 *
 * @param alerts at some 3 KB each
 * @param listings at some 600 bytes each
 * @param rows of indicators, at some 300 bytes each
 */
public record StoreLimits(int alerts, int listings, int rows) {

  /** Some 200 MB together when all are full. */
  public static final StoreLimits USUAL = new StoreLimits(40_000, 50_000, 120_000);

  public StoreLimits {
    if (alerts < 1 || listings < 1 || rows < 1) {
      throw new IllegalArgumentException("a limit is 1 or more");
    }
  }
}
