package io.ringfence.jobs.detection;

import io.ringfence.assemble.MessagePhases;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.metrics.LabelledMetrics;
import io.ringfence.jobs.metrics.RunAccumulators;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.routing.Router;
import io.ringfence.signal.Change;
import io.ringfence.signal.Message;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;

/**
 * Signals that stand for themselves (all but calls), to the subjects that need them. The first
 * subject that a repeat is delivered to counts it. A repeat that goes to no subject, or of a
 * privacy request, is counted here (see {@link UndeliveredDuplicates} for how exactly).
 */
final class SignalRoutingFunction extends RoutingFunction<Signal> {

  private static final long serialVersionUID = 1;

  private final Sources sources;

  /** By the lateness of the signals' sources, which is how long a repeat may be in coming. */
  private transient Map<Long, UndeliveredDuplicates> repeats;

  private transient LongCounter duplicates;
  private transient Counter shown;

  SignalRoutingFunction(DetectionSettings settings) {
    super(settings);
    this.sources = settings.sources();
  }

  @Override
  public void open(OpenContext context) {
    super.open(context);
    repeats = new HashMap<>();
    duplicates = RunAccumulators.counter(getRuntimeContext(), RunAccumulators.DUPLICATES);
    shown = LabelledMetrics.counter(getRuntimeContext().getMetricGroup(), "duplicates_total");
  }

  @Override
  public void flatMap(Signal signal, Collector<Delivery> out) {
    Router router = router();
    List<Delivery> deliveries = new ArrayList<>(4);
    if (signal instanceof Message message) {
      for (Signal each : MessagePhases.of(message)) {
        router.route(Change.first(each), deliveries::add);
      }
    } else {
      router.route(Change.first(signal), deliveries::add);
    }
    // A request that comes again must not be carried out again: a release may lie between.
    if ((deliveries.isEmpty() || signal instanceof Privacy) && repeats(signal).seen(signal)) {
      duplicates.add(1);
      shown.inc();
      return;
    }
    boolean counted = false;
    for (Delivery each : deliveries) {
      // One record may stand for two phases, but its repeat is one.
      boolean again = counted && each instanceof Observation sighting && sighting.primary();
      counted |= each instanceof Observation sighting && sighting.primary();
      out.collect(again ? ((Observation) each).secondary() : each);
    }
  }

  private UndeliveredDuplicates repeats(Signal signal) {
    return repeats.computeIfAbsent(
        sources.of(signal.source()).lateness(), UndeliveredDuplicates::new);
  }
}
