package io.ringfence.assemble;

import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import io.ringfence.signal.fixture.CallFixture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is to be told of a call, from the set of its records and the time reached: the rules written
 * down once more, one after the other, with no thought of order, state or speed.
 */
final class CallOracle {

  private static final Comparator<Call> LOWEST =
      Comparator.comparingLong(Call::time).thenComparing(Call::id);
  private static final long CAP = 4 * CallRecordFixtures.HOUR;

  private CallOracle() {}

  private static long lateness(Call record) {
    return record.source().equals("slow") ? EmittedPhases.SLOW : EmittedPhases.LATENESS;
  }

  private static boolean says200(Call record) {
    return record.talkMillis() > 0 || record.sipCode() == 200;
  }

  private static boolean says4xx(Call record) {
    return !says200(record) && record.sipCode() >= 300;
  }

  static Map<String, Call> of(Set<Call> all, long watermark) {
    Optional<Call> attempt = lowest(all, each -> each.phase() == CallPhase.ATTEMPT);
    Optional<Call> answer = lowest(all, each -> each.phase() == CallPhase.ANSWER);
    long cap = answer.or(() -> attempt).map(each -> each.time() + CAP).orElse(Long.MAX_VALUE);
    List<Call> records =
        all.stream().filter(each -> each.phase() != CallPhase.END || each.time() <= cap).toList();

    boolean answered =
        answer.isPresent()
            || records.stream().anyMatch(each -> each.phase() == CallPhase.END && says200(each));
    List<Call> ends = records.stream().filter(each -> each.phase() == CallPhase.END).toList();
    Optional<Call> end =
        answered
            ? lowest(ends, CallOracle::says200)
                .or(() -> lowest(ends, each -> !says200(each) && !says4xx(each)))
            : lowest(ends, each -> true);
    long over = end.map(Call::time).orElse(cap);

    Map<String, Call> told = new TreeMap<>();
    long answerTime = Long.MAX_VALUE;
    if (answered) {
      Call base = answer.or(() -> end).orElseThrow();
      answerTime = base.time();
      if (answer.isEmpty()) {
        if (base.talkMillis() >= 0) {
          answerTime -= base.talkMillis();
        } else if (base.started() >= 0 && base.ringMillis() >= 0) {
          answerTime = Math.min(answerTime, base.started() + base.ringMillis());
        }
        if (attempt.isPresent() && answerTime < attempt.get().time()) {
          answerTime = Math.min(attempt.get().time(), base.time());
        }
        if (answerTime < base.time() - lateness(base)) {
          answerTime = base.time();
        }
      }
      put(told, records, base, CallPhase.ANSWER, answerTime, attempt, -1);
      for (long minutes : new long[] {1, 5, 15, 30, 60}) {
        long mark = answerTime + minutes * CallRecordFixtures.MINUTE;
        if (mark <= over && mark <= watermark) {
          put(
              told,
              records,
              base,
              CallPhase.ONGOING,
              mark,
              attempt,
              minutes * CallRecordFixtures.MINUTE);
        }
      }
    }

    Call base = null;
    long attemptTime = 0;
    if (attempt.isPresent()) {
      base = attempt.get();
      attemptTime = base.time();
    } else {
      for (Call each : Stream.of(answer, end).flatMap(Optional::stream).toList()) {
        Optional<Long> start = start(each);
        if (base == null && start.isPresent()) {
          long at = Math.min(start.get(), Math.min(each.time(), answerTime));
          if (at >= each.time() - lateness(each)) {
            base = each;
            attemptTime = at;
          }
        }
      }
      if (base == null) {
        base = answer.or(() -> end).orElseThrow();
        attemptTime = Math.min(base.time(), answerTime);
      }
    }
    put(told, records, base, CallPhase.ATTEMPT, attemptTime, attempt, -1);

    if (end.isPresent() || watermark >= cap) {
      Call teller = end.or(() -> answer).or(() -> attempt).orElseThrow();
      long talk = answer.isPresent() ? Math.max(0, over - answerTime) : -1;
      put(told, records, teller, CallPhase.END, over, attempt, talk);
    }
    return told;
  }

  private static Optional<Long> start(Call record) {
    if (record.started() >= 0) {
      return Optional.of(record.started());
    }
    long talk = record.phase() == CallPhase.END ? record.talkMillis() : -1;
    return talk < 0 && record.ringMillis() < 0
        ? Optional.empty()
        : Optional.of(record.time() - Math.max(0, talk) - Math.max(0, record.ringMillis()));
  }

  private static void put(
      Map<String, Call> told,
      List<Call> records,
      Call base,
      CallPhase phase,
      long time,
      Optional<Call> attempt,
      long talk) {
    boolean answered = told.containsKey("c\nANSWER") || phase == CallPhase.ANSWER;
    List<Call> union = new ArrayList<>();
    union.add(base);
    records.stream()
        .filter(each -> each.time() - lateness(each) <= time)
        .sorted(LOWEST)
        .forEach(union::add);
    Predicate<Call> truly = each -> each.phase() == CallPhase.END && !(answered && says4xx(each));
    boolean end = phase == CallPhase.END;
    long started =
        base.started() >= 0
            ? base.started()
            : attempt.map(Call::time).orElseGet(() -> number(union, each -> true, Call::started));
    long talked = end ? number(union, truly, Call::talkMillis) : -1;
    Call call =
        CallFixture.call("c", phase, time)
            .id(base.id())
            .source(base.source())
            .started(started)
            .from(text(union, Call::from))
            .device(text(union, Call::device))
            .ring(
                end || phase == CallPhase.ANSWER
                    ? number(
                        union,
                        each -> each.phase() == CallPhase.ANSWER || truly.test(each),
                        Call::ringMillis)
                    : -1)
            .ringing(
                end || phase == CallPhase.ANSWER
                    ? number(
                        union,
                        each -> each.phase() == CallPhase.ANSWER || truly.test(each),
                        Call::ringingMillis)
                    : -1)
            .attestation(text(union, Call::attestation))
            .verstat(verstat(union))
            .talk(talked >= 0 ? talked : talk)
            .sip((int) (end ? number(union, truly, each -> (long) each.sipCode()) : -1))
            .call();
    told.put(call.identity(), call);
  }

  private static Optional<Call> lowest(Iterable<Call> records, Predicate<Call> which) {
    Call best = null;
    for (Call each : records) {
      if (which.test(each) && (best == null || LOWEST.compare(each, best) < 0)) {
        best = each;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The first that is said before any other level than the first. */
  private static String verstat(List<Call> union) {
    String level = "";
    for (Call each : union) {
      boolean other = !level.isEmpty() && !each.attestation().isEmpty();
      if (!each.verstat().isEmpty() && !(other && !each.attestation().equals(level))) {
        return each.verstat();
      }
      level = level.isEmpty() ? each.attestation() : level;
    }
    return "";
  }

  private static String text(List<Call> union, Function<Call, String> field) {
    return union.stream().map(field).filter(text -> !text.isEmpty()).findFirst().orElse("");
  }

  private static long number(List<Call> union, Predicate<Call> which, Function<Call, Long> field) {
    return union.stream()
        .filter(which)
        .map(field)
        .filter(value -> value >= 0)
        .findFirst()
        .orElse(-1L);
  }
}
