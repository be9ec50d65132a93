package io.ringfence.jobs.detection;

import io.ringfence.decode.Refusal;
import io.ringfence.jobs.admission.AdmitOperator;
import io.ringfence.jobs.admission.AlertIntake;
import io.ringfence.jobs.detection.lists.FanOutStage;
import io.ringfence.jobs.io.DecodedFeed;
import io.ringfence.jobs.io.DetectionConnectors;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.RunResult;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.io.Topology;
import io.ringfence.jobs.keyed.BroadcastUpdate;
import io.ringfence.jobs.keyed.BroadcastUpdateCodec;
import io.ringfence.jobs.keyed.KeyedHost;
import io.ringfence.jobs.keyed.erasure.ReceiptCollector;
import io.ringfence.jobs.state.CodecTypeInfo;
import io.ringfence.judge.crowd.Crowds;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.privacy.ReceiptPart;
import io.ringfence.rule.change.RuleChanges;
import io.ringfence.rule.change.RuleChangesCodec;
import io.ringfence.signal.Call;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.standing.SharedStanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;

/**
 * The whole data flow.
 *
 * <pre>
 *   feeds ---> admit -----------------------------> rejected, late
 *                |
 *                +-- calls --(call id)--> assemble, route --+
 *                |                                          |  (trunks, ranges, networks, texts and
 *                |                                          |   meetings by way of --> crowds)
 *                +-- all others -------------------> route -+--(subject)--> judge --> alerts
 *                |                                          |                |   +--(request)--> receipts, ledger
 *                |                                          |                |   +--> documents
 *                |                                          |                |   +--> derived (a feed, too)
 *                |                                          |                |   +--> verdicts (erasures)
 *                +-- listings, privacy requests --(subject)--> fan-out --(broadcast)--+
 *                                                           |                |
 *   changes of rules ---> rulebook --(broadcast, to every route too)---------+
 *                            |                              |
 *                            +-> rejected                   |
 *   alerts read back ---> intake ---------------------------+
 *                            +-> rejected
 * </pre>
 *
 * Feeds and results are the {@link DetectionConnectors}; what it all means is in {@code common}.
 * State is found again by uid: a uid, once released, stays.
 */
public final class DetectionPipeline {

  static final TypeInformation<BroadcastUpdate> SHARED =
      new CodecTypeInfo<>(BroadcastUpdate.class, BroadcastUpdateCodec.class);

  static final TypeInformation<RuleChanges> RULE_CHANGES =
      new CodecTypeInfo<>(RuleChanges.class, RuleChangesCodec.class);

  private DetectionPipeline() {}

  /**
   * Adds the data flow to the environment; whoever calls this executes it.
   *
   * @return the signals that each feed lets in, for other data flows beside this one
   */
  public static List<DataStream<Signal>> build(
      StreamExecutionEnvironment env, DetectionSettings settings, DetectionConnectors ends) {
    return build(
        env,
        settings,
        ends,
        new KeyedHost<>(new JudgeStage(settings, ends.transactional(), ends.ledgerAtStart())));
  }

  /**
   * The same with another operator in the judge's place, for those who measure what everything
   * before it costs.
   */
  public static List<DataStream<Signal>> build(
      StreamExecutionEnvironment env,
      DetectionSettings settings,
      DetectionConnectors ends,
      TwoInputStreamOperator<Delivery, BroadcastUpdate, OutputRecord> judge) {
    List<DataStream<Refusal>> rejected = new ArrayList<>();
    List<DataStream<Refusal>> late = new ArrayList<>();
    List<DataStream<Signal>> admitted = new ArrayList<>();
    List<DataStream<Signal>> calls = new ArrayList<>();
    List<DataStream<Signal>> listings = new ArrayList<>();
    List<DataStream<BroadcastUpdate>> shared = new ArrayList<>();
    List<DataStream<Delivery>> deliveries = new ArrayList<>();
    List<DataStream<Delivery>> crowds = new ArrayList<>();

    Topology.Section one = new Topology.Section("all", 1);
    Optional<SingleOutputStreamOperator<RuleChanges>> rules =
        ends.ruleChanges(env)
            .map(
                records ->
                    one.named(
                        "rulebook",
                        records
                            .keyBy(any -> RulebookStage.ONLY, StreamTypes.KEY)
                            .transform(
                                "rulebook",
                                RULE_CHANGES,
                                new KeyedHost<>(new RulebookStage(settings)))));
    rules.ifPresent(
        changes -> {
          rejected.add(changes.getSideOutput(RulebookStage.REFUSED));
          shared.add(one.named("ruled", changes.map(DetectionPipeline::ruled).returns(SHARED)));
        });

    boolean endless = false;
    for (DecodedFeed feed : ends.feeds(env)) {
      endless |= feed.endless();
      // As many tasks as readers: each is chained to its reader, and sees all that it reads.
      Topology.Section here = new Topology.Section(feed.name(), feed.records().getParallelism());
      SingleOutputStreamOperator<Signal> signals =
          here.named(
              "admit",
              feed.records()
                  .transform(
                      "admit",
                      StreamTypes.SIGNAL,
                      new AdmitOperator(settings.sources(), settings.idKey(), feed)));
      rejected.add(signals.getSideOutput(AdmitOperator.REJECTED));
      late.add(signals.getSideOutput(AdmitOperator.LATE));
      admitted.add(signals);
      calls.add(here.prompt("calls", signals.filter(signal -> signal instanceof Call)));
      DataStream<Signal> others =
          here.prompt("others", signals.filter(signal -> !(signal instanceof Call)));
      RouteOperator route = new RouteOperator(settings);
      // Chained to what comes before it, unless rules can change.
      SingleOutputStreamOperator<Delivery> routed =
          here.prompt(
              "route",
              rules.isEmpty()
                  ? others.transform("route", StreamTypes.DELIVERY, route)
                  : others
                      .connect(rules.get().broadcast())
                      .transform("route", StreamTypes.DELIVERY, route));
      deliveries.add(routed);
      crowds.add(routed.getSideOutput(CrowdStage.OF_CROWDS));
      listings.add(here.named("shared", signals.filter(DetectionPipeline::concernsAll)));
      listings.add(routed.getSideOutput(RouteOperator.REQUESTS));
    }

    Topology.Section all = new Topology.Section("all", env.getParallelism());
    FanOutStage fanOut =
        new FanOutStage(
            settings.clock(),
            settings.retention().listing(),
            settings.ledger(ends.ledgerAtStart()));
    shared.add(
        all.named(
            "fan-out",
            Topology.union(listings)
                .keyBy(DetectionPipeline::subjectKey, StreamTypes.KEY)
                .transform("fan-out", SHARED, new KeyedHost<>(fanOut))));
    DataStream<BroadcastUpdate> known = Topology.union(shared);
    // Without those of lists, of which there may be millions.
    DataStream<BroadcastUpdate> changes =
        all.named("changes", known.filter(update -> !(update instanceof BroadcastUpdate.Listed)));
    SingleOutputStreamOperator<Delivery> assembled =
        all.prompt(
            "assemble",
            Topology.union(calls)
                .keyBy(signal -> ((Call) signal).call(), StreamTypes.KEY)
                .connect(changes.broadcast())
                .transform(
                    "assemble",
                    StreamTypes.DELIVERY,
                    new KeyedHost<>(new AssembleStage(settings, ends.ledgerAtStart()))));
    deliveries.add(assembled);
    crowds.add(assembled.getSideOutput(CrowdStage.OF_CROWDS));
    SingleOutputStreamOperator<Delivery> merged =
        all.prompt(
            "crowds",
            Topology.union(crowds)
                .keyBy(Crowds::sliceKey, StreamTypes.KEY)
                .connect(changes.broadcast())
                .transform(
                    "crowds",
                    StreamTypes.DELIVERY,
                    new KeyedHost<>(new CrowdStage(settings, ends.ledgerAtStart()))));
    deliveries.add(merged);
    ends.alertReadback(env)
        .ifPresent(
            back -> {
              AlertIntake intake = new AlertIntake(settings.idKey(), back.since());
              SingleOutputStreamOperator<Delivery> taken =
                  all.named("alert-intake", back.records().process(intake, StreamTypes.DELIVERY));
              deliveries.add(taken);
              rejected.add(taken.getSideOutput(AlertIntake.REFUSED));
            });

    SingleOutputStreamOperator<OutputRecord> alerts =
        all.named(
            "judge",
            Topology.union(deliveries)
                .keyBy(Delivery::key, StreamTypes.KEY)
                .connect(known.broadcast())
                .transform("judge", StreamTypes.OUTGOING, judge));

    ends.write(RunResult.ALERTS, alerts);
    SingleOutputStreamOperator<OutputRecord> receipts =
        all.named(
            "receipts-collected",
            alerts
                .getSideOutput(ReceiptCollector.PARTS)
                .union(
                    assembled.getSideOutput(ReceiptCollector.PARTS),
                    merged.getSideOutput(ReceiptCollector.PARTS))
                .keyBy(ReceiptPart::request, StreamTypes.KEY)
                .process(new ReceiptCollector(), StreamTypes.OUTGOING));
    ends.write(RunResult.RECEIPTS, receipts);
    ends.write(RunResult.LEDGER, receipts.getSideOutput(ReceiptCollector.LEDGER));
    ends.write(RunResult.DOCUMENTS, alerts.getSideOutput(OutcomeOutput.DOCUMENTS));
    ends.write(RunResult.VERDICTS, alerts.getSideOutput(OutcomeOutput.VERDICTS));
    ends.write(RunResult.DERIVED, alerts.getSideOutput(OutcomeOutput.DERIVED));
    ends.write(
        RunResult.REJECTED, all.named("rejected-json", json(Topology.union(rejected), endless)));
    ends.write(RunResult.LATE, all.named("late-json", json(Topology.union(late), endless)));
    return admitted;
  }

  /** Whether a signal may be something that every task of the judge needs. */
  private static boolean concernsAll(Signal signal) {
    return signal instanceof Listing listing && SharedStanding.concerns(listing);
  }

  private static BroadcastUpdate ruled(RuleChanges changes) {
    return new BroadcastUpdate.Ruled(changes);
  }

  private static String subjectKey(Signal signal) {
    return signal instanceof Privacy privacy
        ? privacy.subject().key()
        : ((Listing) signal).subject().key();
  }

  /** As topics carry them. Of feeds that never end some are written without their bytes. */
  private static SingleOutputStreamOperator<OutputRecord> json(
      DataStream<Refusal> refusals, boolean endless) {
    return refusals
        .map(endless ? RefusalWriter.sampling(System::nanoTime) : RefusalWriter.whole())
        .returns(StreamTypes.OUTGOING);
  }
}
