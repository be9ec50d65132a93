package io.ringfence.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The oracle: every contribution is kept, and each reading goes through all of them. */
record PlainList(List<Timed> all) {

  record Timed(long time, Contribution contribution) {}

  /** The measure over (start, at]. */
  Object value(Function function, long start, long at) {
    List<Contribution> in = new ArrayList<>();
    for (Timed each : all) {
      if (each.time() > start && each.time() <= at) {
        in.add(each.contribution());
      }
    }
    return switch (function) {
      case COUNT -> in.stream().mapToLong(Contribution::weight).sum();
      case SUM -> sum(in);
      case DISTINCT -> in.stream().map(Contribution::bits).distinct().count();
      case MAX -> in.stream().mapToDouble(Contribution::number).max().orElse(-1);
      case LAST -> in.isEmpty() ? null : in.get(in.size() - 1).number();
      case PEAK -> peak(start, at);
      case TOP -> perValue(in).values().stream().mapToLong(Long::longValue).max().orElse(0);
    };
  }

  private static Object sum(List<Contribution> in) {
    double sum = 0;
    for (Contribution each : in) {
      sum += each.number();
    }
    return sum;
  }

  private static Map<Long, Long> perValue(List<Contribution> in) {
    return in.stream()
        .collect(
            Collectors.groupingBy(
                Contribution::bits, Collectors.summingLong(Contribution::weight)));
  }

  private long peak(long start, long at) {
    long level = 0;
    long standing = 0;
    long peak = 0;
    for (Timed each : all) {
      if (each.time() > at) {
        break;
      }
      level = Math.max(0, level + each.contribution().bits() * each.contribution().weight());
      if (each.time() <= start) {
        standing = level;
      } else {
        peak = Math.max(peak, level);
      }
    }
    return Math.max(standing, peak);
  }

  /** Those from the given index on that are not later than the given time. */
  Tail tail(int from, long at) {
    return visitor ->
        all.stream()
            .skip(from)
            .filter(each -> each.time() <= at)
            .forEach(each -> visitor.visit(each.time(), each.contribution()));
  }

  /** A window that has folded the contributions up to the given index. */
  Window settled(MeasureSpec spec, int count) {
    Window window = Windows.open(spec);
    fold(window, 0, count);
    return window;
  }

  void fold(Window window, int from, int to) {
    for (Timed each : all.subList(from, to)) {
      window.fold(each.time(), each.contribution());
    }
  }

  long time(int index) {
    return all.get(index).time();
  }

  int size() {
    return all.size();
  }
}
