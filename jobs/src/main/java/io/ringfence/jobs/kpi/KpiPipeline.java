package io.ringfence.jobs.kpi;

import io.ringfence.jobs.admission.AdmitOperator;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.io.DecodedFeed;
import io.ringfence.jobs.io.KpiConnectors;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.RunResult;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.io.Topology;
import io.ringfence.jobs.keyed.KeyedHost;
import io.ringfence.jobs.state.CodecTypeInfo;
import io.ringfence.kpi.counter.CounterBatch;
import io.ringfence.kpi.counter.CounterBatchCodec;
import io.ringfence.kpi.detail.DetailRecordKey;
import io.ringfence.kpi.detail.KpiSettings;
import io.ringfence.kpi.detail.SignalAnonymizer;
import io.ringfence.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * The whole data flow.
 *
 * <pre>
 *   traffic --> admit --> depersonalize --(call, message, participant)--> count --(hour)--> book --> kpis
 * </pre>
 *
 * <p>Detection reads the same topics and reports what is late or rejected. Count adds up its
 * figures, so that an hour takes a few batches a minute for each minute that has changed, however
 * busy the network is. State is found again by uid: a uid, once released, stays.
 */
public final class KpiPipeline {

  static final TypeInformation<CounterBatch> BATCH =
      new CodecTypeInfo<>(CounterBatch.class, CounterBatchCodec.class);

  private KpiPipeline() {}

  /** Adds the data flow to the environment; whoever calls this executes it. */
  public static void build(
      StreamExecutionEnvironment env, FeedSettings settings, KpiConnectors ends) {
    DecodedFeed feed = ends.traffic(env);
    SingleOutputStreamOperator<Signal> signals =
        new Topology.Section(feed.name(), feed.records().getParallelism())
            .named(
                "kpi-admit",
                feed.records()
                    .transform(
                        "admit",
                        StreamTypes.SIGNAL,
                        new AdmitOperator(settings.sources(), SecretKey.NONE, feed)));
    count(List.of(signals), settings, ends);
  }

  /** The same for signals that another data flow has let in. */
  public static void count(
      List<DataStream<Signal>> admitted, FeedSettings settings, KpiConnectors ends) {
    List<DataStream<Signal>> impersonal = new ArrayList<>();
    for (DataStream<Signal> signals : admitted) {
      // One feed or several: its place distinguishes each.
      String name = Integer.toString(impersonal.size());
      impersonal.add(
          new Topology.Section(name, signals.getParallelism())
              .named(
                  "kpi-depersonalize",
                  signals.flatMap(new Depersonalize(settings)).returns(StreamTypes.SIGNAL)));
    }
    KpiSettings kpi = new KpiSettings(settings.lateness(), settings.retention().traffic());
    StreamExecutionEnvironment env = admitted.get(0).getExecutionEnvironment();
    Topology.Section all = new Topology.Section("all", env.getParallelism());
    SingleOutputStreamOperator<CounterBatch> counted =
        all.named(
            "kpi-count",
            Topology.union(impersonal)
                .keyBy(DetailRecordKey::of, StreamTypes.KEY)
                .transform("count", BATCH, new KeyedHost<>(new CountStage(kpi, settings.clock()))));
    SingleOutputStreamOperator<OutputRecord> rows =
        all.named(
            "kpi-book",
            counted
                .keyBy(batch -> Long.toString(batch.hour()), StreamTypes.KEY)
                .transform(
                    "book",
                    StreamTypes.OUTGOING,
                    new KeyedHost<>(new BookStage(kpi, settings.clock()))));
    ends.write(RunResult.KPIS, rows);
  }

  /** Takes the people out of what is counted, before it goes anywhere. */
  private static final class Depersonalize extends RichFlatMapFunction<Signal, Signal> {

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
}
