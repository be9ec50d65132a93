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

  private static final String SETUP = "call_setup_seconds_bucket";
  private static final String REQUEST = "call_request_delay_seconds_bucket";
  private static final String MOS = "quality_mos_bucket";

  /** Means are kept in thousandths, these of milliseconds. */
  private static final double SECOND_OF_MEAN = 1_000_000;

  /** Thousandths of percent. */
  private static final double WHOLE_OF_MEAN = 100_000;

  private static final double THOUSANDTHS = 1_000;

  /**
   * Milliseconds until something is heard, or somebody answers. People wait for up to three seconds
   * without wondering; ten without ringing are a fault; nobody is rung for longer than a minute.
   */
  private static final List<Integer> DELAYS =
      List.of(1_000, 2_000, 3_000, 5_000, 10_000, 20_000, 30_000, 60_000);

  /** In tenths: where people begin to complain, and where they hang up. */
  private static final List<Integer> LEVELS = List.of(26, 31, 36, 40, 43);

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
    calls.add(count("calls_short_total", CounterType.SHORT_CALLS));
    for (int most : DELAYS) {
      String seconds = Integer.toString(most / 1000);
      calls.add(bucket(SETUP, seconds, figures -> figures.of(CounterType.PDD, 0, most)));
      calls.add(bucket(REQUEST, seconds, figures -> requests(figures, most)));
    }
    calls.add(bucket(SETUP, "+Inf", figures -> figures.of(CounterType.PDD)));
    calls.add(bucket(REQUEST, "+Inf", figures -> requests(figures, Integer.MAX_VALUE)));
    return calls;
  }

  private static long requests(CounterValues figures, int most) {
    return figures.of(CounterType.REQUEST_DELAY, 0, most)
        + figures.of(CounterType.FAILED_REQUEST_DELAY, 0, most);
  }

  /** Of a destination: the names differ, or a sum over all would count calls twice. */
  static List<LiveCounter> ofDestination() {
    return List.of(
        count("destination_call_attempts_total", CounterType.ATTEMPTS),
        count("destination_calls_answered_total", CounterType.ANSWERED),
        count("destination_calls_talked_total", CounterType.TALKED),
        count("destination_calls_short_total", CounterType.SHORT_CALLS),
        sum("destination_call_talk_seconds_total", SECOND, CounterType.TALK));
  }

  private static List<LiveCounter> quality() {
    List<LiveCounter> quality = new ArrayList<>(means());
    for (int most : LEVELS) {
      String level = most / 10 + "." + most % 10;
      quality.add(bucket(MOS, level, figures -> figures.of(CounterType.MOS_LEVEL, 0, most)));
    }
    quality.add(bucket(MOS, "+Inf", figures -> figures.of(CounterType.MOS_LEVEL)));
    return quality;
  }

  private static List<LiveCounter> means() {
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

  private static LiveCounter bucket(String name, String most, ToLongFunction<CounterValues> of) {
    return new LiveCounter(name, "le", most, ONE, of);
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
