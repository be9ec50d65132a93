package io.ringfence.jobs.kpi;

import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.kpi.detail.SignalAnonymizer;
import io.ringfence.signal.Signal;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** Takes the people out of what is counted, before it goes anywhere. */
final class Depersonalize extends RichFlatMapFunction<Signal, Signal> {

  private final FeedSettings settings;
  private transient SignalAnonymizer impersonal;

  Depersonalize(FeedSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(OpenContext context) {
    impersonal = new SignalAnonymizer(settings.numbers(), settings.idKey().keyedHash());
  }

  @Override
  public void flatMap(Signal signal, Collector<Signal> out) {
    impersonal.of(signal).ifPresent(out::collect);
  }
}
