package io.ringfence.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.Position;
import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.io.DecodedFeed;
import io.ringfence.jobs.io.Decoding;
import io.ringfence.jobs.io.DetectionConnectors;
import io.ringfence.jobs.io.KpiConnectors;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.RecordReader;
import io.ringfence.jobs.io.RunResult;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.io.Watermarks;
import io.ringfence.jobs.kpi.KpiPipeline;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Both jobs over calls of which each has numbers, an account, a device and an address that no other
 * has, on trunks of invented names: what Prometheus gets of them stays as small as it was.
 */
@Tag("full")
class MetricSeriesTest {

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final DetectionSettings SETTINGS =
      SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT);

  /**
   * Rows of indicators have them all, hour for hour, which takes time; a million are for {@code
   * LiveCountersTest}.
   */
  private static final int MOST_HOSTILE = 20_000;

  /** A call a millisecond, made where it is read; every tenth from one of three known trunks. */
  private static final class Making extends RichMapFunction<Long, Decoded> {
    private static final long serialVersionUID = 1;
    private transient RecordReader reader;

    @Override
    public void open(OpenContext context) {
      reader =
          Decoding.of(SETTINGS.feeds(), OptionalLong.of(START.toEpochMilli() + 86_400_000))
              .reader();
    }

    @Override
    public Decoded map(Long number) {
      String trunk =
          number % 10 == 0 ? "carrier-" + number % 3 : "hostile-" + name(number % MOST_HOSTILE);
      String call =
          """
          {"type":"call","id":"c-%1$d","call":"c-%1$d","phase":"attempt","time":"%2$s","source":"s-%9$d",\
          "from":"+1202%3$07d","to":"+4479%4$08d","account":"acme-%1$d","device":"mac:%5$012x",\
          "address":"2001:db8::%6$x:%7$x","trunk":"%8$s"}"""
              .formatted(
                  number,
                  START.plusMillis(number),
                  2_000_000 + number % 7_000_000,
                  number,
                  number,
                  number >> 16,
                  number & 0xffff,
                  trunk,
                  number % 50);
      return reader.read(
          call.getBytes(StandardCharsets.UTF_8), new Position("traffic.calls", 0, number));
    }

    private static String name(long number) {
      StringBuilder name = new StringBuilder();
      for (long left = number; left > 0; left /= 26) {
        name.append((char) ('a' + left % 26));
      }
      return name.toString();
    }
  }

  private record Calls(long count) implements DetectionConnectors, KpiConnectors {

    @Override
    public List<DecodedFeed> feeds(StreamExecutionEnvironment env) {
      DataStream<Decoded> records =
          env.fromSequence(1, count)
              .uid("numbers")
              .map(new Making())
              .returns(StreamTypes.DECODED)
              .uid("making")
              .assignTimestampsAndWatermarks(Watermarks.reached(SETTINGS.sources()))
              .uid("time");
      return List.of(new DecodedFeed("traffic", records, List.of("traffic.calls"), false));
    }

    @Override
    public DecodedFeed traffic(StreamExecutionEnvironment env) {
      throw new UnsupportedOperationException("it is counted of what detection lets in");
    }

    @Override
    public void write(RunResult result, DataStream<OutputRecord> records) {
      records.sinkTo(new DiscardingSink<>()).uid(result.label());
    }
  }

  /** All series that there ever were while these calls came. */
  private static Set<String> seriesOf(long calls) throws Exception {
    Configuration configuration = JobConfiguration.common();
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    StreamExecutionEnvironment env = SharedFlink.environment(configuration);
    Calls ends = new Calls(calls);
    KpiPipeline.count(DetectionPipeline.build(env, SETTINGS, ends), SETTINGS.feeds(), ends);
    JobClient job = env.executeAsync("series");
    job.getJobExecutionResult().get();
    return SharedFlink.series(job.getJobID());
  }

  private static Set<String> withoutTrunks(Set<String> series) {
    return series.stream().filter(each -> !each.contains("<trunk>")).collect(Collectors.toSet());
  }

  private static Set<String> trunks(Set<String> series) {
    return series.stream()
        .filter(each -> each.contains("<trunk>"))
        .map(each -> each.replaceFirst(".*<trunk>=([^,}]*).*", "$1"))
        .collect(Collectors.toSet());
  }

  private static void holds(long calls) throws Exception {
    Set<String> few = seriesOf(2_000);
    Set<String> many = seriesOf(calls);

    assertThat(withoutTrunks(many))
        .isEqualTo(withoutTrunks(few))
        .hasSizeBetween(60, 120)
        .noneMatch(each -> each.matches(".*(\\+1202|\\+4479|acme|mac:|2001:|c-\\d).*"));
    assertThat(trunks(many))
        .contains("other")
        .isSubsetOf(Set.of("other", "carrier-0", "carrier-1", "carrier-2"));
  }

  @Test
  void asManySubjectsAsCallsAreNotOneSeriesMore() throws Exception {
    holds(60_000);
  }

  @Test
  void aMillionCallsOfFiveMillionSubjectsAreNotOneSeriesMore() throws Exception {
    holds(1_000_000);
  }
}
