package io.ringfence.assemble;

import io.ringfence.signal.Message;
import io.ringfence.signal.SignalTopic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keyed state of one message id: the record that says who wrote to whom, and the reports of its
 * fate that do not, as those of an SMSC. What was told is not held: it follows from the rest.
 */
public final class MessageRecords {

  /** What becomes of a message. */
  static final List<SignalTopic> FATES =
      List.of(
          SignalTopic.MESSAGE_DELIVERED, SignalTopic.MESSAGE_FAILED, SignalTopic.MESSAGE_BLOCKED);

  /** Of two records with one id the contents decide, so that the order of arrival does not. */
  private static final Comparator<Message> ORDER =
      Comparator.comparingLong(Message::time)
          .thenComparing(Message::id)
          .thenComparing(Message::toString);

  /** The lowest record that says who wrote, without its text; null as long as there is none. */
  private Message origin;

  /** The lowest report of each fate, or null. */
  private final Message[] reports;

  /** The last revision of each fate, -1 where it was never told. */
  private final int[] revisions;

  private long remembered;
  private boolean settled;

  public MessageRecords() {
    this(null, new Message[FATES.size()], new int[FATES.size()], Long.MIN_VALUE, false);
    Arrays.fill(revisions, -1);
  }

  MessageRecords(
      Message origin, Message[] reports, int[] revisions, long remembered, boolean settled) {
    this.origin = origin;
    this.reports = reports;
    this.revisions = revisions;
    this.remembered = remembered;
    this.settled = settled;
  }

  MessageRecords copy() {
    return new MessageRecords(origin, reports.clone(), revisions.clone(), remembered, settled);
  }

  /** Every record that is held. */
  public List<Message> all() {
    List<Message> all = new ArrayList<>(4);
    Stream.concat(Stream.of(reports), Stream.ofNullable(origin))
        .filter(each -> each != null)
        .forEach(all::add);
    return all;
  }

  Message origin() {
    return origin;
  }

  Message[] reports() {
    return reports;
  }

  int[] revisions() {
    return revisions;
  }

  /** Until then a record of the message may come that changes what was told. */
  long remembered() {
    return remembered;
  }

  /** Whether its fate is known. */
  boolean settled() {
    return settled;
  }

  void remember(long until, boolean fate) {
    remembered = Math.max(remembered, until);
    settled |= fate;
  }

  /** Takes in who wrote to whom. */
  void originate(Message record) {
    Message slim = withoutText(record);
    if (origin == null || ORDER.compare(slim, origin) < 0) {
      origin = slim;
    }
  }

  /**
   * Takes in a report.
   *
   * @return whether the one that is held has its id
   */
  boolean report(Message record) {
    int fate = FATES.indexOf(record.status());
    Message held = reports[fate];
    if (held == null || ORDER.compare(record, held) < 0) {
      reports[fate] = record;
    }
    return held != null && held.id().equals(record.id());
  }

  /** What the reports say, with what the origin says where they do not; null for no report. */
  Message[] told() {
    Message[] told = new Message[reports.length];
    for (int i = 0; i < told.length; i++) {
      told[i] = reports[i] == null || origin == null ? reports[i] : joined(reports[i]);
    }
    return told;
  }

  private Message joined(Message report) {
    return new Message(
        report.id(),
        report.time(),
        report.source(),
        report.message(),
        report.status(),
        report.derived(),
        origin.channel(),
        origin.from(),
        either(report.to(), origin.to()),
        either(report.account(), origin.account()),
        either(report.device(), origin.device()),
        either(report.address(), origin.address()),
        either(report.meeting(), origin.meeting()),
        report.segments(),
        report.template(),
        report.links(),
        report.length(),
        report.numbers(),
        report.linkHost());
  }

  private static String either(String said, String known) {
    return said.isEmpty() ? known : said;
  }

  private static Message withoutText(Message record) {
    return new Message(
        record.id(),
        record.time(),
        record.source(),
        record.message(),
        record.status(),
        record.derived(),
        record.channel(),
        record.from(),
        record.to(),
        record.account(),
        record.device(),
        record.address(),
        record.meeting(),
        record.segments(),
        "",
        0,
        record.length(),
        0,
        "");
  }
}
