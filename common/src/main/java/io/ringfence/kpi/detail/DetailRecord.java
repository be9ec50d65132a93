package io.ringfence.kpi.detail;

import io.ringfence.kpi.counter.IndicatorFact;
import io.ringfence.signal.Signal;
import java.util.List;

/**
 * What is kept of one call, one message, one participant of a meeting, or of the ids of single
 * events, until it cannot change any more. It holds nobody's number, device or address. Mutable,
 * owned by its key.
 */
public sealed interface DetailRecord
    permits CallDetailRecord, MessageDetailRecord, AttendanceDetailRecord, EventDeduplication {

  /** An empty one for a signal's key. */
  static DetailRecord of(Signal signal, KpiSettings settings) {
    return switch (DetailRecordKey.kind(signal)) {
      case DetailRecordKey.CALL -> new CallDetailRecord(settings);
      case DetailRecordKey.MESSAGE -> new MessageDetailRecord(settings);
      case DetailRecordKey.ATTENDANCE -> new AttendanceDetailRecord(settings);
      default -> new EventDeduplication(settings);
    };
  }

  /** What counts as things are. */
  List<IndicatorFact> facts();

  /**
   * Takes in a signal of this dossier's key, as {@link SignalAnonymizer} left it.
   *
   * @param watermark event time reached
   * @return whether it was known: its id had come before
   */
  boolean add(Signal signal, long watermark);

  /** Event time of the earliest of what is kept; {@link Long#MAX_VALUE} of what goes soon. */
  long since();

  /** How many things are kept under this key: ordinarily one. */
  default int counted() {
    return 1;
  }

  /** Lets time pass: a call that is up is carried into the next hour. Others do not change. */
  default void tick(long watermark) {}

  /** Event time at which {@link #tick} has something to do, or the dossier may go. */
  long deadline();

  /** Whether nothing can change any more. */
  default boolean finished(long watermark) {
    return watermark >= deadline();
  }
}
