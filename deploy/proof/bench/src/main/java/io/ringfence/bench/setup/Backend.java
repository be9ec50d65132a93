package io.ringfence.bench.setup;

/** Where keyed state is kept. */
public enum Backend {
  HEAP("heap", "hashmap"),
  ROCKSDB("rocksdb", "rocksdb");

  /** As the benchmark's JSON has it. */
  public final String label;

  /** As Flink has it. */
  final String flink;

  Backend(String label, String flink) {
    this.label = label;
    this.flink = flink;
  }
}
