package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.broker.FreePorts;
import io.ringfence.broker.Main;
import io.ringfence.jobs.testing.SampleTraffic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Batches of less than 1 MiB that say or come to a thousand times as much where they are read. */
@Tag("full") // processes of little memory
class InflatingBatchesTest {

  private static final String SECURITY = "security.events";

  /** Of a process with the whole job. */
  private static final String HEAP = "768m";

  /** What Kafka's own script gives to a broker. */
  private static final String HEAP_OF_BROKER = "1g";

  private static final int MANY = 900;
  private static final int MEGABYTE = 1_000_000;

  @TempDir private Path folder;

  private ForkedJava job(JobOnTopics stage) throws Exception {
    return new ForkedJava(
        folder.resolve("job.log"),
        HEAP,
        HeapBoundJob.class,
        SharedBroker.bootstrapServers(),
        stage.name(),
        folder.resolve("checkpoints").toString());
  }

  private static void sent(JobOnTopics stage, ByteBuffer batch) throws Exception {
    assertThat(batch.remaining()).isLessThan(1 << 20);
    assertThat(InflatingBatch.send(SharedBroker.bootstrapServers(), stage.topic(SECURITY), batch))
        .isEqualTo(Errors.NONE);
  }

  @ParameterizedTest
  @EnumSource(
      value = CompressionType.class,
      names = {"GZIP", "ZSTD"})
  void manyRecordsOfAMegabyteAreRefusedOneByOneAndTheNextIsRead(CompressionType compression)
      throws Exception {
    JobOnTopics stage = JobOnTopics.with("many-" + compression.name, 1);
    try (ForkedJava job = job(stage)) {
      JobOnTopics.until("it runs", () -> job.said().contains("RUNNING"));
      sent(stage, InflatingBatch.of(compression, MANY, MEGABYTE));
      stage.write(SECURITY, 0, SampleTraffic.guesses("acme-1", 0));

      JobOnTopics.until("an alert", () -> !stage.alerts().isEmpty());
      JobOnTopics.until("refusals", () -> refusals(stage).size() == MANY);
      assertThat(refusals(stage)).allMatch(each -> each.contains("\"reason\":\"too-large\""));
      assertThat(job.said()).doesNotContain("RESTARTING");
    }
  }

  private static Collection<String> refusals(JobOnTopics stage) {
    return stage.topics().lastOfEach(stage.topic("rejected")).values();
  }

  @Test
  void aRecordThatIsLargerThanTheHeapStopsTheJobUntilItIsDeleted() throws Exception {
    goesOnOnceDeleted("huge", InflatingBatch.of(CompressionType.GZIP, 1, MANY * MEGABYTE));
  }

  @Test
  void aRecordThatSaysItIsLargerThanItIsStopsTheJobUntilItIsDeleted() throws Exception {
    goesOnOnceDeleted("claiming", InflatingBatch.claiming(CompressionType.GZIP, MEGABYTE));
  }

  private void goesOnOnceDeleted(String name, ByteBuffer batch) throws Exception {
    JobOnTopics stage = JobOnTopics.with(name, 1);
    try (ForkedJava job = job(stage)) {
      sent(stage, batch);
      JobOnTopics.until(
          "it restarts for ever", () -> Collections.frequency(job.said(), "RESTARTING") > 2);

      stage.topics().forget(List.of(stage.topic(SECURITY)));
      stage.write(SECURITY, 0, SampleTraffic.guesses("acme-1", 0));

      JobOnTopics.until("an alert", () -> !stage.alerts().isEmpty());
    }
  }

  @Test
  void aTopicThatIsKeptUncompressedTakesNoneOfThem() throws Exception {
    int port = FreePorts.free();
    String bootstrap = "127.0.0.1:" + port;
    try (ForkedJava broker =
            new ForkedJava(
                folder.resolve("broker.log"),
                HEAP_OF_BROKER,
                Main.class,
                "--port",
                Integer.toString(port),
                "--dir",
                folder.resolve("kafka").toString());
        Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      JobOnTopics.until("the broker", () -> broker.said().contains("Kafka is at " + bootstrap));
      AlterConfigOp uncompressed =
          new AlterConfigOp(
              new ConfigEntry("compression.type", "uncompressed"), AlterConfigOp.OpType.SET);
      ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, SECURITY);
      admin.incrementalAlterConfigs(Map.of(topic, List.of(uncompressed))).all().get();

      for (Map.Entry<String, ByteBuffer> each : all().entrySet()) {
        assertThat(answers(bootstrap, each.getValue()))
            .as(each.getKey())
            .doesNotContain(Errors.NONE);
      }

      TopicPartition first = new TopicPartition(SECURITY, 0);
      assertThat(admin.listOffsets(Map.of(first, OffsetSpec.latest())).all().get().get(first))
          .satisfies(end -> assertThat(end.offset()).isZero());
      assertThat(taken(bootstrap)).isZero();
      assertThat(broker.isAlive()).isTrue();
    }
  }

  private static Map<String, ByteBuffer> all() throws Exception {
    Map<String, ByteBuffer> all = new LinkedHashMap<>();
    for (CompressionType each : List.of(CompressionType.GZIP, CompressionType.ZSTD)) {
      all.put("many, " + each.name, InflatingBatch.of(each, MANY, MEGABYTE));
      all.put("huge, " + each.name, InflatingBatch.of(each, 1, MANY * MEGABYTE));
      all.put("claiming, " + each.name, InflatingBatch.claiming(each, MANY * MEGABYTE));
    }
    return all;
  }

  /** What the broker says if a batch comes four times at once. */
  private static List<Errors> answers(String bootstrap, ByteBuffer batch) throws Exception {
    List<CompletableFuture<Errors>> sent = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      sent.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return InflatingBatch.send(bootstrap, SECURITY, batch);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    List<Errors> answers = new ArrayList<>();
    for (CompletableFuture<Errors> each : sent) {
      answers.add(each.get());
    }
    return answers;
  }

  /** The offset of a record as feeds send them. */
  private static long taken(String bootstrap) throws Exception {
    byte[] record = SampleTraffic.failure("e-1", 1, "acme-1").getBytes(StandardCharsets.UTF_8);
    try (KafkaProducer<byte[], byte[]> feed =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "compression.type", "gzip"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      return feed.send(new ProducerRecord<>(SECURITY, 0, null, record)).get().offset();
    }
  }
}
