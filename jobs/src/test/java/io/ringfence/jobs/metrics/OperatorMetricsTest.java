package io.ringfence.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.alert.Alert;
import io.ringfence.alert.AlertLabels;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoded.Read;
import io.ringfence.decode.Decoded.Refused;
import io.ringfence.decode.Position;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalReason;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.admission.AdmitOperator;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.io.DecodedFeed;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.state.CodecSerializer;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.jobs.testing.PrometheusScrape;
import io.ringfence.judge.context.Publication;
import io.ringfence.signal.Session;
import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.codec.SignalCodec;
import java.io.IOException;
import java.util.List;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What operators report to Prometheus. */
class OperatorMetricsTest {

  private static final long START = 1_764_061_200_000L;
  private static final byte[] RAW = {'x'};
  private static final AlertLabels GUESSING =
      new AlertLabels("guessing", "registration-brute-force", "high", "enforce");

  /** Admission of a feed of two topics. */
  private static final class Admitting extends OneInputStreamOperatorTestHarness<Decoded, Signal> {

    Admitting(PrometheusScrape scrape) throws Exception {
      super(
          new AdmitOperator(Sources.shipped(), SecretKey.NONE, feed()),
          MockEnvironment.builder().setMetricGroup(scrape.task()).build());
      setup(new CodecSerializer<>(SignalCodec.class));
      setProcessingTime(START);
    }

    private static DecodedFeed feed() {
      DataStream<Decoded> nothing =
          StreamExecutionEnvironment.getExecutionEnvironment()
              .fromData(StreamTypes.DECODED, new Refused(refusal(RefusalReason.MALFORMED)));
      return new DecodedFeed("traffic", nothing, List.of("traffic.calls", "traffic.chat"), false);
    }

    @Override
    public void close() throws IOException {
      Closing.narrowed(super::close);
    }
  }

  private static Decoded session(String topic, int number, long time) {
    Session session =
        new Session(
            "s-" + number,
            time,
            "source-" + number % 50,
            SignalTopic.SESSION_JOIN,
            "m-" + number,
            "participant-" + number,
            "account-" + number,
            "device-" + number,
            "2001:db8::" + number,
            "");
    return new Read(session, new Position(topic, 0, number), RAW);
  }

  private static Refusal refusal(RefusalReason reason) {
    return new Refusal(reason, "", "", new Position("traffic.calls", 0, 0), RAW);
  }

  @Test
  void whatIsReadIsCountedByTopicAndReason() throws Exception {
    try (PrometheusScrape scrape = new PrometheusScrape();
        Admitting harness = new Admitting(scrape)) {
      harness.open();
      harness.setProcessingTime(START + 5_000);
      harness.processElement(new StreamRecord<>(session("traffic.calls", 1, START)));
      harness.processElement(new StreamRecord<>(session("traffic.chat", 2, START + 1_500)));
      harness.processElement(new StreamRecord<>(session("traffic.calls", 1, START - 3_600_000)));
      harness.processElement(new StreamRecord<>(new Refused(refusal(RefusalReason.BAD_FIELD))));

      String calls = "topic=\"traffic.calls\"";
      assertThat(scrape.value("records_read_total", calls)).isEqualTo(3);
      assertThat(scrape.value("records_accepted_total", calls)).isEqualTo(1);
      assertThat(scrape.value("records_refused_total", calls, "\"late\"")).isEqualTo(1);
      assertThat(scrape.value("records_refused_total", calls, "\"bad-field\"")).isEqualTo(1);
      assertThat(scrape.value("records_refused_total", calls, "\"malformed\"")).isZero();
      assertThat(scrape.value("feed_last_record_timestamp_seconds", calls))
          .isEqualTo((START + 5_000) / 1000.0);
      assertThat(scrape.value("feed_newest_event_timestamp_seconds", "traffic.chat"))
          .isEqualTo(START / 1000.0 + 1.5);
    }
  }

  @Test
  void aTopicThatIsSilentFromTheStartIsSilentSinceThen() throws Exception {
    try (PrometheusScrape scrape = new PrometheusScrape();
        Admitting harness = new Admitting(scrape)) {
      harness.open();

      assertThat(scrape.value("feed_last_record_timestamp_seconds", "traffic.chat"))
          .isEqualTo(START / 1000.0);
      assertThat(scrape.value("feed_newest_event_timestamp_seconds", "traffic.chat")).isNaN();
      assertThat(scrape.value("records_read_total", "traffic.chat")).isZero();
    }
  }

  @Test
  void aMillionSubjectsAreNotOneSeriesMore() throws Exception {
    try (PrometheusScrape scrape = new PrometheusScrape();
        Admitting harness = new Admitting(scrape)) {
      harness.open();
      List<String> before = names(scrape);

      for (int i = 0; i < 1_000_000; i++) {
        harness.processElement(new StreamRecord<>(session("traffic.calls", i, START)));
        harness.getOutput().clear();
      }
      assertThat(names(scrape)).isEqualTo(before).hasSize(2 * 15);

      // A topic that nobody has named, and a thousand more of them, are one.
      for (int i = 0; i < 1_000; i++) {
        harness.processElement(new StreamRecord<>(session("topic-" + i, i, START)));
      }
      assertThat(names(scrape)).containsAll(before).hasSize(3 * 15);
      assertThat(scrape.value("records_read_total", "topic=\"other\"")).isEqualTo(1_000);
    }
  }

  private static List<String> names(PrometheusScrape scrape) throws Exception {
    return scrape.series().stream().map(line -> line.replaceFirst(" [^ ]+$", "")).toList();
  }

  private static Publication publication(
      AlertLabels charge, Alert.State state, boolean first, int hits) {
    return new Publication("id", "{}", charge, state, first ? 1 : 2, hits);
  }

  @Test
  void alertsAreCountedByRuleAndVersionsByState() throws Exception {
    try (PrometheusScrape scrape = new PrometheusScrape()) {
      AlertMetrics meter = new AlertMetrics(scrape.task());
      meter.expect(List.of(GUESSING));
      assertThat(scrape.value("alerts_raised_total", "rule=\"guessing\"")).isZero();

      meter.count(publication(GUESSING, Alert.State.OPEN, true, 1));
      meter.count(publication(GUESSING, Alert.State.UPDATED, false, 7));
      meter.count(publication(GUESSING, Alert.State.RETRACTED, false, 0));
      meter.count(new Publication("id", "", AlertLabels.NONE, Alert.State.RETRACTED, 0, 0));

      String[] labels = {
        "rule=\"guessing\"",
        "fraud=\"registration-brute-force\"",
        "severity=\"high\"",
        "mode=\"enforce\""
      };
      assertThat(scrape.value("alerts_raised_total", labels)).isEqualTo(1);
      assertThat(scrape.value("rule_hits_total", labels)).isEqualTo(8);
      assertThat(scrape.value("alerts_retracted_total", labels)).isEqualTo(1);
      assertThat(scrape.value("alert_versions_total", "updated")).isEqualTo(1);
      assertThat(scrape.value("alert_versions_total", "retracted")).isEqualTo(1);
      assertThat(scrape.value("alert_versions_total", "erased")).isEqualTo(1);
    }
  }

  @Test
  void rulesThatChangeForEverAreFiveHundredAndTheOthers() throws Exception {
    try (PrometheusScrape scrape = new PrometheusScrape()) {
      AlertMetrics meter = new AlertMetrics(scrape.task());
      meter.expect(List.of(GUESSING));

      for (int i = 0; i < 1_000_000; i++) {
        AlertLabels charge = new AlertLabels("rule-" + i, "irsf", "low", "shadow");
        meter.count(publication(charge, Alert.State.OPEN, true, 1));
      }
      meter.count(publication(GUESSING, Alert.State.OPEN, true, 1));

      // Versions by state, and three series for each charge.
      assertThat(scrape.series()).hasSize(5 + 3 * (AlertMetrics.MOST_CHARGES + 1));
      assertThat(scrape.value("alerts_raised_total", "rule=\"other\""))
          .isEqualTo(1_000_000 - (AlertMetrics.MOST_CHARGES - 1));
      assertThat(scrape.value("alerts_raised_total", "rule=\"guessing\"")).isEqualTo(1);
    }
  }
}
