package io.ringfence.jobs.detection;

import io.ringfence.assemble.MessagePhases;
import io.ringfence.customer.CustomerProfile;
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
import java.util.function.LongFunction;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Signals that stand for themselves (all but calls), to the subjects that need them.
 *
 * <p>The first subject that a repeat is delivered to counts it. A repeat that goes to no subject,
 * or of a privacy request, is counted here (see {@link UndeliveredDuplicates} for how exactly).
 */
final class SignalRouting {

  private final Sources sources;
  private final LongCounter duplicates;
  private final Counter shown;

  /** By the lateness of the signals' sources, which is how long a repeat may be in coming. */
  private final Map<Long, UndeliveredDuplicates> repeats = new HashMap<>();

  /** Counts for this operator. */
  SignalRouting(AbstractStreamOperator<?> operator, Sources sources) {
    this.sources = sources;
    duplicates = RunAccumulators.counter(operator.getRuntimeContext(), RunAccumulators.DUPLICATES);
    shown = LabelledMetrics.counter(operator.getMetricGroup(), "duplicates_total");
  }

  /**
   * Sends a signal on its way.
   *
   * @param profiles of its customer, by time
   * @param behind how far its feed is behind event time, in milliseconds
   * @return whether it has not come before, as far as that is seen here
   */
  boolean route(
      Router router,
      Signal signal,
      LongFunction<CustomerProfile> profiles,
      long behind,
      Output<StreamRecord<Delivery>> out) {
    List<Delivery> deliveries = deliveries(router, signal, profiles);
    // A request that comes again must not be carried out again: a release may lie between.
    if ((deliveries.isEmpty() || signal instanceof Privacy) && !isFirst(signal)) {
      return false;
    }
    boolean counted = false;
    for (Delivery each : deliveries) {
      // One record may stand for two phases, but its repeat is one.
      boolean primary = each instanceof Observation observation && observation.primary();
      Delivery once = primary && counted ? ((Observation) each).secondary() : each;
      counted |= primary;
      Deliveries.send(once, behind, out);
    }
    return true;
  }

  /** Whether a signal has not come before, as far as that is seen here; a repeat is counted. */
  boolean isFirst(Signal signal) {
    if (repeats(signal).seen(signal)) {
      duplicates.add(1);
      shown.inc();
      return false;
    }
    return true;
  }

  private static List<Delivery> deliveries(
      Router router, Signal signal, LongFunction<CustomerProfile> profiles) {
    List<Delivery> deliveries = new ArrayList<>(4);
    if (signal instanceof Message message) {
      for (Signal each : MessagePhases.of(message)) {
        router.route(Change.first(each), profiles, deliveries::add);
      }
    } else {
      router.route(Change.first(signal), profiles, deliveries::add);
    }
    return deliveries;
  }

  private UndeliveredDuplicates repeats(Signal signal) {
    return repeats.computeIfAbsent(
        sources.of(signal.source()).lateness(), UndeliveredDuplicates::new);
  }
}
