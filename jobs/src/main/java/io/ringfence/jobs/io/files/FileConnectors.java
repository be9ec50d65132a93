package io.ringfence.jobs.io.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.decode.Decoded;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.io.DecodedFeed;
import io.ringfence.jobs.io.Decoding;
import io.ringfence.jobs.io.DetectionConnectors;
import io.ringfence.jobs.io.KpiConnectors;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.RunResult;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.io.Watermarks;
import io.ringfence.kpi.row.IndicatorRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Files in, a folder of JSON lines out: {@code alerts.jsonl} and {@code derived.jsonl} (the last
 * version of each), {@code rejected.jsonl}, {@code late.jsonl}, {@code receipts.jsonl} and {@code
 * documents.jsonl}; from the data flow of the indicators {@code kpis.jsonl} (the last version of
 * each that is not merged).
 */
public final class FileConnectors implements DetectionConnectors, KpiConnectors {

  private final FilesSource source;
  private final FeedSettings settings;
  private final Path folder;
  private final LedgerAtStart ledger;

  private FileConnectors(
      FilesSource source, FeedSettings settings, Path folder, LedgerAtStart ledger) {
    this.source = source;
    this.settings = settings;
    this.folder = folder;
    this.ledger = ledger;
  }

  /**
   * Ends that read these inputs, in formats as the sources say, and write to that folder, which
   * exists.
   *
   * @param own files that have our own records whatever the sources say of files
   * @param asOf the moment past which records are from the future; empty for the time of reading
   * @param received when the inputs were written, for records that do not say the year
   * @throws IOException if an input cannot be read
   */
  public static FileConnectors of(
      List<String> inputs,
      List<String> own,
      Path folder,
      FeedSettings settings,
      OptionalLong asOf,
      OptionalLong received)
      throws IOException {
    List<String> all = Stream.concat(inputs.stream(), own.stream()).toList();
    FilesSource source = FilesSource.of(all, Decoding.of(settings, asOf).ownFiles(own), received);
    return new FileConnectors(source, settings, folder, LedgerAtStart.NONE);
  }

  /** The same, where subjects have been erased before. */
  public FileConnectors withLedger(LedgerAtStart erasures) {
    return new FileConnectors(source, settings, folder, erasures);
  }

  @Override
  public List<DecodedFeed> feeds(StreamExecutionEnvironment env) {
    return List.of(traffic(env));
  }

  @Override
  public DecodedFeed traffic(StreamExecutionEnvironment env) {
    DataStream<Decoded> records =
        env.fromSource(source, Watermarks.reached(settings.sources()), "files", StreamTypes.DECODED)
            .uid("files")
            .setParallelism(1);
    return new DecodedFeed("files", records);
  }

  @Override
  public void write(RunResult result, DataStream<OutputRecord> records) {
    String name = result.label();
    Path file = folder.resolve(name + ".jsonl");
    switch (result) {
      case ALERTS, DERIVED -> write(records, name, JsonLinesSink.lastOfEach(file));
      case REJECTED, LATE, RECEIPTS, DOCUMENTS -> write(records, name, JsonLinesSink.all(file));
      case KPIS -> {
        DataStream<OutputRecord> last =
            records
                .map(FileConnectors::unlessMerged)
                .returns(StreamTypes.OUTGOING)
                .uid("kpi-last")
                .name("kpi-last")
                .setParallelism(1);
        write(last, name, JsonLinesSink.lastOfEach(file));
      }
      case LEDGER, VERDICTS -> {
        // a scan leaves neither
      }
    }
  }

  @Override
  public LedgerAtStart ledgerAtStart() {
    return ledger;
  }

  /** A row that is merged has no figures any more. */
  private static OutputRecord unlessMerged(OutputRecord row) {
    return IndicatorRow.merged(new String(row.json(), UTF_8))
        ? new OutputRecord(row.key(), new byte[0])
        : row;
  }

  private static void write(DataStream<OutputRecord> records, String name, JsonLinesSink sink) {
    records.sinkTo(sink).uid(name).name(name).setParallelism(1);
  }
}
