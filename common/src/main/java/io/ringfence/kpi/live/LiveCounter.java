package io.ringfence.kpi.live;

import io.ringfence.kpi.counter.CauseClass;
import io.ringfence.kpi.counter.CounterType;
import io.ringfence.kpi.counter.CounterValues;
import io.ringfence.kpi.counter.IndicatorFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A sum of figures that is shown as it grows.
 *
 * @param name as it is shown, such as {@code call_attempts_total}
 * @param label a second one, beside the group's; empty where there is none
 * @param value of that label
 * @param unit how many of what is summed make one of what is shown
 * @param of what a group's figures add
 */
public record LiveCounter(
    String name, String label, String value, double unit, ToLongFunction<CounterValues> of) {

  private static final double ONE = 1;
  private static final double SECOND = 1_000;

  /** Means are kept in thousandths, these of milliseconds. */
  private static final double SECOND_OF_MEAN = 1_000_000;

  /** Thousandths of percent. */
  private static final double WHOLE_OF_MEAN = 100_000;

  private static final double THOUSANDTHS = 1_000;

  /**
   * Milliseconds from attempt to answer. People wait for up to three seconds without wondering; ten
   * are a fault.
   */
  private static final List<Integer> DELAYS = List.of(1_000, 2_000, 3_000, 5_000, 10_000);

  /** Those of a family, the same for each of its groups. */
  static List<LiveCounter> of(IndicatorFamily family) {
    return switch (family) {
      case CALLS -> calls();
      case QUALITY -> quality();
      case MESSAGES ->
          List.of(
              count("messages_submitted_total", CounterType.SUBMITTED),
              count("messages_finished_total", "status", "delivered", CounterType.DELIVERED),
              count("messages_finished_total", "status", "failed", CounterType.FAILED),
              count("messages_finished_total", "status", "blocked", CounterType.BLOCKED));
      case OTP ->
          List.of(
              count("otp_sent_total", CounterType.OTP_SENT),
              count("otp_verified_total", CounterType.OTP_VERIFIED));
      case MEETINGS ->
          List.of(
              count("meeting_joins_total", CounterType.JOINS),
              count("meeting_rejoins_total", CounterType.REJOINS),
              count("meeting_short_stays_total", CounterType.SHORT_STAYS),
              count("meeting_stays_total", CounterType.STAYS),
              sum("meeting_stay_seconds_total", SECOND, CounterType.STAY),
              count("meeting_turned_away_total", "how", "kicked", CounterType.KICKED),
              count("meeting_turned_away_total", "how", "refused", CounterType.REFUSED));
      case REGISTRATIONS ->
          List.of(
              count("registrations_total", "result", "ok", CounterType.REGISTERED),
              count("registrations_total", "result", "failed", CounterType.REGISTER_FAILED),
              count(
                  "registrations_total", "result", "unknown-account", CounterType.ACCOUNT_UNKNOWN));
    };
  }

  private static List<LiveCounter> calls() {
    List<LiveCounter> calls = new ArrayList<>();
    calls.add(count("call_attempts_total", CounterType.ATTEMPTS));
    calls.add(count("calls_answered_total", CounterType.ANSWERED));
    calls.add(count("calls_ineffective_total", CounterType.INEFFECTIVE));
    for (CauseClass each : CauseClass.values()) {
      if (each != CauseClass.OPEN) { // a call leaves it again
        calls.add(
            new LiveCounter(
                "calls_released_total",
                "class",
                each.label(),
                ONE,
                figures -> figures.of(CounterType.CLASS, each.code(), each.code())));
      }
    }
    calls.add(count("calls_talked_total", CounterType.TALKED));
    calls.add(sum("call_talk_seconds_total", SECOND, CounterType.TALK));
    for (int most : DELAYS) {
      calls.add(
          delay(Integer.toString(most / 1000), figures -> figures.of(CounterType.PDD, 0, most)));
    }
    calls.add(delay("+Inf", figures -> figures.of(CounterType.PDD)));
    return calls;
  }

  private static List<LiveCounter> quality() {
    return List.of(
        count("quality_reports_total", CounterType.REPORTS),
        count("quality_mos_count", CounterType.MOS_REPORTS),
        sum("quality_mos_sum", THOUSANDTHS, CounterType.MOS),
        count("quality_jitter_seconds_count", CounterType.JITTER_REPORTS),
        sum("quality_jitter_seconds_sum", SECOND_OF_MEAN, CounterType.JITTER),
        count("quality_loss_ratio_count", CounterType.LOSS_REPORTS),
        sum("quality_loss_ratio_sum", WHOLE_OF_MEAN, CounterType.LOSS),
        count("quality_rtt_seconds_count", CounterType.RTT_REPORTS),
        sum("quality_rtt_seconds_sum", SECOND_OF_MEAN, CounterType.RTT));
  }

  private static LiveCounter delay(String most, ToLongFunction<CounterValues> of) {
    return new LiveCounter("call_setup_seconds_bucket", "le", most, ONE, of);
  }

  private static LiveCounter count(String name, CounterType kind) {
    return sum(name, ONE, kind);
  }

  private static LiveCounter count(String name, String label, String value, CounterType kind) {
    return new LiveCounter(name, label, value, ONE, figures -> figures.of(kind));
  }

  private static LiveCounter sum(String name, double unit, CounterType kind) {
    return new LiveCounter(name, "", "", unit, figures -> figures.of(kind));
  }
}
