package io.ringfence.assemble;

import io.ringfence.signal.Message;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import java.util.List;

/**
 * What one record says of its message: the status that it reports and, where that is a later one,
 * the submission that must have come before.
 *
 * <p>Feeds differ: some report a submission and then its fate, some only the fate. Rules and
 * measures on {@code message.submitted} have to see the messages of both. No state is needed: the
 * derived submission has the identity of a reported one, equal identities count once, and a
 * reported one holds before a derived. A status report that follows (it has an id of its own and no
 * text) derives nothing, because its time is not the submission's, and the record it refers to has
 * told of that.
 */
public final class MessagePhases {

  private MessagePhases() {}

  /** The submission first. */
  public static List<Signal> of(Message record) {
    if (record.status() == SignalTopic.MESSAGE_SUBMITTED || !origin(record)) {
      return List.of(record);
    }
    return List.of(submitted(record), record);
  }

  /** Whether a record is of the message itself, and no report that follows. */
  static boolean origin(Message record) {
    return record.message().equals(record.id()) || !record.template().isEmpty();
  }

  private static Message submitted(Message record) {
    return new Message(
        record.id(),
        record.time(),
        record.source(),
        record.message(),
        SignalTopic.MESSAGE_SUBMITTED,
        true,
        record.channel(),
        record.from(),
        record.to(),
        record.account(),
        record.device(),
        record.address(),
        record.meeting(),
        record.segments(),
        record.template(),
        record.links(),
        record.length(),
        record.numbers(),
        record.linkHost());
  }
}
