package io.ringfence.jobs.detection.lists;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.keyed.BroadcastUpdate;
import io.ringfence.jobs.keyed.KeyedHost;
import io.ringfence.jobs.keyed.erasure.StoredLedger;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The operator that tells every task of listings and erasures, before a clock of the test's. */
final class FanOutHarness
    extends KeyedOneInputStreamOperatorTestHarness<String, Signal, BroadcastUpdate> {

  static final long START = 1_700_000_000_000L;
  static final long DAY = 24 * 3_600_000L;
  static final long KEEP = 90 * DAY;
  static final Subject NUMBER = new Subject(SubjectKind.NUMBER, "+12025550111");

  FanOutHarness(RetentionClock clock) throws Exception {
    this(clock, StoredLedger.NONE);
  }

  FanOutHarness(RetentionClock clock, StoredLedger ledger) throws Exception {
    super(
        new KeyedHost<>(new FanOutStage(clock, KEEP, ledger)),
        signal ->
            (signal instanceof Privacy request ? request.subject() : ((Listing) signal).subject())
                .key(),
        StreamTypes.KEY);
  }

  static Listing change(String id, long time, SignalTopic action, Subject subject) {
    return new Listing(
        id, time, "default", action, subject, "house", "", time, Long.MAX_VALUE, false, "ann");
  }

  static Listing ofNumber(String id, long time, SignalTopic action) {
    return change(id, time, action, NUMBER);
  }

  void send(Listing listing) throws Exception {
    processElement(listing, listing.time());
  }

  void ask(String id, long time, SignalTopic action, long until) throws Exception {
    processElement(
        new Privacy(id, time, "desk", action, NUMBER, "")
            .askedBy("ann")
            .on(new Privacy.HoldTerms("a court", until, Signal.ABSENT)),
        time);
  }

  void watermark(long time) throws Exception {
    processWatermark(new Watermark(time));
  }

  /** Which request erases up to when. */
  List<String> erased() {
    return extractOutputValues().stream()
        .filter(BroadcastUpdate.Erased.class::isInstance)
        .map(each -> ((BroadcastUpdate.Erased) each).erasure())
        .map(each -> each.request() + " " + (each.upTo() - START))
        .toList();
  }

  List<String> heard() {
    return extractOutputValues().stream()
        .map(each -> ((BroadcastUpdate.Listed) each).listing().id())
        .toList();
  }

  @Override
  public void close() throws IOException {
    Closing.narrowed(super::close);
  }
}
