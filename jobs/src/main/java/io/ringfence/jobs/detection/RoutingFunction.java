package io.ringfence.jobs.detection;

import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.routing.Router;
import io.ringfence.rule.change.RuleChanges;
import io.ringfence.signal.number.NumberLookup;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.RichCoFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Routing by the rules that hold now. Where rules never change it is a function of one input, which
 * is chained to what comes before it; else the changes come on a second one.
 */
abstract class RoutingFunction<T> extends RichCoFlatMapFunction<T, RuleChanges, Delivery>
    implements FlatMapFunction<T, Delivery>, CheckpointedFunction {

  private static final long serialVersionUID = 1;

  private final DetectionSettings settings;
  private transient CurrentRules<Router> rules;

  RoutingFunction(DetectionSettings settings) {
    this.settings = settings;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    NumberLookup numbers = settings.numbers();
    rules =
        new CurrentRules<>(
            context.getOperatorStateStore(), settings, pack -> settings.router(pack, numbers));
  }

  @Override
  public void open(OpenContext context) {
    rules.get();
  }

  Router router() {
    return rules.get();
  }

  @Override
  public void flatMap1(T value, Collector<Delivery> out) throws Exception {
    flatMap(value, out);
  }

  @Override
  public void flatMap2(RuleChanges changes, Collector<Delivery> out) throws Exception {
    rules.accept(changes);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // Stored as it is accepted.
  }
}
