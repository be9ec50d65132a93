package io.ringfence.cli.evaluate.score;

import java.util.List;
import java.util.OptionalLong;

/**
 * Quantiles of values. Where a rank falls between two values, the larger one counts, so that no
 * figure flatters.
 */
record Quantiles(List<Long> ascending) {

  Quantiles {
    ascending = ascending.stream().sorted().toList();
  }

  /** Empty of nothing. */
  OptionalLong median() {
    return quantile(0.5);
  }

  OptionalLong quantile(double share) {
    int rank = (int) Math.floor(share * ascending.size());
    return ascending.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(ascending.get(Math.min(rank, ascending.size() - 1)));
  }
}
