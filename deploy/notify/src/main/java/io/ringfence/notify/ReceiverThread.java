package io.ringfence.notify;

import io.ringfence.signal.encoding.RecordSeal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one receiver, in a thread of its own, so that none holds up another. What lasts of it are
 * the offsets of its consumer group: what lies before them has been told, in its last version.
 */
final class ReceiverThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReceiverThread.class);

  /** Such a group may be used by whoever has the role {@code responders}. */
  private static final String GROUP = "ringfence-responders-notify-";

  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final long PAUSE_MILLIS = 1_000;
  private static final long COMMIT_MILLIS = 5_000;

  /** For partitions that are new; and offsets that nobody repeats for a week are forgotten. */
  private static final long LOOK_AGAIN_MILLIS = 60_000;

  /** For an attempt that is under way: what is cut off is told again after a start. */
  private static final long CLOSE_MILLIS = 5_000;

  private final Receiver receiver;
  private final String topic;
  private final RecordSeal seal;
  private final Outbox outbox;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread;
  private final Map<TopicPartition, Long> liveFrom = new HashMap<>();
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private long lookAgain = millis();
  private long commitAgain = millis();
  private volatile boolean closed;
  private volatile String failure;

  ReceiverThread(Receiver receiver, Properties client, String topic, RecordSeal seal) {
    this.receiver = receiver;
    this.topic = topic;
    this.seal = seal;
    outbox = new Outbox(receiver.limit(), receiver.every(), receiver.channel().mostNotices());
    Properties settings = new Properties();
    settings.putAll(client);
    settings.put("group.id", GROUP + receiver.name());
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    settings.put("allow.auto.create.topics", "false");
    settings.put("max.poll.records", "500");
    // This bounds what is fetched ahead of a receiver that is down.
    settings.put("fetch.max.bytes", Integer.toString(4 << 20));
    settings.put("max.partition.fetch.bytes", Integer.toString(1 << 20));
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    thread = new Thread(this::run, "notify-" + receiver.name());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void tell(OwnNotice notice) {
    if (receiver.takes(notice) || outbox.knows(notice.key())) {
      outbox.take(notice, true, millis());
    }
  }

  String name() {
    return receiver.name();
  }

  /** Why it has ended though nobody has closed it; empty as long as it has not. */
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  private void run() {
    try {
      while (!closed) {
        try {
          step();
        } catch (InterruptException stopped) {
          break;
        } catch (KafkaException unreachable) {
          LOG.warn("receiver {}: the broker: {}", name(), unreachable.getClass().getSimpleName());
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException stopped) {
      // It is closed.
    } catch (RuntimeException | Error fatal) {
      failure = "receiver " + name() + " is told no longer: " + fatal.getClass().getName();
      LOG.error(
          "{} at {}", failure, fatal.getStackTrace().length > 0 ? fatal.getStackTrace()[0] : "?");
    } finally {
      Thread.interrupted(); // or the consumer would not close in order
      consumer.close(CloseOptions.timeout(ANSWER));
    }
  }

  /** What there is to tell goes first: it may be that the broker is away. */
  private void step() throws InterruptedException {
    Optional<NoticeMessage> message = outbox.next(millis(), System.currentTimeMillis());
    if (message.isPresent()) {
      attempt(message.get());
    }
    if (millis() >= lookAgain) {
      discover();
      committed.clear();
      lookAgain = millis() + LOOK_AGAIN_MILLIS;
    }
    if (outbox.full()) {
      consumer.pause(consumer.assignment());
    } else {
      consumer.resume(consumer.paused());
    }
    consumer.poll(POLL).forEach(this::take);
    if (millis() >= commitAgain) {
      commit();
      commitAgain = millis() + COMMIT_MILLIS;
    }
  }

  /** A receiver that is new hears of what comes from now on. */
  private void discover() {
    Set<TopicPartition> all =
        consumer.partitionsFor(topic, ANSWER).stream()
            .map(each -> new TopicPartition(topic, each.partition()))
            .collect(Collectors.toCollection(HashSet::new));
    if (all.isEmpty()) {
      throw new UnknownTopicOrPartitionException();
    }
    Set<TopicPartition> fresh = new HashSet<>(all);
    fresh.removeAll(consumer.assignment());
    if (fresh.isEmpty()) {
      return;
    }
    Map<TopicPartition, OffsetAndMetadata> known = consumer.committed(all, ANSWER);
    boolean isNew = known.values().stream().allMatch(Objects::isNull);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(fresh, ANSWER);
    Map<TopicPartition, Long> ends = consumer.endOffsets(fresh, ANSWER);
    consumer.assign(all);
    for (TopicPartition each : fresh) {
      OffsetAndMetadata at = known.get(each);
      long otherwise = isNew ? ends.get(each) : begins.get(each);
      consumer.seek(each, at == null ? otherwise : at.offset());
      liveFrom.put(each, ends.get(each));
    }
    commit();
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      outbox.forget(record.key());
      return;
    }
    boolean live = record.offset() >= liveFrom.get(new TopicPartition(topic, record.partition()));
    seal.read(new String(record.value(), StandardCharsets.UTF_8))
        .flatMap(json -> AlertNotice.of(record.key(), json, record.partition(), record.offset()))
        .filter(alert -> receiver.takes(alert) || outbox.knows(alert.key()))
        .ifPresent(alert -> outbox.take(alert, live, millis()));
  }

  private void attempt(NoticeMessage message) throws InterruptedException {
    int count = message.notices().size();
    Channel.Outcome outcome =
        receiver.channel().send(message, receiver.masked(), System.currentTimeMillis());
    if (outcome.delivered()) {
      outbox.delivered(message, millis());
      commitAgain = millis();
      LOG.info("receiver {}: told of {}: {}", name(), count, outcome.said());
    } else {
      outbox.failed(message, outcome, millis(), ThreadLocalRandom.current().nextDouble());
      LOG.warn("receiver {}: not told of {} yet: {}", name(), count, outcome.said());
    }
  }

  private void commit() {
    Map<TopicPartition, OffsetAndMetadata> changed = new HashMap<>();
    for (TopicPartition each : consumer.assignment()) {
      long at =
          outbox.leastOffset(each.partition()).orElseGet(() -> consumer.position(each, ANSWER));
      if (!Objects.equals(committed.get(each), at)) {
        changed.put(each, new OffsetAndMetadata(at));
      }
    }
    if (!changed.isEmpty()) {
      consumer.commitSync(changed, ANSWER);
      changed.forEach((partition, at) -> committed.put(partition, at.offset()));
    }
  }

  /** Never goes back, also where the machine's clock is set. */
  private static long millis() {
    return System.nanoTime() / 1_000_000;
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(CLOSE_MILLIS);
      thread.interrupt();
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
