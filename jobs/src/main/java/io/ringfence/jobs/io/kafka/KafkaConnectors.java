package io.ringfence.jobs.io.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Position;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.io.DecodedFeed;
import io.ringfence.jobs.io.Decoding;
import io.ringfence.jobs.io.DetectionConnectors;
import io.ringfence.jobs.io.KpiConnectors;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.ReadBack;
import io.ringfence.jobs.io.RunResult;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.io.TopicRecord;
import io.ringfence.jobs.io.Watermarks;
import io.ringfence.jobs.state.WorkerClock;
import io.ringfence.rule.change.RuleRecord;
import io.ringfence.topics.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Topics in, topics out. Traffic and security events are one source with a watermark for each
 * partition; listings and privacy requests another that never holds event time; alerts are read
 * back by a third, and changes of rules by a fourth.
 */
public class KafkaConnectors implements DetectionConnectors, KpiConnectors {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaConnectors.class);

  /**
   * How traffic is fetched, unless the client's settings say otherwise. Of a partition that has to
   * wait for others, a few times as many records are read as are polled at once. The broker answers
   * with what has come within 20 ms: to answer for each batch of a sender takes the cores of both
   * from the work itself.
   */
  private static final Map<String, String> FETCHING =
      Map.of(
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "100",
          ConsumerConfig.FETCH_MIN_BYTES_CONFIG, "65536",
          ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "20");

  /**
   * How often topics are asked for more partitions, unless the client's settings say otherwise. An
   * attack there waits for so long. An answer that fails restarts the job.
   */
  private static final String DISCOVERY_MILLIS = "60000";

  /** Nobody waits for a refusal, and a broken feed brings thousands a second. */
  private static final String REFUSAL_LINGER = "100";

  /**
   * The most that brokers allow by default ({@code transaction.max.timeout.ms}; Flink's hour would
   * be refused). What was written and not yet committed when the job went down is lost if it stays
   * down for longer; the client's settings may say more where the brokers do.
   */
  private static final String TRANSACTION_MILLIS = Long.toString(Duration.ofMinutes(15).toMillis());

  private final KafkaSettings kafka;
  private final FeedSettings settings;

  public KafkaConnectors(KafkaSettings kafka, FeedSettings settings) {
    this.kafka = kafka;
    this.settings = settings;
  }

  @Override
  public List<DecodedFeed> feeds(StreamExecutionEnvironment env) {
    if (kafka.bounded()) {
      // One reader of everything, as in a scan: a second one that ends later, or has not said yet
      // that it is idle, would keep event time at its beginning to the end.
      List<String> all = new ArrayList<>(trafficTopics());
      all.addAll(kafka.topics().control());
      return List.of(traffic(all, start(false), env));
    }
    List<String> control = kafka.topics().control();
    KafkaSourceBuilder<Decoded> listings = signals("control", control, new AppendTime());
    if (kafka.fresh()) {
      listings.setStartingOffsets(OffsetsInitializer.earliest());
    }
    return List.of(
        traffic(trafficTopics(), start(true), env),
        feed(
            "control",
            control,
            env.fromSource(listings.build(), Watermarks.idle(), "control", StreamTypes.DECODED)));
  }

  @Override
  public DecodedFeed traffic(StreamExecutionEnvironment env) {
    return traffic(trafficTopics(), start(false), env);
  }

  /** Topics of traffic, and those of feeds. */
  private List<String> trafficTopics() {
    return Stream.concat(
            kafka.topics().traffic().stream(), settings.sources().topics().keySet().stream())
        .distinct()
        .toList();
  }

  /**
   * What the state of an earlier run leaves on the broker.
   *
   * @param detects whether it is of a run that writes alerts and reads the control topics
   */
  private TopicsAtStart start(boolean detects) {
    String alerts = kafka.topics().of(TopicNames.ALERTS);
    return new TopicsAtStart(
        kafka,
        group("traffic"),
        detects ? alerts : "",
        detects
            ? Map.of(group("control"), kafka.topics().control(), group("echoes"), List.of(alerts))
            : Map.of(),
        System.currentTimeMillis());
  }

  private String group(String source) {
    return kafka.group() + '-' + source;
  }

  private DecodedFeed traffic(
      List<String> topics, TopicsAtStart start, StreamExecutionEnvironment env) {
    AppendTime appendTime = new AppendTime();
    KafkaSourceBuilder<Decoded> source = signals("traffic", topics, appendTime);
    FETCHING.forEach(
        (option, value) -> {
          if (!kafka.client().containsKey(option)) {
            source.setProperty(option, value);
          }
        });
    if (kafka.bounded()) {
      source.setBounded(OffsetsInitializer.latest());
    }
    PacedSource paced =
        new PacedSource(
            source.build(), settings.sources(), kafka.idle(), kafka.client(), start, appendTime);
    DataStreamSource<Decoded> records =
        env.fromSource(paced, PacedSource.watermarks(), "traffic", StreamTypes.DECODED);
    if (kafka.bounded()) {
      // One reader sees how far every source has got at the end, as a scan does.
      records.setParallelism(1);
    }
    return feed("traffic", topics, records);
  }

  private DecodedFeed feed(String name, List<String> topics, DataStreamSource<Decoded> records) {
    records.uid(name);
    return new DecodedFeed(name, records, topics, !kafka.bounded());
  }

  private KafkaSourceBuilder<Decoded> signals(
      String name, List<String> topics, AppendTime appendTime) {
    Decoding decoding = Decoding.of(settings, OptionalLong.empty()).ofTopics(kafka.topics());
    return source(name, topics, new SignalDeserializer(decoding, appendTime))
        .setStartingOffsets(new KnownOffsets(kafka.client()));
  }

  /**
   * From now on at the first start, and from the checkpoint at a restart: what was published after
   * the checkpoint is what the restored state does not know. Now is when the job is submitted: a
   * job that fails before its first checkpoint starts again from nothing, and has to hear of what
   * it had published.
   *
   * <p>A fresh start reads all alerts, and takes over what an earlier run has published.
   */
  @Override
  public Optional<ReadBack> alertReadback(StreamExecutionEnvironment env) {
    if (kafka.bounded()) {
      return Optional.empty();
    }
    long now = System.currentTimeMillis();
    KafkaSource<TopicRecord> source =
        source(
                "echoes",
                List.of(kafka.topics().of(TopicNames.ALERTS)),
                new AsItCame<>(StreamTypes.TOPIC_RECORD, KafkaConnectors::alert))
            .setStartingOffsets(
                kafka.fresh() ? OffsetsInitializer.earliest() : OffsetsInitializer.timestamp(now))
            .build();
    DataStreamSource<TopicRecord> records =
        env.fromSource(source, Watermarks.idle(), "echoes", StreamTypes.TOPIC_RECORD);
    records.uid("echoes");
    return Optional.of(new ReadBack(records, kafka.fresh() ? now : Long.MIN_VALUE));
  }

  /**
   * From the beginning at the first start: the topic is compacted, and holds what was last said of
   * each measure and rule. From the checkpoint at a restart.
   */
  @Override
  public Optional<DataStream<RuleRecord>> ruleChanges(StreamExecutionEnvironment env) {
    if (kafka.bounded()) {
      return Optional.empty();
    }
    KafkaSource<RuleRecord> source =
        source(
                "rules",
                List.of(kafka.topics().of(TopicNames.RULE_CHANGES)),
                new AsItCame<>(StreamTypes.RULE_RECORD, KafkaConnectors::ruleChange))
            .setStartingOffsets(OffsetsInitializer.earliest())
            .build();
    return Optional.of(
        env.fromSource(source, Watermarks.idle(), "rules", StreamTypes.RULE_RECORD)
            .uid("rules")
            .setParallelism(1));
  }

  private <T> KafkaSourceBuilder<T> source(
      String name, List<String> topics, KafkaRecordDeserializationSchema<T> deserializer) {
    KafkaSourceBuilder<T> source =
        KafkaSource.<T>builder()
            .setProperties(kafka.client())
            .setTopics(topics)
            .setGroupId(group(name))
            .setClientIdPrefix(kafka.group() + '-' + name)
            .setDeserializer(deserializer);
    if (kafka.exactlyOnce()) {
      source.setProperty("isolation.level", "read_committed");
    }
    String discovery = KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key();
    if (!kafka.bounded() && !kafka.client().containsKey(discovery)) {
      source.setProperty(discovery, DISCOVERY_MILLIS);
    }
    return source;
  }

  @Override
  public boolean transactional() {
    return kafka.exactlyOnce() && !kafka.bounded(); // a bounded job reads no alerts back
  }

  /** The ledger's topic, from its beginning to its end. A task that cannot read it fails. */
  @Override
  public LedgerAtStart ledgerAtStart() {
    Properties client = kafka.client();
    String topic = kafka.topics().of(TopicNames.PRIVACY_LEDGER);
    return each ->
        TopicRecords.read(
                client,
                List.of(topic),
                record -> {
                  if (record.value() != null) {
                    each.accept(record.value());
                  }
                })
            .ifPresent(
                missing ->
                    LOG.warn("There is no topic {}: create it with `ringfence topics`.", missing));
  }

  @Override
  public void write(RunResult result, DataStream<OutputRecord> records) {
    boolean refusals = result == RunResult.REJECTED || result == RunResult.LATE;
    String linger = refusals ? REFUSAL_LINGER : "0"; // an alert waits for no other
    write(records, result.label(), kafka.topics().of(result.topic), linger);
  }

  /** Writes a stream to a topic, in as many tasks as the stream has. */
  private void write(
      DataStream<OutputRecord> records, String name, String topic, String lingerMillis) {
    if (kafka.exactlyOnce()
        && !records.getExecutionEnvironment().getCheckpointConfig().isCheckpointingEnabled()) {
      throw new IllegalArgumentException("exactly once takes checkpoints: nothing would be told");
    }
    Properties client = new Properties();
    client.putAll(kafka.client());
    client.putIfAbsent("compression.type", "lz4");
    client.putIfAbsent("linger.ms", lingerMillis);
    client.putIfAbsent("transaction.timeout.ms", TRANSACTION_MILLIS);
    KafkaSink<OutputRecord> sink =
        KafkaSink.<OutputRecord>builder()
            .setBootstrapServers(kafka.bootstrapServers())
            .setKafkaProducerConfig(client)
            .setRecordSerializer((record, context, timestamp) -> outgoing(topic, record))
            .setDeliveryGuarantee(
                kafka.exactlyOnce()
                    ? DeliveryGuarantee.EXACTLY_ONCE
                    : DeliveryGuarantee.AT_LEAST_ONCE)
            .setTransactionalIdPrefix(kafka.group() + '-' + name)
            .build();
    records.sinkTo(sink).uid(name).name(name).setParallelism(records.getParallelism());
  }

  /**
   * A record without content becomes a tombstone. Its time is the worker's, corrected: of a clock
   * that is an hour fast a broker takes no records, and the job would fail for it.
   */
  private static ProducerRecord<byte[], byte[]> outgoing(String topic, OutputRecord record) {
    byte[] value = record.json().length == 0 ? null : record.json();
    byte[] key = record.key().getBytes(UTF_8);
    return new ProducerRecord<>(topic, null, WorkerClock.now(), key, value);
  }

  /** Null of a tombstone, which is passed over. */
  private static TopicRecord alert(ConsumerRecord<byte[], byte[]> record) {
    Position position = new Position(record.topic(), record.partition(), record.offset());
    return record.value() == null
        ? null
        : new TopicRecord(position, record.timestamp(), record.value());
  }

  /** As it stands in the topic; what it is worth is the rulebook's to say. */
  private static RuleRecord ruleChange(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), UTF_8);
    return new RuleRecord(record.topic(), record.partition(), record.offset(), key, record.value());
  }

  /** Takes records as they are; null is passed over. */
  private record AsItCame<T>(
      TypeInformation<T> type, SerializableFunction<ConsumerRecord<byte[], byte[]>, T> reading)
      implements KafkaRecordDeserializationSchema<T> {

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out) {
      T read = reading.apply(record);
      if (read != null) {
        out.collect(read);
      }
    }

    @Override
    public TypeInformation<T> getProducedType() {
      return type;
    }
  }
}
