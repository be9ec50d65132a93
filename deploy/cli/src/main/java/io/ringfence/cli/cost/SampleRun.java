package io.ringfence.cli.cost;

import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.judge.Judge;
import io.ringfence.judge.routing.Router;
import io.ringfence.rule.Pack;
import io.ringfence.signal.number.NumberLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Runs a sample through the router and the judge of any pack. */
final class SampleRun {

  private final TrafficSample sample;
  private final NumberLookup numbers;
  private final Function<Pack, Judge> judges;
  private final DetectionSettings settings;

  SampleRun(TrafficSample sample, DetectionSettings settings) {
    this.sample = sample;
    this.numbers = settings.numbers();
    this.judges = settings.judges();
    this.settings = settings;
  }

  TrafficSample sample() {
    return sample;
  }

  /**
   * All deliveries to subjects, in order.
   *
   * @param which steps are routed, by their index
   */
  List<TimedDelivery> deliveries(Pack pack, IntPredicate which) {
    List<TimedDelivery> deliveries = new ArrayList<>();
    route(pack, which, deliveries::add);
    return deliveries;
  }

  private void route(Pack pack, IntPredicate which, Consumer<TimedDelivery> receiver) {
    Router router = settings.router(pack, numbers);
    List<TimedChange> steps = sample.steps();
    for (int i = 0; i < steps.size(); i++) {
      if (which.test(i)) {
        int index = i;
        long watermark = steps.get(i).watermark();
        router.route(
            steps.get(i).change(),
            delivery -> receiver.accept(new TimedDelivery(index, watermark, delivery)));
      }
    }
  }

  /** Bytes of each subject that is stored after the deliveries, its key included. */
  Map<String, Integer> sizes(Pack pack, List<TimedDelivery> deliveries) {
    return LocalJudge.sizes(judges.apply(pack), sample.shared(), deliveries);
  }

  /** Processor time of routing, in nanoseconds. */
  long routing(Pack pack, IntPredicate which) {
    return CpuTimer.nanos(() -> route(pack, which, delivery -> {}));
  }

  /** Processor time of judging, in nanoseconds. */
  long judging(Pack pack, List<TimedDelivery> deliveries) {
    return CpuTimer.nanos(() -> sizes(pack, deliveries));
  }
}
