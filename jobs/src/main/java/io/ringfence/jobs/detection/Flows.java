package io.ringfence.jobs.detection;

import io.ringfence.decode.Position;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalJson;
import io.ringfence.judge.Delivery;
import io.ringfence.rule.RuleChanges;
import io.ringfence.signal.Call;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Signal;
import io.ringfence.standing.SharedStanding;
import java.util.Optional;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;
import org.apache.flink.util.Collector;

/** Steps of the data flow of detection that Flink's fluent interface does not have. */
final class Flows {

  private Flows() {}

  /** The part of a signal that every task of the judge needs. */
  static void shared(Signal signal, Collector<Shared> out) {
    if (signal instanceof Listing listing && SharedStanding.concerns(listing)) {
      out.collect(new Shared.Listed(listing));
    }
  }

  static Shared ruled(RuleChanges changes) {
    return new Shared.Ruled(changes);
  }

  /** Chained to what comes before it, unless rules can change. */
  static <T> SingleOutputStreamOperator<Delivery> route(
      DataStream<T> stream, Optional<? extends DataStream<RuleChanges>> rules, Routes<T> routes) {
    return rules.isEmpty()
        ? stream.flatMap(routes).returns(Types.DELIVERY)
        : stream.connect(rules.get().broadcast()).flatMap(routes).returns(Types.DELIVERY);
  }

  /** Keyed by call id, with a second input of changes of rules, if they can change. */
  static SingleOutputStreamOperator<Delivery> assemble(
      DataStream<Signal> calls,
      Optional<? extends DataStream<RuleChanges>> rules,
      AssembleOperator operator) {
    KeyedStream<Signal, String> keyed = calls.keyBy(signal -> ((Call) signal).call(), Types.KEY);
    return rules.isEmpty()
        ? keyed.transform("assemble", Types.DELIVERY, operator)
        : keyed.connect(rules.get().broadcast()).transform("assemble", Types.DELIVERY, operator);
  }

  /** Keyed by subject on one side, broadcast on the other. */
  static SingleOutputStreamOperator<Outgoing> judge(
      DataStream<Delivery> deliveries,
      DataStream<Shared> shared,
      TwoInputStreamOperator<Delivery, Shared, Outgoing> operator) {
    KeySelector<Delivery, String> key = Delivery::key;
    StreamExecutionEnvironment env = deliveries.getExecutionEnvironment();
    TwoInputTransformation<Delivery, Shared, Outgoing> judge =
        new TwoInputTransformation<>(
            deliveries.keyBy(key, Types.KEY).getTransformation(),
            shared.broadcast().getTransformation(),
            "judge",
            operator,
            Types.OUTGOING,
            env.getParallelism());
    judge.setStateKeySelectors(key, null);
    judge.setStateKeyType(Types.KEY);
    env.addOperator(judge);
    return new Judged(env, judge);
  }

  private static final class Judged extends SingleOutputStreamOperator<Outgoing> {
    Judged(
        StreamExecutionEnvironment env,
        TwoInputTransformation<Delivery, Shared, Outgoing> transformation) {
      super(env, transformation);
    }
  }

  static SingleOutputStreamOperator<Outgoing> json(DataStream<Refusal> refusals) {
    return refusals
        .map(refusal -> new Outgoing(key(refusal.position()), RefusalJson.of(refusal)))
        .returns(Types.OUTGOING);
  }

  /** The same record refused twice overwrites itself. */
  private static String key(Position position) {
    return position.origin() + '/' + position.partition() + '/' + position.offset();
  }
}
