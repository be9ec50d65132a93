package io.ringfence.jobs.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.judge.crowd.Crowds;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.signal.Call;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** The alerts of a crowd against those of a judge to whom each of its signals came. */
class CrowdedTrunkTest {

  private static final long START = 1_764_061_200_000L;
  private static final long DISORDER = 60_000;
  private static final long END = START + 48 * 3_600_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final DetectionSettings SETTINGS =
      SampleTraffic.settings(CrowdStageTest.PACK, RetentionClock.EVENT);

  /** The last version of each alert, by id. */
  private static Map<String, JsonNode> last(JudgeHarness judge) throws Exception {
    Map<String, JsonNode> last = new TreeMap<>();
    for (String each : judge.alerts()) {
      JsonNode alert = JSON.readTree(each);
      last.put(alert.get("id").asText(), alert);
    }
    return last;
  }

  /** Forty calls a second for 50 seconds, twice, with an hour of one a minute between. */
  private static List<Call> traffic() {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      calls.add(CrowdStageTest.call(calls.size(), START + i * 25L));
    }
    for (int i = 0; i < 60; i++) {
      calls.add(CrowdStageTest.call(calls.size(), START + 50_000 + i * 60_000L));
    }
    for (int i = 0; i < 2_000; i++) {
      calls.add(CrowdStageTest.call(calls.size(), START + 3_650_000 + i * 25L));
    }
    return calls;
  }

  /** A judge, and the crowds before it. */
  private static final class Merging {
    private final JudgeHarness judge;
    private final CrowdHarness crowds;
    private int taken;

    Merging(JudgeHarness judge, CrowdHarness crowds) {
      this.judge = judge;
      this.crowds = crowds;
    }

    void send(Call call) throws Exception {
      crowds.send(call);
    }

    void watermark(long time) throws Exception {
      crowds.watermark(time);
      List<Delivery> all = crowds.extractOutputValues();
      for (Delivery each : all.subList(taken, all.size())) {
        judge.processElement1(new StreamRecord<>(each));
      }
      taken = all.size();
      judge.watermark(time);
    }
  }

  private static Map<String, JsonNode> whole(List<Call> arrivals) throws Exception {
    try (JudgeHarness judge = new JudgeHarness(SETTINGS)) {
      judge.open();
      for (Call call : arrivals) {
        judge.send(call);
        judge.watermark(call.time() - DISORDER);
      }
      judge.watermark(END);
      return last(judge);
    }
  }

  private static Map<String, JsonNode> merged(List<Call> arrivals) throws Exception {
    try (JudgeHarness judge = new JudgeHarness(SETTINGS);
        CrowdHarness crowds = new CrowdHarness(SETTINGS)) {
      judge.open();
      crowds.open();
      Merging merging = new Merging(judge, crowds);
      long newest = Long.MIN_VALUE;
      long settled = Long.MIN_VALUE;
      for (Call call : arrivals) {
        merging.send(call);
        newest = Math.max(newest, call.time());
        if (newest - settled > 1_000) {
          settled = newest;
          merging.watermark(newest - DISORDER);
        }
      }
      merging.watermark(newest);
      merging.watermark(newest + DISORDER);
      merging.watermark(END);
      return last(judge);
    }
  }

  /** Each as much as half a minute late, and one in ten again. */
  private static List<Call> disordered(List<Call> calls, Random random) {
    Map<Long, List<Call>> arrivals = new TreeMap<>();
    for (Call each : calls) {
      int times = random.nextInt(10) == 0 ? 2 : 1;
      for (int i = 0; i < times; i++) {
        arrivals
            .computeIfAbsent(each.time() + random.nextInt(30_000), time -> new ArrayList<>())
            .add(each);
      }
    }
    return arrivals.values().stream().flatMap(List::stream).toList();
  }

  @Test
  void theAlertsOfACrowdAreThoseOfItsSignals() throws Exception {
    Map<String, JsonNode> expected = whole(traffic());
    assertThat(expected).hasSize(1);
    for (int seed = 0; seed < 2; seed++) {
      Map<String, JsonNode> alerts = merged(disordered(traffic(), new Random(seed)));

      assertThat(alerts.keySet()).isEqualTo(expected.keySet());
      expected.forEach((id, alert) -> assertAlike(alerts.get(id), alert));
    }
  }

  private static void assertAlike(JsonNode alert, JsonNode expected) {
    assertThat(alert.get("state")).isEqualTo(expected.get("state"));
    assertThat(alert.get("subject")).isEqualTo(expected.get("subject"));
    for (String moment : List.of("first", "last")) {
      long apart =
          Instant.parse(alert.get(moment).asText()).toEpochMilli()
              - Instant.parse(expected.get(moment).asText()).toEpochMilli();
      assertThat(Math.abs(apart)).as(moment).isLessThanOrEqualTo(Crowds.SLICE_MILLIS);
    }
    // In whichever order a slice's signals are judged, as many are judged.
    assertThat(alert.get("hits")).isEqualTo(expected.get("hits"));
  }
}
