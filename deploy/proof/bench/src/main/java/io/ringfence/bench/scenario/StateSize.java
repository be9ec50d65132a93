package io.ringfence.bench.scenario;

import io.ringfence.bench.measure.KeyedStateSize;
import io.ringfence.bench.measure.KeyedStateSize.Size;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import java.util.Map;

/**
 * What a subject takes in the state.
 *
 * @param prefix that of the shipped pack, or none
 */
public record StateSize(BenchContext bench, String prefix) {

  /** Reads the whole tape with the shipped pack, and looks at what is left of it. */
  public void measure(Tape tape) throws Exception {
    try (BenchRun run = new Throughput(bench, tape).start("full", Backend.ROCKSDB, tape)) {
      run.steady(tape);
      put(run, tape);
    }
  }

  /** Looks at what is left of a tape that was read. */
  void put(BenchRun run, Tape tape) throws Exception {
    Map<String, Size> judge =
        KeyedStateSize.of(run.savepoint(bench.settings().folder()), "subject");
    long subjects = judge.get("subject").entries;
    double each = judge.values().stream().mapToDouble(Size::bytes).sum() / subjects;
    bench.figures().put(prefix + "bytesPerSubject", Math.round(each));
    bench.figures().put(prefix + "state.subjects", subjects);
    bench.figures().put(prefix + "state.eventSeconds", tape.seconds());
    judge.forEach(
        (name, size) -> {
          String path = prefix + "state." + name.replaceAll("[^a-z-]+", "-");
          bench.figures().put(path + ".entries", size.entries);
          bench.figures().put(path + ".keyBytes", size.keyBytes);
          bench.figures().put(path + ".valueBytes", size.valueBytes);
          bench.figures().put(path + ".largestValue", size.largestValue);
        });
    bench.say(
        "state: %,d subjects after %.1f hours, %.0f bytes each, timers and keys included",
        subjects, tape.seconds() / 3600, each);
  }
}
