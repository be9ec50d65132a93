package io.ringfence.jobs.detection;

import io.ringfence.assemble.MessagePhases;
import io.ringfence.judge.Delivery;
import io.ringfence.judge.Router;
import io.ringfence.signal.Change;
import io.ringfence.signal.Message;
import io.ringfence.signal.Signal;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Signals that stand for themselves (all but calls), to the subjects that need them. */
final class RouteSignals extends RichFlatMapFunction<Signal, Delivery> {

  private static final long serialVersionUID = 1;

  private final DetectionSettings settings;
  private transient Router router;

  RouteSignals(DetectionSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    router = settings.router();
  }

  @Override
  public void flatMap(Signal signal, Collector<Delivery> out) {
    if (signal instanceof Message message) {
      for (Signal each : MessagePhases.of(message)) {
        router.route(Change.first(each), out::collect);
      }
    } else {
      router.route(Change.first(signal), out::collect);
    }
  }
}
