package io.ringfence.jobs.detection;

import io.ringfence.decode.Refusal;
import io.ringfence.jobs.detection.lists.FanOutStage;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.keyed.BroadcastUpdate;
import io.ringfence.jobs.keyed.KeyedHost;
import io.ringfence.jobs.keyed.erasure.ReceiptCollector;
import io.ringfence.judge.crowd.Crowds;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.privacy.ReceiptPart;
import io.ringfence.rule.change.RuleChanges;
import io.ringfence.rule.change.RuleRecord;
import io.ringfence.signal.Call;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Subject;
import io.ringfence.standing.SharedStanding;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;

/** Steps of the data flow of detection, each with its key and what is broadcast to it. */
final class DetectionSteps {

  private DetectionSteps() {}

  /** Whether a signal may be something that every task of the judge needs. */
  static boolean shared(Signal signal) {
    return signal instanceof Listing listing && SharedStanding.concerns(listing);
  }

  /** Keyed by the subject of a listing or a privacy request. */
  static SingleOutputStreamOperator<BroadcastUpdate> fanOut(
      DataStream<Signal> signals, FanOutStage stage) {
    return signals
        .keyBy(DetectionSteps::subjectKey, StreamTypes.KEY)
        .transform("fan-out", DetectionPipeline.SHARED, new KeyedHost<>(stage));
  }

  private static String subjectKey(Signal signal) {
    Subject subject =
        signal instanceof Privacy privacy ? privacy.subject() : ((Listing) signal).subject();
    return subject.key();
  }

  /** All changes of rules in one task. */
  static SingleOutputStreamOperator<RuleChanges> rulebook(
      DataStream<RuleRecord> records, RulebookStage stage) {
    return records
        .keyBy(any -> RulebookStage.ONLY, StreamTypes.KEY)
        .transform("rulebook", DetectionPipeline.RULE_CHANGES, new KeyedHost<>(stage));
  }

  static BroadcastUpdate ruled(RuleChanges changes) {
    return new BroadcastUpdate.Ruled(changes);
  }

  /** Chained to what comes before it, unless rules can change. */
  static SingleOutputStreamOperator<Delivery> route(
      DataStream<Signal> stream,
      Optional<? extends DataStream<RuleChanges>> rules,
      RouteOperator operator) {
    return rules.isEmpty()
        ? stream.transform("route", StreamTypes.DELIVERY, operator)
        : stream
            .connect(rules.get().broadcast())
            .transform("route", StreamTypes.DELIVERY, operator);
  }

  /** Keyed by call id, with a second input of what every task has to know. */
  static SingleOutputStreamOperator<Delivery> assemble(
      DataStream<Signal> calls, DataStream<BroadcastUpdate> shared, AssembleStage stage) {
    return calls
        .keyBy(signal -> ((Call) signal).call(), StreamTypes.KEY)
        .connect(shared.broadcast())
        .transform("assemble", StreamTypes.DELIVERY, new KeyedHost<>(stage));
  }

  /** Keyed by slice, with a second input of what every task has to know. */
  static SingleOutputStreamOperator<Delivery> crowds(
      DataStream<Delivery> deliveries, DataStream<BroadcastUpdate> shared, CrowdStage stage) {
    return deliveries
        .keyBy(Crowds::sliceKey, StreamTypes.KEY)
        .connect(shared.broadcast())
        .transform("crowds", StreamTypes.DELIVERY, new KeyedHost<>(stage));
  }

  /** Whether an update is none of those of lists, of which there may be millions. */
  static boolean concernsAll(BroadcastUpdate update) {
    return !(update instanceof BroadcastUpdate.Listed);
  }

  /** Keyed by subject on one side, broadcast on the other. */
  static SingleOutputStreamOperator<OutputRecord> judge(
      DataStream<Delivery> deliveries,
      DataStream<BroadcastUpdate> shared,
      TwoInputStreamOperator<Delivery, BroadcastUpdate, OutputRecord> operator) {
    return deliveries
        .keyBy(Delivery::key, StreamTypes.KEY)
        .connect(shared.broadcast())
        .transform("judge", StreamTypes.OUTGOING, operator);
  }

  /** Keyed by the request. */
  static SingleOutputStreamOperator<OutputRecord> receipts(DataStream<ReceiptPart> parts) {
    return parts
        .keyBy(ReceiptPart::request, StreamTypes.KEY)
        .process(new ReceiptCollector(), StreamTypes.OUTGOING);
  }

  /** As topics carry them. Of feeds that never end some are written without their bytes. */
  static SingleOutputStreamOperator<OutputRecord> json(
      DataStream<Refusal> refusals, boolean endless) {
    return refusals
        .map(endless ? RefusalWriter.sampling(System::nanoTime) : RefusalWriter.whole())
        .returns(StreamTypes.OUTGOING);
  }
}
