package io.ringfence.jobs.detection;

import io.ringfence.judge.Delivery;
import io.ringfence.signal.Change;
import org.apache.flink.util.Collector;

/** What becomes of a call's phases, to the subjects that need it. */
final class RouteChanges extends Routes<Change> {

  private static final long serialVersionUID = 1;

  RouteChanges(DetectionSettings settings) {
    super(settings);
  }

  @Override
  public void flatMap(Change change, Collector<Delivery> out) {
    router().route(change, out::collect);
  }
}
