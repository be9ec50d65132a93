package io.ringfence.bench.scenario;

import io.ringfence.bench.measure.RunMeter;
import io.ringfence.bench.measure.Speed;
import io.ringfence.bench.setup.Backend;
import io.ringfence.bench.setup.BenchContext;
import io.ringfence.bench.tape.Tape;
import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.jobs.io.Decoding;
import io.ringfence.jobs.io.StreamTypes;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * What the least of jobs does on this machine: a real topic, decoded, keyed by caller, one counter.
 * Printed beside the empty pack, so that a slow one cannot flatter the full one.
 */
public final class KafkaFloor {

  private static final String TOPIC = "bench.floor";

  private final BenchContext bench;

  public KafkaFloor(BenchContext bench) {
    this.bench = bench;
  }

  public void measure(Tape tape) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      PartitionProducer.createTopic(broker.bootstrapServers(), TOPIC, tape.parts().size());
      try (PartitionProducer postbox = new PartitionProducer(broker.bootstrapServers())) {
        for (int part = 0; part < tape.parts().size(); part++) {
          ByteBuffer records = Tape.map(Path.of(tape.parts().get(part)));
          while (records.hasRemaining()) {
            postbox.send(TOPIC, part, Tape.next(records));
          }
        }
      }
      for (Backend backend : Backend.values()) {
        if (bench.settings().wants(backend)) {
          one(broker.bootstrapServers(), tape, backend);
        }
      }
    }
  }

  private void one(String bootstrap, Tape tape, Backend backend) throws Exception {
    String name = "floor-" + backend.label;
    StreamExecutionEnvironment env = bench.environment(backend, bench.cores(), name);
    KafkaSource<String> source =
        KafkaSource.<String>builder()
            .setBootstrapServers(bootstrap)
            .setTopics(TOPIC)
            .setGroupId(name)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(
                new CallerDeserializer(
                    Decoding.of(bench.settings().first().feeds(), OptionalLong.empty())))
            .build();
    env.fromSource(source, WatermarkStrategy.noWatermarks(), "records", StreamTypes.KEY)
        .uid("records")
        .keyBy(caller -> caller, StreamTypes.KEY)
        .process(new Counter(name), StreamTypes.KEY)
        .uid("counter")
        .sinkTo(new DiscardingSink<>())
        .uid("nothing");
    try (BenchRun run = BenchRun.start(name, env)) {
      Speed speed = run.steady(tape.records(), BenchRun.WARM);
      bench.figures().put("kafkaKeyedCounter." + backend.label, Math.round(speed.perSecond()));
      bench.say(
          "%-6s%-8s %,9.0f records/s   Kafka, decoded, keyed by caller, one counter",
          "floor", backend.label, speed.perSecond());
    }
  }

  private static final class Counter extends KeyedProcessFunction<String, String, String> {
    private static final long serialVersionUID = 1;

    private final String run;
    private transient RunMeter meter;
    private transient ValueState<Long> count;

    Counter(String run) {
      this.run = run;
    }

    @Override
    public void open(OpenContext context) {
      meter = RunMeter.of(run);
      count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Long.class));
    }

    @Override
    public void processElement(String caller, Context context, Collector<String> out)
        throws Exception {
      Long before = count.value();
      count.update(before == null ? 1 : before + 1);
      meter.read.increment();
    }
  }
}
