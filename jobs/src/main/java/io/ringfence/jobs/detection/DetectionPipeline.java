package io.ringfence.jobs.detection;

import io.ringfence.decode.Refusal;
import io.ringfence.judge.Delivery;
import io.ringfence.signal.Call;
import io.ringfence.signal.Change;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole data flow.
 *
 * <pre>
 *   feeds ---> admit ------------------------------> rejected, late
 *                |
 *                +-- calls --(call id)--> assemble --> route --+
 *                |                                             |
 *                +-- all others ----------------> route -------+--(subject)--> judge --> alerts
 *                |                                             |                |   +--> receipts
 *                +-- ranges, networks, allows --(broadcast)----|----------------+
 *                                                              |
 *   alerts read back ------------------------------------------+
 * </pre>
 *
 * Feeds and results are the {@link Ends}; what it all means is in {@code common}. State is found
 * again by uid: a uid, once released, stays.
 */
public final class DetectionPipeline {

  private DetectionPipeline() {}

  /** Adds the data flow to the environment; whoever calls this executes it. */
  public static void build(StreamExecutionEnvironment env, DetectionSettings settings, Ends ends) {
    List<DataStream<Refusal>> rejected = new ArrayList<>();
    List<DataStream<Refusal>> late = new ArrayList<>();
    List<DataStream<Signal>> calls = new ArrayList<>();
    List<DataStream<Listing>> listings = new ArrayList<>();
    List<DataStream<Delivery>> deliveries = new ArrayList<>();

    for (Ends.Feed feed : ends.feeds(env)) {
      // As many tasks as readers: each is chained to its reader, and sees all that it reads.
      Flows.Section here = new Flows.Section(feed.name(), feed.records().getParallelism());
      SingleOutputStreamOperator<Signal> signals =
          here.named(
              "admit",
              feed.records()
                  .transform("admit", Types.SIGNAL, new AdmitOperator(settings.sources())));
      rejected.add(signals.getSideOutput(AdmitOperator.REJECTED));
      late.add(signals.getSideOutput(AdmitOperator.LATE));
      calls.add(here.named("calls", signals.filter(signal -> signal instanceof Call)));
      deliveries.add(
          here.named(
              "route",
              here.named("others", signals.filter(signal -> !(signal instanceof Call)))
                  .flatMap(new RouteSignals(settings))
                  .returns(Types.DELIVERY)));
      listings.add(here.named("shared", signals.flatMap(Flows::shared).returns(Types.LISTING)));
    }

    Flows.Section all = new Flows.Section("all", env.getParallelism());
    SingleOutputStreamOperator<Change> changes =
        all.named(
            "assemble",
            Flows.union(calls)
                .keyBy(signal -> ((Call) signal).call(), Types.KEY)
                .transform("assemble", Types.CHANGE, new AssembleOperator(settings)));
    deliveries.add(
        all.named("route", changes.flatMap(new RouteChanges(settings)).returns(Types.DELIVERY)));
    ends.echoes(env).ifPresent(deliveries::add);

    SingleOutputStreamOperator<Outgoing> alerts =
        all.named("judge", Flows.judge(Flows.union(deliveries), Flows.union(listings), settings));

    ends.alerts(alerts);
    ends.receipts(alerts.getSideOutput(JudgeOperator.RECEIPTS));
    ends.rejected(all.named("rejected-json", Flows.json(Flows.union(rejected))));
    ends.late(all.named("late-json", Flows.json(Flows.union(late))));
  }
}
