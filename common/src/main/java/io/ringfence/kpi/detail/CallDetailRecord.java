package io.ringfence.kpi.detail;

import io.ringfence.assemble.CallRecords;
import io.ringfence.kpi.counter.IndicatorFact;
import io.ringfence.signal.Call;
import io.ringfence.signal.Signal;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls of one call id: ordinarily one. Records that name different callers or different called
 * parties are of different calls, because an id may be a caller's to choose, and many calls must
 * not count as one. Records that name one party are of the first call with that party, those that
 * name none of the first call. So what counts follows from the set of records, not from their
 * order.
 */
final class CallDetailRecord implements DetailRecord {

  private final KpiSettings settings;

  /** By whom they name, in the order in which they came; none is empty. */
  final List<PartyRecords> records;

  /** The highest watermark at which a record came, or up to which time has been let pass. */
  long touched;

  long watermark;

  /** What the records add up to; null where they have changed since. Not stored. */
  private List<CountedCall> calls;

  CallDetailRecord(KpiSettings settings) {
    this(settings, new ArrayList<>(2), Long.MIN_VALUE, Long.MIN_VALUE);
  }

  CallDetailRecord(KpiSettings settings, List<PartyRecords> records, long touched, long watermark) {
    this.settings = settings;
    this.records = records;
    this.touched = touched;
    this.watermark = watermark;
  }

  @Override
  public boolean add(Signal signal, long now) {
    watermark = Math.max(watermark, now);
    touched = Math.max(touched, now);
    calls = null;
    Call record = (Call) signal;
    return of(record).records().put(SignalAnonymizer.withoutParties(record));
  }

  private PartyRecords of(Call record) {
    String caller = SignalAnonymizer.caller(record);
    String called = SignalAnonymizer.called(record);
    for (PartyRecords each : records) {
      if (each.names(caller, called)) {
        return each;
      }
    }
    if (records.size() < CallRecords.MOST_OF_ONE_ID) {
      records.add(new PartyRecords(caller, called, new CallRecords()));
    }
    return records.get(records.size() - 1);
  }

  private List<CountedCall> calls() {
    if (calls == null) {
      calls = apart().stream().map(each -> new CountedCall(each.records())).toList();
    }
    return calls;
  }

  private List<PartyRecords> apart() {
    if (records.size() < 2) {
      return records;
    }
    List<PartyRecords> apart = new ArrayList<>(2);
    records.stream()
        .filter(each -> !each.namesNobody())
        .sorted(PartyRecords.MOST_NAMED_FIRST)
        .forEach(each -> join(apart, each));
    apart.sort(PartyRecords.EARLIEST_FIRST);
    records.stream().filter(PartyRecords::namesNobody).forEach(each -> join(apart, each));
    return apart;
  }

  private static void join(List<PartyRecords> apart, PartyRecords more) {
    for (int i = 0; i < apart.size(); i++) {
      if (apart.get(i).fit(more)) {
        apart.set(i, apart.get(i).and(more));
        return;
      }
    }
    apart.add(more);
  }

  @Override
  public long since() {
    return records.stream().mapToLong(PartyRecords::since).min().orElse(Long.MAX_VALUE);
  }

  @Override
  public int counted() {
    return calls().size();
  }

  @Override
  public void tick(long now) {
    watermark = Math.max(watermark, now);
  }

  @Override
  public List<IndicatorFact> facts() {
    List<IndicatorFact> facts = new ArrayList<>(4);
    calls().forEach(each -> facts.addAll(each.facts(watermark)));
    return facts;
  }

  /** A call that is over waits for the others of its id. */
  @Override
  public long deadline() {
    long last = Long.MIN_VALUE;
    long next = Long.MAX_VALUE;
    for (CountedCall each : calls()) {
      long goes = goes(each);
      last = Math.max(last, goes);
      if (goes > watermark) {
        next = Math.min(next, each.deadline(watermark, goes));
      }
    }
    return next == Long.MAX_VALUE ? last : next;
  }

  @Override
  public boolean finished(long now) {
    return calls().stream().allMatch(each -> now >= goes(each));
  }

  private long goes(CountedCall call) {
    return Math.max(call.over(), touched) + settings.memory();
  }
}
