package io.ringfence.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.Change;
import io.ringfence.signal.Signal;
import io.ringfence.signal.fixture.CallFixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A call's state and what has been told of it, kept as a reader of changes keeps it. */
final class EmittedPhases {

  static final long LATENESS = 10 * CallRecordFixtures.MINUTE;
  static final long SLOW = 30 * CallRecordFixtures.MINUTE;

  final CallAssembler assembler =
      new CallAssembler(
          source -> source.equals("slow") ? SLOW : LATENESS, 4 * CallRecordFixtures.HOUR);
  private final Map<String, Integer> revisions = new HashMap<>();
  private final Map<String, Call> held = new TreeMap<>();
  private CallRecords state = new CallRecords();

  boolean add(Call record, long watermark) {
    AssemblyResult assembled = assembler.add(state, record, 0, watermark);
    apply(assembled.changes());
    return assembled.duplicate();
  }

  /** Adds a record of a feed that is so far behind event time, in milliseconds. */
  void addBehind(long behind, long watermark, CallFixture record) {
    apply(assembler.add(state, record.call(), behind, watermark).changes());
  }

  void addAll(long watermark, CallFixture... records) {
    for (CallFixture each : records) {
      add(each.call(), watermark);
    }
  }

  boolean tick(long watermark) {
    List<Change> changes = assembler.tick(state, watermark);
    apply(changes);
    return !changes.isEmpty();
  }

  CallRecords state() {
    return state;
  }

  /** What holds, by identity. */
  Map<String, Call> held() {
    return held;
  }

  Call phase(CallPhase phase) {
    return held.get("c\n" + phase);
  }

  List<Long> marksMinutes() {
    return held.values().stream()
        .filter(each -> each.phase() == CallPhase.ONGOING)
        .map(each -> each.talkMillis() / CallRecordFixtures.MINUTE)
        .sorted()
        .toList();
  }

  /** As a savepoint would: what is not stored is lost. */
  void storeAndRestore() {
    try {
      CallRecordsCodec codec = new CallRecordsCodec();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      codec.write(state, new DataOutputStream(bytes));
      state =
          codec.read(
              new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), codec.version());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void apply(List<Change> changes) {
    for (Change change : changes) {
      Signal any = change.after().or(change::before).orElseThrow();
      String identity = any.identity();
      assertThat(change.before()).isEqualTo(Optional.ofNullable(held.get(identity)));
      assertThat(change.revision()).isEqualTo(revisions.getOrDefault(identity, -1) + 1);
      revisions.put(identity, change.revision());
      if (change.after().isPresent()) {
        held.put(identity, (Call) change.after().get());
      } else {
        held.remove(identity);
      }
    }
  }
}
