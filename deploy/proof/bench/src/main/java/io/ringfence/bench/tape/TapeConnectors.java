package io.ringfence.bench.tape;

import io.ringfence.bench.measure.CountingSink;
import io.ringfence.decode.Decoded;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.DecodedFeed;
import io.ringfence.jobs.io.Decoding;
import io.ringfence.jobs.io.DetectionConnectors;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.RunResult;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.io.Watermarks;
import io.ringfence.rule.change.RuleRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;

/**
 * A tape in, counts out; the data flow between them has the shape of the deployed one, ready for
 * changes of rules that never come. For one run.
 *
 * @param run whose meter counts
 * @param ends whether the job ends with the tape
 */
public record TapeConnectors(String run, Tape tape, DetectionSettings settings, boolean ends)
    implements DetectionConnectors {

  @Override
  public List<DecodedFeed> feeds(StreamExecutionEnvironment env) {
    return List.of(new DecodedFeed("traffic", records(env, run, tape, settings, ends)));
  }

  /** The tape, decoded, with the watermarks of the deployed job. */
  public static DataStream<Decoded> records(
      StreamExecutionEnvironment env,
      String run,
      Tape tape,
      DetectionSettings settings,
      boolean ends) {
    return env.fromSource(
            new TapeSource(run, tape, decoding(settings), ends),
            Watermarks.reached(settings.sources()),
            "tape",
            StreamTypes.DECODED)
        .uid("tape");
  }

  private static Decoding decoding(DetectionSettings settings) {
    return Decoding.of(settings.feeds(), OptionalLong.empty());
  }

  /** A topic on which nothing comes: a job pays for being ready to hear of changed rules. */
  @Override
  public Optional<DataStream<RuleRecord>> ruleChanges(StreamExecutionEnvironment env) {
    return Optional.of(
        env.fromSource(
                new TapeSource(run, Tape.EMPTY, decoding(settings), ends),
                Watermarks.idle(),
                "rules",
                StreamTypes.DECODED)
            .uid("rules")
            .setParallelism(1)
            .flatMap((Decoded never, Collector<RuleRecord> out) -> {})
            .returns(StreamTypes.RULE_RECORD)
            .uid("rule-records")
            .setParallelism(1));
  }

  @Override
  public void write(RunResult result, DataStream<OutputRecord> records) {
    if (result != RunResult.LEDGER && result != RunResult.VERDICTS) { // nobody is erased
      records
          .sinkTo(new CountingSink(run, result == RunResult.ALERTS))
          .uid(result.label())
          .name(result.label());
    }
  }
}
