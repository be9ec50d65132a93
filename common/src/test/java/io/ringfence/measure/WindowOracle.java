package io.ringfence.measure;

import io.ringfence.measure.contribution.Contribution;
import io.ringfence.measure.contribution.GeoPoint;
import io.ringfence.measure.contribution.PendingContributions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The oracle: every contribution is kept, and each reading goes through all of them. */
record WindowOracle(List<Timed> all) {

  record Timed(long time, Contribution contribution) {}

  /** The measure at a time, from all that came until then. */
  Object value(MeasureSpec spec, long at) {
    return switch (spec.function()) {
      case AGE -> age(spec.overMillis(), at);
      case USUAL -> usual(spec, at - spec.overMillis(), at - spec.everyMillis(), at);
      default -> value(spec.function(), at - spec.overMillis(), at);
    };
  }

  /** Per {@code every}, what came over (start, end], as one known at a time would say. */
  double usual(MeasureSpec spec, long start, long end, long at) {
    OptionalLong since = since(spec.overMillis(), at);
    long from = Math.max(since.orElse(at), at - spec.overMillis());
    long known = at - spec.everyMillis() - from;
    if (since.isEmpty() || known < spec.overMillis() / 4.0) {
      return -1;
    }
    return (long) value(Function.COUNT, start, end) * (double) spec.everyMillis() / known;
  }

  private long age(long over, long at) {
    OptionalLong since = since(over, at);
    return since.isPresent() ? Math.min(over, at - since.getAsLong()) / 1_000 : -1;
  }

  /** Back from the given time to the signal before which there was a pause. */
  private OptionalLong since(long over, long at) {
    OptionalLong since = OptionalLong.empty();
    for (int i = size() - 1; i >= 0; i--) {
      if (time(i) <= at) {
        if (since.orElse(at) - time(i) >= over) {
          break;
        }
        since = OptionalLong.of(time(i));
      }
    }
    return since;
  }

  /** The measure over (start, at], for functions that ask for no more than is in there. */
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
      case AGAIN -> in.isEmpty() ? 0L : perValue(in).get(in.get(in.size() - 1).bits());
      case SPEED -> speed(start, at);
      case AGE, USUAL -> throw new IllegalArgumentException("asks for more");
    };
  }

  private double speed(long start, long at) {
    double fastest = 0;
    for (int i = 1; i < size(); i++) {
      if (time(i - 1) > start && time(i) <= at) {
        GeoPoint from = GeoPoint.ofBits(all.get(i - 1).contribution().bits());
        double way = from.kilometresTo(GeoPoint.ofBits(all.get(i).contribution().bits()));
        double hours = Math.max(1_000, time(i) - time(i - 1)) / 3_600_000.0;
        fastest = Math.max(fastest, way < 50 ? 0 : way / hours);
      }
    }
    return fastest;
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
  PendingContributions tail(int from, long at) {
    return visitor ->
        all.stream()
            .skip(from)
            .filter(each -> each.time() <= at)
            .forEach(each -> visitor.visit(each.time(), each.contribution()));
  }

  /** A window that has folded the contributions up to the given index. */
  Window settled(MeasureSpec spec, int count) {
    Window window = Window.open(spec);
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
