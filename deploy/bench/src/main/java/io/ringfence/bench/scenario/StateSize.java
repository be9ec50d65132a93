package io.ringfence.bench.scenario;

import io.ringfence.bench.measure.KeyedStateSize;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;

/** What a subject takes in the state, once the windows of the shipped pack have filled. */
public final class StateSize {

  /** No key has this in it. */
  private static final String NOBODY = "nobody at all";

  private final BenchContext bench;

  public StateSize(BenchContext bench) {
    this.bench = bench;
  }

  /** Reads the whole tape, and looks at what is left of it. */
  public void measure(Tape tape) throws Exception {
    try (BenchRun run = new Throughput(bench, tape).start("full", Backend.ROCKSDB, tape)) {
      run.steady(tape);
      put(
          KeyedStateSize.of(run.savepoint(bench.settings().folder()), "subject", NOBODY),
          tape.seconds());
    }
  }

  private void put(KeyedStateSize judge, double seconds) {
    long subjects = judge.sizes().get("subject").entries;
    double each = (double) judge.bytes() / subjects;
    bench.figures().put("bytesPerSubject", Math.round(each));
    bench.figures().put("state.subjects", subjects);
    bench.figures().put("state.eventSeconds", seconds);
    judge
        .sizes()
        .forEach(
            (name, size) -> {
              String path = "state." + name.replaceAll("[^a-z-]+", "-");
              bench.figures().put(path + ".entries", size.entries);
              bench.figures().put(path + ".keyBytes", size.keyBytes);
              bench.figures().put(path + ".valueBytes", size.valueBytes);
              bench.figures().put(path + ".largestValue", size.largestValue);
            });
    bench.say(
        "state: %,d subjects after %.0f hours, %.0f bytes each, timers and keys included",
        subjects, seconds / 3600, each);
  }
}
