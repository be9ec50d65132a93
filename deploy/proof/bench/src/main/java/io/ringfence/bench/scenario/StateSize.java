package io.ringfence.bench.scenario;

import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.cli.audit.savepoint.Savepoint;
import io.ringfence.cli.audit.savepoint.StateVisitor;
import java.util.HashMap;
import java.util.Map;

/**
 * What a subject takes in the state of the shipped pack: the bytes of keys and values as a
 * canonical savepoint has them. That is also what RocksDB is given to store, before it shares
 * prefixes or compresses.
 */
public final class StateSize implements StateVisitor {

  private static final String SUBJECT = "subject";

  /** Bytes by operator, of all its states and timers. */
  private final Map<String, Long> bytes = new HashMap<>();

  /** The operator that keeps subjects. */
  private String judge = "";

  private long subjects;

  private StateSize() {}

  /** Reads the whole tape, and looks at what is left of it. */
  public static void measure(BenchContext bench, Tape tape) throws Exception {
    try (BenchRun run = new Throughput(bench, tape).start("full", Backend.ROCKSDB, tape)) {
      run.steady(tape);
      StateSize size = new StateSize();
      Savepoint.open(run.savepoint(bench.settings().folder())).showKeyed(size);
      double each = (double) size.bytes.get(size.judge) / size.subjects;
      bench.figures().put("bytesPerSubject", Math.round(each));
      bench.figures().put("state.subjects", size.subjects);
      bench.figures().put("state.eventSeconds", tape.seconds());
      bench.say(
          "state: %,d subjects after %.1f hours, %.0f bytes each, timers and keys included",
          size.subjects, tape.seconds() / 3600, each);
    }
  }

  @Override
  public void keyed(String operator, String name, String key, byte[] rawKey, byte[] value) {
    bytes.merge(operator, (long) rawKey.length + value.length, Long::sum);
    if (name.equals(SUBJECT)) {
      judge = operator;
      subjects++;
    }
  }

  @Override
  public void timer(String operator, String name, String key, long time, byte[] raw) {
    bytes.merge(operator, (long) raw.length, Long::sum);
  }

  @Override
  public void unreadable(String operator, String what) {
    throw new IllegalStateException(operator + ": " + what);
  }
}
