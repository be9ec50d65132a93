package io.ringfence.cli.cost;

import io.ringfence.judge.Judge;
import io.ringfence.judge.context.Clock;
import io.ringfence.judge.context.Outcome;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.DeliveryCodec;
import io.ringfence.judge.state.LinkStore;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.state.SubjectStateCodec;
import io.ringfence.standing.SharedStanding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The work of the job's judge in one thread and without Flink. Each delivery is encoded and
 * decoded, and so is each state; states of busy subjects stay decoded, and timers fire.
 */
final class LocalJudge {

  private final Judge judge;
  private final SharedStanding shared;
  private final Map<String, byte[]> stored = new HashMap<>();
  private final Map<String, SubjectState> decoded = new HashMap<>();
  private final KeyTimers timers = new KeyTimers();
  private final DeliveryCodec deliveries = new DeliveryCodec();
  private final SubjectStateCodec states = new SubjectStateCodec();
  private final DataOutputSerializer out = new DataOutputSerializer(512);
  private final DataInputDeserializer in = new DataInputDeserializer();

  private LocalJudge(Judge judge, SharedStanding shared) {
    this.judge = judge;
    this.shared = shared;
  }

  /**
   * Judges all deliveries in order.
   *
   * @return bytes of each subject that is stored at the end, its key counted in
   */
  static Map<String, Integer> sizes(
      Judge judge, SharedStanding shared, List<TimedDelivery> deliveries) {
    LocalJudge replay = new LocalJudge(judge, shared);
    try {
      for (TimedDelivery each : deliveries) {
        replay.take(each);
      }
      return replay.sizes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(TimedDelivery next) throws IOException {
    Clock clock = new Clock(next.watermark(), next.watermark());
    for (String key : timers.upTo(next.watermark())) {
      SubjectState state = get(key);
      if (state != null) {
        conclude(key, state, judge.tick(state, key, clock, shared, LinkStore.NONE, false), clock);
      }
    }
    Delivery delivery = overTheWire(next.delivery());
    SubjectState known = get(delivery.key());
    SubjectState state = known == null ? new SubjectState() : known;
    conclude(
        delivery.key(), state, judge.take(state, delivery, clock, shared, LinkStore.NONE), clock);
  }

  private Delivery overTheWire(Delivery delivery) throws IOException {
    out.clear();
    deliveries.write(delivery, out);
    in.setBuffer(out.getSharedBuffer(), 0, out.length());
    return deliveries.read(in, deliveries.version());
  }

  private SubjectState get(String key) throws IOException {
    SubjectState busy = decoded.get(key);
    byte[] bytes = busy == null ? stored.get(key) : null;
    if (bytes == null) {
      return busy;
    }
    in.setBuffer(bytes);
    return states.read(in, states.version());
  }

  private void conclude(String key, SubjectState state, Outcome outcome, Clock clock)
      throws IOException {
    if (state.isEmpty()) {
      decoded.remove(key);
      stored.remove(key);
      return;
    }
    long next = Math.min(outcome.deadline(), outcome.purgeDeadline());
    timers.set(key, next, clock.watermark());
    if (state.isBusy() || decoded.containsKey(key)) {
      decoded.put(key, state);
    } else {
      stored.put(key, bytes(state));
    }
  }

  private byte[] bytes(SubjectState state) throws IOException {
    out.clear();
    states.write(state, out);
    return out.getCopyOfBuffer();
  }

  private Map<String, Integer> sizes() throws IOException {
    for (Map.Entry<String, SubjectState> busy : decoded.entrySet()) {
      stored.put(busy.getKey(), bytes(busy.getValue()));
    }
    Map<String, Integer> sizes = new TreeMap<>();
    stored.forEach(
        (key, bytes) -> sizes.put(key, bytes.length + key.getBytes(StandardCharsets.UTF_8).length));
    return sizes;
  }
}
