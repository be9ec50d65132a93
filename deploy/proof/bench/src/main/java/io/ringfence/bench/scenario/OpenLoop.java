package io.ringfence.bench.scenario;

import io.ringfence.bench.load.ProbeTraffic;
import io.ringfence.bench.tape.TapeCursor;
import io.ringfence.cli.options.TopicProducer;
import io.ringfence.topics.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends at a fixed rate, whatever comes of it: each record has a moment at which it is to be sent,
 * and latency counts from that moment, so that a sender who is held up cannot hide it.
 */
final class OpenLoop {

  private static final long NAP_NANOS = 500_000;

  private static final String TYPE = "\"type\":\"";

  /** By the first letters of the type. */
  private static final Map<String, String> TOPICS =
      Map.of(
          "cal", TopicNames.CALLS,
          "mes", TopicNames.MESSAGES,
          "ses", TopicNames.SESSIONS,
          "qua", TopicNames.QUALITY,
          "sec", TopicNames.SECURITY);

  /** Attempts sent of each probe. Parts of a tape are not in step: any may be the last. */
  private final Map<Integer, Integer> attempts = new HashMap<>();

  /** By probe: when its last attempt was to be sent, in {@link System#nanoTime()}. */
  private final Map<Integer, Long> intended = new ConcurrentHashMap<>();

  private final TapeCursor head;
  private final TopicProducer postbox;

  OpenLoop(TapeCursor head, TopicProducer postbox) {
    this.head = head;
    this.postbox = postbox;
  }

  /**
   * Sends for so long, or until the tape ends.
   *
   * @return how many were sent
   */
  long send(double perSecond, Duration duration) {
    long start = System.nanoTime();
    double gap = 1e9 / perSecond;
    long most = Math.round(perSecond * duration.toNanos() / 1e9);
    for (long i = 0; i < most; i++) {
      long due = start + Math.round(i * gap);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(NAP_NANOS);
      }
      byte[] record = head.next();
      if (record == null) {
        return i;
      }
      OptionalInt probe = ProbeTraffic.accountOf(record);
      if (probe.isPresent()
          && attempts.merge(probe.getAsInt(), 1, Integer::sum) == ProbeTraffic.ATTEMPTS) {
        intended.put(probe.getAsInt(), due);
      }
      postbox.send(addressed(head.part(), record));
    }
    return most;
  }

  Map<Integer, Long> intended() {
    return intended;
  }

  /** A record of a tape goes to the topic of its kind; some are no records of any kind. */
  static ProducerRecord<byte[], byte[]> addressed(int partition, byte[] record) {
    String text = new String(record, StandardCharsets.ISO_8859_1);
    int type = text.indexOf(TYPE) + TYPE.length();
    String kind = text.substring(Math.min(type, text.length()), Math.min(type + 3, text.length()));
    String topic = TOPICS.getOrDefault(kind, TopicNames.CALLS);
    return new ProducerRecord<>(topic, partition, null, record);
  }
}
