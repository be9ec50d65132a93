package io.ringfence.cli.evaluate.score;

import java.util.List;
import java.util.Optional;

/**
 * The 95% confidence interval of a share: that of Wilson (1927), over as many trials as the share
 * is really made of. What happens in one folder is alike, so a hundred attacks in one folder say
 * less than a hundred in thirty: their number is divided by the design effect (Kish, 1965), how
 * many times the variance between folders is that of independent trials.
 */
public record Interval(double lower, double upper) {

  /** Two-sided 95% of the normal distribution. */
  private static final double Z = 1.959964;

  /**
   * Of one share in each folder; empty of nothing.
   *
   * @param folders those without trials do not count
   */
  static Optional<Interval> of(List<Share> folders) {
    List<Share> tried = folders.stream().filter(each -> each.of() > 0).toList();
    double trials = tried.stream().mapToInt(Share::of).sum();
    if (trials == 0) {
      return Optional.empty();
    }
    double share = tried.stream().mapToInt(Share::part).sum() / trials;
    return Optional.of(wilson(share, trials / designEffect(tried, share, trials)));
  }

  private static double designEffect(List<Share> folders, double share, double trials) {
    double independent = share * (1 - share) / trials;
    if (folders.size() < 2 || independent == 0) {
      return 1;
    }
    double squares = 0;
    for (Share each : folders) {
      double residual = each.part() - share * each.of();
      squares += residual * residual;
    }
    double count = folders.size();
    double between = count / (count - 1) * squares / (trials * trials);
    return Math.max(1, between / independent);
  }

  private static Interval wilson(double share, double trials) {
    double square = Z * Z / trials;
    double centre = share + square / 2;
    double half = Z * Math.sqrt(share * (1 - share) / trials + square / (4 * trials));
    return new Interval(
        Math.max(0, (centre - half) / (1 + square)), Math.min(1, (centre + half) / (1 + square)));
  }
}
