package io.ringfence.kpi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.SourceProgress;
import io.ringfence.decode.Sources;
import io.ringfence.enrich.NumberPlan;
import io.ringfence.enrich.Tariff;
import io.ringfence.signal.Golden;
import io.ringfence.signal.Retention;
import io.ringfence.signal.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * The job without Flink: dossiers by key, gathering, books by hour, on plain maps. What is kept is
 * stored and read back at every step, and dropped as soon as it may be.
 */
final class Bookkeeping {

  static final NumberPlan NUMBERS = new NumberPlan(Tariff.EMPTY);

  private static final Position HERE = Position.line("traffic.jsonl", 1);
  private static final long NOW = Decoder.NO_CLOCK;

  private final Decoder decoder = new Decoder(Sources.shipped(), Retention.DEFAULT);
  private final KpiSettings settings;
  private final Random random;
  private final SourceProgress progress = new SourceProgress(Sources.shipped());
  private final Impersonal impersonal = new Impersonal(NUMBERS);
  private final DossierCodec codec;
  private final Map<String, String> dossiers = new HashMap<>();
  private final Gathering gathering = new Gathering();
  private final Map<Long, MemoryPages> books = new TreeMap<>();

  final List<String> accepted = new ArrayList<>();
  final List<String> late = new ArrayList<>();
  final List<Row> rows = new ArrayList<>();

  Bookkeeping(KpiSettings settings, long seed) {
    this.settings = settings;
    this.codec = new DossierCodec(settings);
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
    String key = Key.of(signal);
    String stored = dossiers.get(key);
    Dossier dossier =
        stored == null
            ? Dossier.of(signal, settings)
            : Golden.fromHex(stored, codec, codec.version());
    List<Fact> facts = dossier.facts();
    dossier.add(signal, watermark);
    gathering.change(facts, dossier.facts());
    keep(key, dossier, watermark);
    if (random.nextInt(50) == 0) {
      drain(watermark);
    }
  }

  private void keep(String key, Dossier dossier, long watermark) {
    if (dossier.finished(watermark)) {
      dossiers.remove(key);
    } else {
      dossiers.put(key, Golden.toHex(dossier, codec));
    }
  }

  private void advance(long before, long watermark) {
    for (String key : List.copyOf(dossiers.keySet())) {
      Dossier dossier = Golden.fromHex(dossiers.get(key), codec, codec.version());
      if (dossier.deadline() <= watermark) {
        List<Fact> facts = dossier.facts();
        dossier.tick(watermark);
        if (!(dossier instanceof IdDossier)) {
          gathering.change(facts, dossier.facts());
        }
        keep(key, dossier, watermark);
      }
    }
    if (Fact.minute(before) != Fact.minute(watermark)) {
      drain(before);
      tell(watermark);
    }
  }

  private void drain(long watermark) {
    gathering.drain(
        batch -> {
          Batch read = Golden.roundTrip(batch, new BatchCodec());
          MemoryPages pages = books.computeIfAbsent(read.hour(), hour -> new MemoryPages());
          new HourBook(pages).add(read, watermark);
        });
  }

  private void tell(long watermark) {
    for (MemoryPages pages : books.values()) {
      HourBook book = new HourBook(pages);
      if (book.due() <= watermark) {
        rows.addAll(book.tell(watermark));
      }
    }
  }

  /** The end of the input: everything is told. */
  void end() {
    drain(progress.watermark());
    tell(Long.MAX_VALUE);
  }

  /** Last versions, by key. */
  Map<String, String> last() {
    Map<String, String> last = new TreeMap<>();
    for (Row row : rows) {
      last.put(row.key(), row.json());
    }
    last.values().removeIf(json -> json.endsWith("\"merged\":true}"));
    return last;
  }

  int kept() {
    return dossiers.size();
  }
}
