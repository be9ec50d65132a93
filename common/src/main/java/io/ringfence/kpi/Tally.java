package io.ringfence.kpi;

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
public record Tally(
    String name, String label, String value, double unit, ToLongFunction<Figures> of) {

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
  static List<Tally> of(Family family) {
    return switch (family) {
      case CALLS -> calls();
      case QUALITY -> quality();
      case MESSAGES ->
          List.of(
              count("messages_submitted_total", Kind.SUBMITTED),
              count("messages_finished_total", "status", "delivered", Kind.DELIVERED),
              count("messages_finished_total", "status", "failed", Kind.FAILED),
              count("messages_finished_total", "status", "blocked", Kind.BLOCKED));
      case OTP ->
          List.of(
              count("otp_sent_total", Kind.OTP_SENT),
              count("otp_verified_total", Kind.OTP_VERIFIED));
      case MEETINGS ->
          List.of(
              count("meeting_joins_total", Kind.JOINS),
              count("meeting_rejoins_total", Kind.REJOINS),
              count("meeting_short_stays_total", Kind.SHORT_STAYS),
              count("meeting_stays_total", Kind.STAYS),
              sum("meeting_stay_seconds_total", SECOND, Kind.STAY),
              count("meeting_turned_away_total", "how", "kicked", Kind.KICKED),
              count("meeting_turned_away_total", "how", "refused", Kind.REFUSED));
      case REGISTRATIONS ->
          List.of(
              count("registrations_total", "result", "ok", Kind.REGISTERED),
              count("registrations_total", "result", "failed", Kind.REGISTER_FAILED),
              count("registrations_total", "result", "unknown-account", Kind.ACCOUNT_UNKNOWN));
    };
  }

  private static List<Tally> calls() {
    List<Tally> calls = new ArrayList<>();
    calls.add(count("call_attempts_total", Kind.ATTEMPTS));
    calls.add(count("calls_answered_total", Kind.ANSWERED));
    calls.add(count("calls_ineffective_total", Kind.INEFFECTIVE));
    for (CauseClass each : CauseClass.values()) {
      if (each != CauseClass.OPEN) { // a call leaves it again
        calls.add(
            new Tally(
                "calls_released_total",
                "class",
                each.label(),
                ONE,
                figures -> figures.of(Kind.CLASS, each.code(), each.code())));
      }
    }
    calls.add(count("calls_talked_total", Kind.TALKED));
    calls.add(sum("call_talk_seconds_total", SECOND, Kind.TALK));
    for (int most : DELAYS) {
      calls.add(delay(Integer.toString(most / 1000), figures -> figures.of(Kind.PDD, 0, most)));
    }
    calls.add(delay("+Inf", figures -> figures.of(Kind.PDD)));
    return calls;
  }

  private static List<Tally> quality() {
    return List.of(
        count("quality_reports_total", Kind.REPORTS),
        count("quality_mos_count", Kind.MOS_REPORTS),
        sum("quality_mos_sum", THOUSANDTHS, Kind.MOS),
        count("quality_jitter_seconds_count", Kind.JITTER_REPORTS),
        sum("quality_jitter_seconds_sum", SECOND_OF_MEAN, Kind.JITTER),
        count("quality_loss_ratio_count", Kind.LOSS_REPORTS),
        sum("quality_loss_ratio_sum", WHOLE_OF_MEAN, Kind.LOSS),
        count("quality_rtt_seconds_count", Kind.RTT_REPORTS),
        sum("quality_rtt_seconds_sum", SECOND_OF_MEAN, Kind.RTT));
  }

  private static Tally delay(String most, ToLongFunction<Figures> of) {
    return new Tally("call_setup_seconds_bucket", "le", most, ONE, of);
  }

  private static Tally count(String name, Kind kind) {
    return sum(name, ONE, kind);
  }

  private static Tally count(String name, String label, String value, Kind kind) {
    return new Tally(name, label, value, ONE, figures -> figures.of(kind));
  }

  private static Tally sum(String name, double unit, Kind kind) {
    return new Tally(name, "", "", unit, figures -> figures.of(kind));
  }
}
