package io.ringfence.jobs.detection;

import io.ringfence.assemble.MessagePhases;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.io.FeedLag;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.metrics.RunAccumulators;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.routing.Router;
import io.ringfence.rule.change.RuleChanges;
import io.ringfence.signal.Change;
import io.ringfence.signal.Message;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.number.NumberLookup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Signals that stand for themselves (all but calls), to the subjects that need them. Where rules
 * never change it has one input, and is chained to what comes before it; else the changes come on a
 * second one, broadcast.
 *
 * <p>The first subject that a repeat is delivered to counts it. A repeat that goes to no subject,
 * or of a privacy request, is counted here (see {@link UndeliveredDuplicates} for how exactly).
 */
final class RouteOperator extends AbstractStreamOperator<Delivery>
    implements OneInputStreamOperator<Signal, Delivery>,
        TwoInputStreamOperator<Signal, RuleChanges, Delivery> {

  /** Privacy requests that have not come before. */
  static final OutputTag<Signal> REQUESTS = new OutputTag<>("requests", StreamTypes.SIGNAL);

  private final DetectionSettings settings;
  private final Sources sources;

  private transient CurrentRules<Router> rules;

  /** By the lateness of the signals' sources, which is how long a repeat may be in coming. */
  private transient Map<Long, UndeliveredDuplicates> repeats;

  private transient Runnable repeated;

  RouteOperator(DetectionSettings settings) {
    this.settings = settings;
    this.sources = settings.sources();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    NumberLookup numbers = settings.feeds().numbers();
    rules =
        new CurrentRules<>(
            context.getOperatorStateStore(), settings, pack -> settings.router(pack, numbers));
  }

  @Override
  public void open() throws Exception {
    super.open();
    rules.get();
    repeats = new HashMap<>();
    repeated = RunAccumulators.repeated(getRuntimeContext());
  }

  @Override
  public void processElement1(StreamRecord<Signal> element) {
    processElement(element);
  }

  @Override
  public void processElement2(StreamRecord<RuleChanges> element) throws Exception {
    rules.accept(element.getValue());
  }

  @Override
  public void processElement(StreamRecord<Signal> element) {
    Signal signal = element.getValue();
    List<Delivery> deliveries = deliveries(signal);
    // A request that comes again must not be carried out again: a release may lie between.
    if ((deliveries.isEmpty() || signal instanceof Privacy) && repeats(signal).seen(signal)) {
      repeated.run();
      return;
    }
    if (signal instanceof Privacy) {
      output.collect(REQUESTS, new StreamRecord<>(signal));
    }
    long behind = FeedLag.of(element, signal.time());
    boolean counted = false;
    for (Delivery each : deliveries) {
      // One record may stand for two phases, but its repeat is one.
      boolean primary = each instanceof Observation observation && observation.primary();
      Delivery once = primary && counted ? ((Observation) each).secondary() : each;
      counted |= primary;
      CrowdStage.send(once, behind, output);
    }
  }

  private List<Delivery> deliveries(Signal signal) {
    Router router = rules.get();
    List<Delivery> deliveries = new ArrayList<>(4);
    if (signal instanceof Message message) {
      for (Signal each : MessagePhases.of(message)) {
        router.route(Change.first(each), deliveries::add);
      }
    } else {
      router.route(Change.first(signal), deliveries::add);
    }
    return deliveries;
  }

  private UndeliveredDuplicates repeats(Signal signal) {
    return repeats.computeIfAbsent(
        sources.of(signal.source()).lateness(), UndeliveredDuplicates::new);
  }
}
