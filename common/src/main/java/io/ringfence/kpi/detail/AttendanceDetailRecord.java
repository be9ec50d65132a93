package io.ringfence.kpi.detail;

import io.ringfence.kpi.counter.CounterAccumulator;
import io.ringfence.kpi.counter.CounterType;
import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.kpi.counter.IndicatorFact;
import io.ringfence.kpi.counter.IndicatorFamily;
import io.ringfence.kpi.counter.IndicatorGroup;
import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import java.util.ArrayList;
import java.util.List;

/** One participant of one meeting: each join counts in its own minute, with the stay after it. */
final class AttendanceDetailRecord implements DetailRecord {

  /** After so long without a word a join is the first again: meetings recur under one id. */
  private static final long REMEMBERED = 12 * IndicatorFact.HOUR;

  private static final long SHORT_STAY = 30_000;

  /** Nobody comes and goes more often within the time remembered; what comes then is left out. */
  private static final int MOST = 256;

  /**
   * One event.
   *
   * @param action code of a topic
   */
  record Move(long time, String id, int action) {
    boolean before(Move other) {
      return time != other.time ? time < other.time : id.compareTo(other.id) < 0;
    }

    private boolean is(SignalTopic topic) {
      return action == topic.code();
    }
  }

  private final KpiSettings settings;

  /** Ascending by time, then id. */
  final List<Move> moves;

  long touched;

  AttendanceDetailRecord(KpiSettings settings) {
    this(settings, new ArrayList<>(4), Long.MIN_VALUE);
  }

  AttendanceDetailRecord(KpiSettings settings, List<Move> moves, long touched) {
    this.settings = settings;
    this.moves = moves;
    this.touched = touched;
  }

  @Override
  public boolean add(Signal signal, long watermark) {
    touched = Math.max(touched, watermark);
    Move move = new Move(signal.time(), signal.id(), ((Session) signal).action().code());
    int at = moves.size();
    for (int i = moves.size() - 1; i >= 0; i--) {
      if (moves.get(i).id().equals(move.id())) {
        return true;
      }
      if (move.before(moves.get(i))) {
        at = i;
      }
    }
    if (moves.size() < MOST) {
      moves.add(at, move);
    }
    return false;
  }

  @Override
  public List<IndicatorFact> facts() {
    List<IndicatorFact> facts = new ArrayList<>(moves.size());
    boolean joined = false;
    for (int i = 0; i < moves.size(); i++) {
      Move move = moves.get(i);
      if (i > 0 && move.time() - moves.get(i - 1).time() > REMEMBERED) {
        joined = false;
      }
      CounterAccumulator sum = new CounterAccumulator();
      if (move.is(SignalTopic.SESSION_JOIN)) {
        sum.add(CounterType.JOINS, 1);
        if (joined) {
          sum.add(CounterType.REJOINS, 1);
        }
        joined = true;
        if (i + 1 < moves.size()) {
          stay(move, moves.get(i + 1), sum);
        }
      } else if (move.is(SignalTopic.SESSION_KICK)) {
        sum.add(CounterType.KICKED, 1);
      } else if (move.is(SignalTopic.SESSION_REFUSE)) {
        sum.add(CounterType.REFUSED, 1);
      }
      CounterValues figures = sum.figures();
      if (!figures.isEmpty()) {
        facts.add(
            new IndicatorFact(
                IndicatorFact.minute(move.time()),
                IndicatorGroup.of(IndicatorFamily.MEETINGS, "", ""),
                figures));
      }
    }
    return facts;
  }

  /** Known where the next that is heard of the participant is that he went. */
  private static void stay(Move join, Move next, CounterAccumulator sum) {
    long stay = next.time() - join.time();
    boolean went = next.is(SignalTopic.SESSION_LEAVE) || next.is(SignalTopic.SESSION_KICK);
    if (went && stay <= REMEMBERED) {
      sum.add(CounterType.STAYS, 1);
      sum.add(CounterType.STAY, stay);
      if (stay < SHORT_STAY) {
        sum.add(CounterType.SHORT_STAYS, 1);
      }
    }
  }

  @Override
  public long deadline() {
    long last = moves.get(moves.size() - 1).time() + REMEMBERED;
    return Math.max(last, touched) + settings.memory();
  }

  @Override
  public long since() {
    return moves.isEmpty() ? Long.MAX_VALUE : moves.get(0).time();
  }

  @Override
  public boolean finished(long watermark) {
    return moves.isEmpty() || watermark >= deadline();
  }
}
