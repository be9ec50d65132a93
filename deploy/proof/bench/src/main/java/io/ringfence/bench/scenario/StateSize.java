package io.ringfence.bench.scenario;

import io.ringfence.bench.measure.KeyedStateSize;
import io.ringfence.bench.measure.KeyedStateSize.Size;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;

/** What a subject takes in the state of the shipped pack. */
public final class StateSize {

  private StateSize() {}

  /** Reads the whole tape, and looks at what is left of it. */
  public static void measure(BenchContext bench, Tape tape) throws Exception {
    try (BenchRun run = new Throughput(bench, tape).start("full", Backend.ROCKSDB, tape)) {
      run.steady(tape);
      Size judge = KeyedStateSize.of(run.savepoint(bench.settings().folder()), "subject");
      double each = (double) judge.bytes / judge.entries;
      bench.figures().put("bytesPerSubject", Math.round(each));
      bench.figures().put("state.subjects", judge.entries);
      bench.figures().put("state.eventSeconds", tape.seconds());
      bench.say(
          "state: %,d subjects after %.1f hours, %.0f bytes each, timers and keys included",
          judge.entries, tape.seconds() / 3600, each);
    }
  }
}
