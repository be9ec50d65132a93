package io.ringfence.assemble;

import io.ringfence.signal.Message;
import io.ringfence.signal.SignalTopic;
import java.util.function.ToLongFunction;

/**
 * Joins reports of a message's fate that name no sender, as delivery receipts of an SMSC, to the
 * record that does. What has been told, amendments counted in, is a function of the set of the
 * message's records, whatever the order in which they came and however often.
 *
 * <p>Records that name their sender stand for themselves, see {@link MessagePhases}; here they only
 * say who wrote. Where an id comes with two senders, the lowest record counts.
 *
 * <p>A message is remembered for twice the lateness after its fate, and an SMS whose fate is not
 * known for as long as networks try to deliver. A chat message is refused at once or never.
 */
public final class MessageAssembler {

  private static final String CHAT = "chat";

  private final ToLongFunction<String> lateness;
  private final long pendingMillis;

  /**
   * Joins by the given settings.
   *
   * @param lateness in milliseconds, of a source
   * @param pendingMillis how long a report of an SMS may be in coming
   */
  public MessageAssembler(ToLongFunction<String> lateness, long pendingMillis) {
    this.lateness = lateness;
    this.pendingMillis = pendingMillis;
  }

  /** Whether a record is the report of a fate that does not say who wrote: it stands for nobody. */
  public static boolean isReport(Message record) {
    return record.status() != SignalTopic.MESSAGE_SUBMITTED
        && record.from().isEmpty()
        && !MessagePhases.origin(record);
  }

  /** Whether a report may refer to a record, or the record says that none will come any more. */
  public static boolean isReportedOn(Message record) {
    return !record.from().isEmpty()
        && (record.status() == SignalTopic.MESSAGE_SUBMITTED || !MessagePhases.origin(record));
  }

  /**
   * Takes in one record, for which either of the two holds.
   *
   * @param state of the record's message; changed
   * @param behind how far its feed is behind event time, in milliseconds
   */
  public AssemblyResult add(MessageRecords state, Message record, long behind) {
    Message[] before = state.told();
    boolean fate = record.status() != SignalTopic.MESSAGE_SUBMITTED;
    state.remember(record.time() + 2 * lateness.applyAsLong(record.source()) + behind, fate);
    boolean duplicate = false;
    if (isReport(record)) {
      duplicate = state.report(record);
    } else {
      state.originate(record);
    }
    return new AssemblyResult(
        CallAssembler.changes(state.revisions(), before, state.told()), duplicate, false);
  }

  /**
   * The event time at which to look at a message next. The fate of most is known at the first look,
   * and they can be dropped then.
   */
  public long deadline(MessageRecords state, long watermark) {
    return state.remembered() > watermark ? state.remembered() : goes(state);
  }

  /** Whether nothing is expected any more: the state may be dropped. */
  public boolean finished(MessageRecords state, long watermark) {
    return watermark >= goes(state);
  }

  private long goes(MessageRecords state) {
    return state.settled() || state.origin() == null || state.origin().channel().equals(CHAT)
        ? state.remembered()
        : Math.max(state.remembered(), state.origin().time() + pendingMillis);
  }
}
