package io.ringfence.kpi;

import io.ringfence.assemble.CallAssembler;
import io.ringfence.assemble.CallRecords;
import io.ringfence.assemble.WholeCall;
import io.ringfence.signal.Call;
import io.ringfence.signal.Signal;
import java.util.ArrayList;
import java.util.List;

/** One call: it counts in the minute of its attempt, and is up from then until its end. */
final class CallDossier implements Dossier {

  /**
   * An end that comes later is left out, and a call without one remembered for as long: longer than
   * any switch lets a call be up.
   */
  private static final long LAST_END = 24 * Fact.HOUR;

  /** A call without an end is taken to be up for so long: nearly every real call is shorter. */
  private static final long LAST_UP = 4 * Fact.HOUR;

  /**
   * A call that is up is carried into an hour before it begins, because records may be ahead of the
   * watermark: by a source's idleness of 15 minutes, and the 5 that clocks may differ by.
   */
  private static final long AHEAD = 30 * Fact.MINUTE;

  /** Nothing is too late here: a row is amended. Divided, because times are added to it. */
  private static final long NEVER_LATE = Long.MAX_VALUE / 4;

  private static final CallAssembler ASSEMBLER =
      new CallAssembler(source -> NEVER_LATE, 0, LAST_END);

  private final KpiSettings settings;
  private final CallRecords records;

  /** The highest watermark at which a record came, or up to which time has been let pass. */
  private long touched;

  private long watermark;

  /** What the records add up to; null where they have changed since. Not stored. */
  private WholeCall whole;

  CallDossier(KpiSettings settings) {
    this(settings, new CallRecords(), Long.MIN_VALUE, Long.MIN_VALUE);
  }

  CallDossier(KpiSettings settings, CallRecords records, long touched, long watermark) {
    this.settings = settings;
    this.records = records;
    this.touched = touched;
    this.watermark = watermark;
  }

  CallRecords records() {
    return records;
  }

  long touched() {
    return touched;
  }

  long watermark() {
    return watermark;
  }

  @Override
  public boolean add(Signal signal, long now) {
    watermark = Math.max(watermark, now);
    touched = Math.max(touched, now);
    whole = null;
    return records.put((Call) signal);
  }

  @Override
  public void tick(long now) {
    watermark = Math.max(watermark, now);
  }

  private WholeCall whole() {
    if (whole == null) {
      whole = ASSEMBLER.whole(records);
    }
    return whole;
  }

  @Override
  public List<Fact> facts() {
    if (records.isEmpty()) {
      return List.of();
    }
    WholeCall call = whole();
    Call attempt = call.attempt();
    Cell cell = Cell.of(Family.CALLS, attempt.trunk(), attempt.to());
    long minute = Fact.minute(attempt.time());
    List<Fact> facts = new ArrayList<>(4);
    long up = attempt.time();
    long down = down(call);
    facts.add(new Fact(minute, cell, counted(call, up < down)));
    if (up < down && (call.end().isPresent() || down <= seen())) {
      long last = Fact.minute(down);
      Sum sum = new Sum();
      sum.add(Kind.DOWN, down - last, 1);
      facts.add(new Fact(last, cell, sum.figures()));
    }
    long horizon = call.end().isPresent() ? down : Math.min(down, seen() + 1);
    for (long hour = Fact.hour(up) + Fact.HOUR; hour < horizon; hour += Fact.HOUR) {
      Sum sum = new Sum();
      sum.add(Kind.CARRIED, 1);
      facts.add(new Fact(hour, cell, sum.figures()));
    }
    return facts;
  }

  /** How far into the future a call without an end has been told to be up. */
  private long seen() {
    return watermark == Long.MIN_VALUE ? Long.MIN_VALUE : watermark + AHEAD;
  }

  private static long down(WholeCall call) {
    return call.end().isPresent() ? call.end().get().time() : call.over() - LAST_END + LAST_UP;
  }

  private static Figures counted(WholeCall call, boolean up) {
    Sum sum = new Sum();
    long offset = Math.floorMod(call.attempt().time(), Fact.MINUTE);
    sum.add(Kind.ATTEMPTS, 1);
    sum.add(Kind.BIDS, call.bids());
    sum.add(Kind.SECOND, offset / 1000, 1);
    if (up) {
      sum.add(Kind.UP, offset, 1);
    }
    sum.add(Kind.CLASS, classOf(call).code(), 1);
    call.answer().ifPresent(answer -> answered(call, answer, sum));
    call.end().ifPresent(end -> ended(end, call.answer().isPresent(), sum));
    return sum.figures();
  }

  private static CauseClass classOf(WholeCall call) {
    return call.answer().isPresent()
        ? CauseClass.ANSWER
        : call.end().map(end -> CauseClass.of(end.sipCode(), end.q850())).orElse(CauseClass.OPEN);
  }

  private static void answered(WholeCall call, Call answer, Sum sum) {
    sum.add(Kind.ANSWERED, 1);
    long between = answer.time() - call.attempt().time();
    long ring = answer.ringMillis() >= 0 ? answer.ringMillis() : call.timed() ? between : -1;
    if (ring >= 0) {
      sum.add(Kind.PDD, ring, 1);
    }
  }

  private static void ended(Call end, boolean answered, Sum sum) {
    int sip = end.sipCode();
    if (sip != Signal.ABSENT) {
      sum.add(Kind.SIP, sip, 1);
    }
    if (end.q850() != Signal.ABSENT) {
      sum.add(Kind.Q850, end.q850(), 1);
    }
    if (answered && end.talkMillis() >= 0) {
      sum.add(Kind.TALKED, 1);
      sum.add(Kind.TALK, end.talkMillis());
    }
    if (!answered) {
      switch (sip) {
        case 480, 486, 600, 603 -> sum.add(Kind.EFFECTIVE, 1);
        case 408, 500, 503, 504 -> sum.add(Kind.INEFFECTIVE, 1);
        default -> {
          if (sip >= 300 && sip < 400) {
            sum.add(Kind.REDIRECTED, 1);
          }
        }
      }
    }
  }

  @Override
  public long deadline() {
    WholeCall call = whole();
    long goes = goes(call);
    if (call.end().isPresent()) {
      return goes;
    }
    long seen = Math.max(call.attempt().time(), seen());
    long next = Math.min(Fact.hour(seen) + Fact.HOUR, Math.max(seen + 1, down(call)));
    return seen < down(call) ? Math.min(goes, next - AHEAD) : goes;
  }

  @Override
  public boolean finished(long now) {
    return records.isEmpty() || now >= goes(whole());
  }

  private long goes(WholeCall call) {
    // An end by which nobody answered may be a leg's that fell away, and the call go on.
    boolean leg = call.end().isPresent() && call.answer().isEmpty();
    return Math.max(call.over() + (leg ? LAST_UP : 0), touched) + settings.memory();
  }
}
