package io.ringfence.cli.evaluate.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What a pack has to achieve. The values are Ringfence's own goals: nobody publishes such figures
 * for a whole pack.
 */
public final class Bounds {

  public static final double NORMAL_OVER_ALL = 0.97;
  public static final double SLOW_OVER_ALL = 0.9;
  public static final double NORMAL_SURELY = 0.95;
  public static final double SLOW_SURELY = 0.85;
  public static final double EACH = 0.85;
  public static final double RIGHT = 0.9;
  public static final double WRONG_PER_THOUSAND_DAYS = 0.5;
  public static final double MONEY = 0.9;
  public static final int MEDIAN_ALERTS = 3;
  public static final int NINETY_FIFTH_ALERTS = 10;

  /** Of fewer folders an interval is as wide as its bound allows, whatever was found. */
  public static final int FOLDERS_FOR_INTERVALS = 10;

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
  static List<Bound> of(
      List<FolderScore> folders,
      FraudFigures total,
      List<FraudFigures> frauds,
      MoneyFigures money) {
    Bounds bounds = new Bounds();
    bounds.share("recall at normal pace, all frauds", total.normal(), NORMAL_OVER_ALL);
    bounds.share("recall at slow pace, all frauds", total.slow(), SLOW_OVER_ALL);
    if (folders.size() >= FOLDERS_FOR_INTERVALS) {
      bounds.surely("recall at normal pace, 95% sure", total.normalInterval(), NORMAL_SURELY);
      bounds.surely("recall at slow pace, 95% sure", total.slowInterval(), SLOW_SURELY);
    }
    money
        .recall()
        .ifPresent(recall -> bounds.least("money whose alert was in time", recall, MONEY));
    bounds.share("enforced alerts that are right", total.right(), RIGHT);
    bounds.most(
        "high or critical alerts on a trap",
        total.traps().grave(),
        0,
        String.join(", ", total.traps().graveTraps()));
    bounds.wrong(folders);
    for (FraudFigures fraud : frauds) {
      bounds.share("recall, " + fraud.fraud(), fraud.found(), EACH);
    }
    for (FraudFigures fraud : frauds) {
      bounds.alerts("median", fraud, fraud.medianAlerts(), MEDIAN_ALERTS);
      bounds.alerts("95% of them", fraud, fraud.ninetyFifthAlerts(), NINETY_FIFTH_ALERTS);
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

  private void wrong(List<FolderScore> folders) {
    long wrong = folders.stream().mapToLong(FolderScore::wrongAccusations).sum();
    OptionalDouble rate = Evaluation.perThousandDays(folders, wrong);
    if (rate.isPresent() || wrong > 0) {
      most(
          "wrong accusations per 1,000 subscribers and day",
          rate.orElse(Double.POSITIVE_INFINITY),
          WRONG_PER_THOUSAND_DAYS,
          wrong + " wrong");
    }
  }

  private void alerts(String of, FraudFigures fraud, OptionalLong value, int most) {
    value.ifPresent(count -> most("alerts an attack, " + fraud.fraud(), (double) count, most, of));
  }

  private void surely(String what, Optional<Interval> interval, double least) {
    interval.ifPresent(each -> least(what, each.lower(), least));
  }

  private void least(String what, double value, double least) {
    bounds.add(new Bound(what, value, true, least, ""));
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
