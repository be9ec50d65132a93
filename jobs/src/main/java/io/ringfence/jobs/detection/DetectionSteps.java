package io.ringfence.jobs.detection;

import io.ringfence.assemble.MessageAssembler;
import io.ringfence.decode.Refusal;
import io.ringfence.jobs.detection.lists.BroadcastUpdate;
import io.ringfence.jobs.detection.lists.FanOutOperator;
import io.ringfence.jobs.detection.sweep.ReceiptCollector;
import io.ringfence.jobs.io.AccountRecord;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.judge.crowd.Crowds;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.privacy.ReceiptPart;
import io.ringfence.rule.change.RuleChanges;
import io.ringfence.signal.Call;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Message;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Subject;
import io.ringfence.standing.SharedStanding;
import java.util.Optional;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;

/** Steps of the data flow of detection that Flink's fluent interface does not have. */
final class DetectionSteps {

  private DetectionSteps() {}

  /** Whether a signal may be something that every task of the judge needs. */
  static boolean shared(Signal signal) {
    return signal instanceof Listing listing && SharedStanding.concerns(listing);
  }

  /** Keyed by the subject of a listing or a privacy request. */
  static SingleOutputStreamOperator<BroadcastUpdate> fanOut(
      DataStream<Signal> signals, FanOutOperator operator) {
    return signals
        .keyBy(DetectionSteps::subjectKey, StreamTypes.KEY)
        .transform("fan-out", DetectionPipeline.SHARED, operator);
  }

  private static String subjectKey(Signal signal) {
    Subject subject =
        signal instanceof Privacy privacy ? privacy.subject() : ((Listing) signal).subject();
    return subject.key();
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

  /** Whether a signal is put together with others of its call or message. */
  static boolean assembled(Signal signal) {
    return signal instanceof Message message
        ? MessageAssembler.isReport(message) || MessageAssembler.isReportedOn(message)
        : signal instanceof Call;
  }

  /** Whether a signal stands for itself. One that is put together with others may do so, too. */
  static boolean independent(Signal signal) {
    return !(signal instanceof Call)
        && !(signal instanceof Message message && MessageAssembler.isReport(message));
  }

  private static String assembledBy(Signal signal) {
    return signal instanceof Call call ? call.call() : ((Message) signal).message();
  }

  /** Keyed by call or message id, with a second input of what every task has to know. */
  static SingleOutputStreamOperator<Delivery> assemble(
      DataStream<Signal> calls, DataStream<BroadcastUpdate> shared, AssembleOperator operator) {
    return calls
        .keyBy(DetectionSteps::assembledBy, StreamTypes.KEY)
        .connect(shared.broadcast())
        .transform("assemble", StreamTypes.DELIVERY, operator);
  }

  /** Keyed by account, with a second input of what every task has to know. */
  static SingleOutputStreamOperator<Delivery> customers(
      DataStream<AccountRecord> records,
      DataStream<BroadcastUpdate> shared,
      CustomerOperator operator) {
    return records
        .keyBy(AccountRecord::account, StreamTypes.KEY)
        .connect(shared.broadcast())
        .transform("customers", StreamTypes.DELIVERY, operator);
  }

  /** Keyed by slice, with a second input of what every task has to know. */
  static SingleOutputStreamOperator<Delivery> crowds(
      DataStream<Delivery> deliveries, DataStream<BroadcastUpdate> shared, CrowdOperator operator) {
    return deliveries
        .keyBy(Crowds::sliceKey, StreamTypes.KEY)
        .connect(shared.broadcast())
        .transform("crowds", StreamTypes.DELIVERY, operator);
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
    KeySelector<Delivery, String> key = Delivery::key;
    StreamExecutionEnvironment env = deliveries.getExecutionEnvironment();
    TwoInputTransformation<Delivery, BroadcastUpdate, OutputRecord> judge =
        new TwoInputTransformation<>(
            deliveries.keyBy(key, StreamTypes.KEY).getTransformation(),
            shared.broadcast().getTransformation(),
            "judge",
            operator,
            StreamTypes.OUTGOING,
            env.getParallelism());
    judge.setStateKeySelectors(key, null);
    judge.setStateKeyType(StreamTypes.KEY);
    env.addOperator(judge);
    return new Judged(env, judge);
  }

  private static final class Judged extends SingleOutputStreamOperator<OutputRecord> {
    Judged(
        StreamExecutionEnvironment env,
        TwoInputTransformation<Delivery, BroadcastUpdate, OutputRecord> transformation) {
      super(env, transformation);
    }
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
