package io.ringfence.cli.evaluate.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a pack has to achieve. The values are Ringfence's own goals: nobody publishes such figures
 * for a whole pack.
 */
public final class Bounds {

  public static final double NORMAL_OVER_ALL = 0.95;
  public static final double SLOW_OVER_ALL = 0.7;
  public static final double NORMAL_EACH = 0.8;
  public static final double SLOW_EACH = 0.5;
  public static final double RIGHT = 0.9;
  public static final double WRONG_PER_THOUSAND_DAYS = 0.5;

  /** The median number of an attack's signals until its alert, where it is held to one. */
  private static final Map<String, Integer> SIGNALS =
      new TreeMap<>(
          Map.of(
              "irsf", 10,
              "registration-brute-force", 15,
              "wangiri", 30,
              "sip-scan", 30,
              "sms-spam", 50));

  /** How the bounds on signals to detection begin. */
  public static final String SIGNALS_UNTIL = "signals until the alert, ";

  private final List<Bound> bounds = new ArrayList<>();

  private Bounds() {}

  /** Those that apply: what did not happen is not measured. */
  static List<Bound> of(FraudFigures total, List<FraudFigures> frauds) {
    Bounds bounds = new Bounds();
    bounds.recall(total, "all frauds", NORMAL_OVER_ALL, SLOW_OVER_ALL);
    bounds.share("enforced alerts that are right", total.right(), RIGHT);
    bounds.most(
        "high or critical alerts on a trap",
        total.traps().grave(),
        0,
        String.join(", ", total.traps().graveTraps()));
    if (total.wrongPerThousandDays().isPresent() || total.wrong() > 0) {
      bounds.most(
          "wrong alerts per 1,000 subscribers and day",
          total.wrongPerThousandDays().orElse(Double.POSITIVE_INFINITY),
          WRONG_PER_THOUSAND_DAYS,
          total.wrong() + " wrong");
    }
    for (FraudFigures fraud : frauds) {
      bounds.recall(fraud, fraud.fraud(), NORMAL_EACH, SLOW_EACH);
    }
    for (FraudFigures fraud : frauds) {
      Integer most = SIGNALS.get(fraud.fraud());
      if (most != null && fraud.medianSignals().isPresent()) {
        bounds.most(
            SIGNALS_UNTIL + fraud.fraud(),
            (double) fraud.medianSignals().getAsLong(),
            most,
            "median");
      }
    }
    return List.copyOf(bounds.bounds);
  }

  private void recall(FraudFigures figures, String of, double normal, double slow) {
    share("recall at normal pace, " + of, figures.normal(), normal);
    share("recall at slow pace, " + of, figures.slow(), slow);
  }

  private void share(String what, Share share, double least) {
    share
        .ratio()
        .ifPresent(ratio -> bounds.add(new Bound(what, ratio, true, least, share.toString())));
  }

  private void most(String what, double value, double most, String detail) {
    bounds.add(new Bound(what, value, false, most, detail));
  }
}
