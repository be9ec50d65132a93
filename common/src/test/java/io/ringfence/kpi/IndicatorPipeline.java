package io.ringfence.kpi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.SourceProgress;
import io.ringfence.decode.feed.Sources;
import io.ringfence.enrich.NumberPlan;
import io.ringfence.enrich.Tariff;
import io.ringfence.kpi.counter.CounterBatch;
import io.ringfence.kpi.counter.CounterBatchCodec;
import io.ringfence.kpi.counter.IndicatorFact;
import io.ringfence.kpi.counter.PreAggregator;
import io.ringfence.kpi.detail.DetailRecord;
import io.ringfence.kpi.detail.DetailRecordCodec;
import io.ringfence.kpi.detail.DetailRecordKey;
import io.ringfence.kpi.detail.EventDeduplication;
import io.ringfence.kpi.detail.KpiSettings;
import io.ringfence.kpi.detail.SignalAnonymizer;
import io.ringfence.kpi.row.HourlyAggregate;
import io.ringfence.kpi.row.InMemoryAggregateStore;
import io.ringfence.kpi.row.IndicatorRow;
import io.ringfence.signal.Retention;
import io.ringfence.signal.Signal;
import io.ringfence.signal.encoding.Golden;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * The job without Flink: dossiers by key, gathering, figures by hour, on plain maps. What is kept
 * is stored and read back at every step, and dropped as soon as it may be.
 */
final class IndicatorPipeline {

  static final NumberPlan NUMBERS = new NumberPlan(Tariff.EMPTY);

  private static final Position HERE = Position.line("traffic.jsonl", 1);
  private static final long NOW = Decoder.NO_CLOCK;

  private final Decoder decoder = new Decoder(Sources.shipped(), Retention.DEFAULT);
  private final KpiSettings settings;
  private final Random random;
  private final SourceProgress progress = new SourceProgress(Sources.shipped());
  private final SignalAnonymizer impersonal = new SignalAnonymizer(NUMBERS, Optional.empty());
  private final DetailRecordCodec codec;
  private final Map<String, String> dossiers = new HashMap<>();
  private final PreAggregator gathering = new PreAggregator();
  private final Map<Long, InMemoryAggregateStore> hours = new TreeMap<>();

  final List<String> accepted = new ArrayList<>();
  final List<String> late = new ArrayList<>();
  final List<IndicatorRow> rows = new ArrayList<>();

  IndicatorPipeline(KpiSettings settings, long seed) {
    this.settings = settings;
    this.codec = new DetailRecordCodec(settings);
    this.random = new Random(seed);
  }

  void read(String line) {
    Signal signal = ((Decoded.Read) decoder.decode(line.getBytes(UTF_8), HERE, NOW)).signal();
    if (progress.late(signal)) {
      late.add(line);
      return;
    }
    accepted.add(line);
    long before = progress.watermark();
    Optional<Signal> counted = impersonal.of(signal);
    counted.ifPresent(each -> count(each, before));
    progress.accept(signal);
    if (progress.watermark() > before) {
      advance(before, progress.watermark());
    }
  }

  private void count(Signal signal, long watermark) {
    String key = DetailRecordKey.of(signal);
    String stored = dossiers.get(key);
    DetailRecord dossier =
        stored == null
            ? DetailRecord.of(signal, settings)
            : Golden.fromHex(stored, codec, codec.version());
    List<IndicatorFact> facts = dossier.facts();
    dossier.add(signal, watermark);
    gathering.change(facts, dossier.facts());
    keep(key, dossier, watermark);
    if (random.nextInt(50) == 0) {
      drain(watermark);
    }
  }

  private void keep(String key, DetailRecord dossier, long watermark) {
    if (dossier.finished(watermark)) {
      dossiers.remove(key);
    } else {
      dossiers.put(key, Golden.toHex(dossier, codec));
    }
  }

  private void advance(long before, long watermark) {
    for (String key : List.copyOf(dossiers.keySet())) {
      DetailRecord dossier = Golden.fromHex(dossiers.get(key), codec, codec.version());
      if (dossier.deadline() <= watermark) {
        List<IndicatorFact> facts = dossier.facts();
        dossier.tick(watermark);
        if (!(dossier instanceof EventDeduplication)) {
          gathering.change(facts, dossier.facts());
        }
        keep(key, dossier, watermark);
      }
    }
    if (IndicatorFact.minute(before) != IndicatorFact.minute(watermark)) {
      drain(before);
      publish(watermark);
    }
  }

  private void drain(long watermark) {
    gathering.drain(
        batch -> {
          CounterBatch read = Golden.roundTrip(batch, new CounterBatchCodec());
          InMemoryAggregateStore pages =
              hours.computeIfAbsent(read.hour(), start -> new InMemoryAggregateStore());
          new HourlyAggregate(pages).add(read, watermark);
        });
  }

  private void publish(long watermark) {
    for (InMemoryAggregateStore pages : hours.values()) {
      HourlyAggregate aggregate = new HourlyAggregate(pages);
      if (aggregate.due() <= watermark) {
        rows.addAll(aggregate.publish(watermark));
      }
    }
  }

  /** The end of the input: everything is published. */
  void end() {
    drain(progress.watermark());
    publish(Long.MAX_VALUE);
  }

  /** Last versions, by key. */
  Map<String, String> last() {
    Map<String, String> last = new TreeMap<>();
    for (IndicatorRow row : rows) {
      last.put(row.key(), row.json());
    }
    last.values().removeIf(json -> json.endsWith("\"merged\":true}"));
    return last;
  }

  int kept() {
    return dossiers.size();
  }
}
