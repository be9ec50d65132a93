package io.ringfence.kpi.detail;

import io.ringfence.kpi.counter.CounterAccumulator;
import io.ringfence.kpi.counter.CounterType;
import io.ringfence.kpi.counter.IndicatorFact;
import io.ringfence.kpi.counter.IndicatorFamily;
import io.ringfence.kpi.counter.IndicatorGroup;
import io.ringfence.signal.Message;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import java.util.List;

/**
 * One message: it counts in the minute of its submission, by the last status. Where no record says
 * that it was submitted, the record of the message itself stands in.
 */
final class MessageDetailRecord implements DetailRecord {

  /** Reports come for as long as a network tries to deliver: mostly a day, at most three. */
  private static final long PENDING = 72 * IndicatorFact.HOUR;

  /**
   * What one record says.
   *
   * @param status code of a topic
   */
  record Status(long time, String id, int status, String channel, String country) {
    boolean before(Status other) {
      int byTime = Long.compare(time, other.time);
      int byOrder = byTime == 0 ? Integer.compare(order(), other.order()) : byTime;
      return (byOrder == 0 ? id.compareTo(other.id) : byOrder) < 0;
    }

    boolean submitted() {
      return status == SignalTopic.MESSAGE_SUBMITTED.code();
    }

    /** At one time, a submission comes before its fate. */
    private int order() {
      return submitted() ? 0 : 1;
    }
  }

  private final KpiSettings settings;

  /** The lowest submission, else the lowest record of the message itself; or null. */
  Status origin;

  /** The lowest record of all with a country, or null. */
  Status placed;

  /** The highest record of all, or null. */
  Status last;

  long touched;

  MessageDetailRecord(KpiSettings settings) {
    this.settings = settings;
    this.touched = Long.MIN_VALUE;
  }

  @Override
  public boolean add(Signal signal, long watermark) {
    touched = Math.max(touched, watermark);
    Message message = (Message) signal;
    Status status =
        new Status(
            message.time(), message.id(), message.status().code(), message.channel(), message.to());
    boolean known = status.equals(origin) || status.equals(last) || status.equals(placed);
    if (isOfTheMessageItself(message) && (origin == null || originates(status))) {
      origin = status;
    }
    if (!status.country().isEmpty() && (placed == null || status.before(placed))) {
      placed = status;
    }
    if (last == null || last.before(status)) {
      last = status;
    }
    return known;
  }

  private boolean originates(Status status) {
    return status.submitted() == origin.submitted() ? status.before(origin) : status.submitted();
  }

  /** A report of what became of a message has an id of its own, and no text. */
  private static boolean isOfTheMessageItself(Message message) {
    return message.status() == SignalTopic.MESSAGE_SUBMITTED
        || message.message().equals(message.id())
        || message.length() >= 0;
  }

  @Override
  public List<IndicatorFact> facts() {
    if (origin == null) {
      return List.of();
    }
    String country =
        origin.country().isEmpty() && placed != null ? placed.country() : origin.country();
    CounterAccumulator sum = new CounterAccumulator();
    sum.add(CounterType.SUBMITTED, 1);
    switch (SignalTopic.ofCode(last.status())) {
      case MESSAGE_DELIVERED -> sum.add(CounterType.DELIVERED, 1);
      case MESSAGE_FAILED -> sum.add(CounterType.FAILED, 1);
      case MESSAGE_BLOCKED -> sum.add(CounterType.BLOCKED, 1);
      default -> {
        // Nothing is known of its fate.
      }
    }
    IndicatorGroup cell = IndicatorGroup.of(IndicatorFamily.MESSAGES, origin.channel(), country);
    return List.of(new IndicatorFact(IndicatorFact.minute(origin.time()), cell, sum.figures()));
  }

  @Override
  public long deadline() {
    boolean settled = origin != null && !last.submitted();
    return Math.max(last.time() + (settled ? 0 : PENDING), touched) + settings.memory();
  }

  @Override
  public long since() {
    long since = Long.MAX_VALUE;
    for (Status each : new Status[] {origin, placed, last}) {
      since = each == null ? since : Math.min(since, each.time());
    }
    return since;
  }

  @Override
  public boolean finished(long watermark) {
    return last == null || watermark >= deadline();
  }
}
