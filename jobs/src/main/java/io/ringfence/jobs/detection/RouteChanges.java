package io.ringfence.jobs.detection;

import io.ringfence.judge.Delivery;
import io.ringfence.judge.Router;
import io.ringfence.signal.Change;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** What becomes of a call's phases, to the subjects that need it. */
final class RouteChanges extends RichFlatMapFunction<Change, Delivery> {

  private static final long serialVersionUID = 1;

  private final DetectionSettings settings;
  private transient Router router;

  RouteChanges(DetectionSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    router = settings.router();
  }

  @Override
  public void flatMap(Change change, Collector<Delivery> out) {
    router.route(change, out::collect);
  }
}
