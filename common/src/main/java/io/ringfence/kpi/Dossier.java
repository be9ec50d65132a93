package io.ringfence.kpi;

import io.ringfence.signal.Signal;
import java.util.List;

/**
 * What is kept of one call, one message, one participant of a meeting, or of the ids of single
 * events, until it cannot change any more. It holds nobody's number, device or address. Mutable,
 * owned by its key.
 */
public sealed interface Dossier permits CallDossier, MessageDossier, AttendanceDossier, IdDossier {

  /** An empty one for a signal's key. */
  static Dossier of(Signal signal, KpiSettings settings) {
    return switch (Key.kind(signal)) {
      case Key.CALL -> new CallDossier(settings);
      case Key.MESSAGE -> new MessageDossier(settings);
      case Key.ATTENDANCE -> new AttendanceDossier(settings);
      default -> new IdDossier(settings);
    };
  }

  /** What counts as things are. */
  List<Fact> facts();

  /**
   * Takes in a signal of this dossier's key, as {@link Impersonal} left it.
   *
   * @param watermark event time reached
   * @return whether it was known: its id had come before
   */
  boolean add(Signal signal, long watermark);

  /** Lets time pass: a call that is up is carried into the next hour. */
  void tick(long watermark);

  /** Event time at which {@link #tick} has something to do, or the dossier may go. */
  long deadline();

  /** Whether nothing can change any more. */
  boolean finished(long watermark);
}
