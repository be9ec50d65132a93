package io.ringfence.jobs.detection;

import static io.ringfence.jobs.detection.ErasingFixture.CALLED;
import static io.ringfence.jobs.detection.ErasingFixture.CALLER;
import static io.ringfence.jobs.detection.ErasingFixture.MINUTE;
import static io.ringfence.jobs.detection.ErasingFixture.START;
import static io.ringfence.jobs.detection.ErasingFixture.accused;
import static io.ringfence.jobs.detection.ErasingFixture.call;
import static io.ringfence.jobs.detection.ErasingFixture.derived;
import static io.ringfence.jobs.detection.ErasingFixture.erase;
import static io.ringfence.jobs.detection.ErasingFixture.hear;
import static io.ringfence.jobs.detection.ErasingFixture.last;
import static io.ringfence.jobs.detection.ErasingFixture.listed;
import static io.ringfence.jobs.detection.ErasingFixture.number;
import static io.ringfence.jobs.detection.ErasingFixture.reports;
import static io.ringfence.jobs.detection.ErasingFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.jobs.keyed.BroadcastUpdate;
import io.ringfence.jobs.testing.CheckpointBytes;
import io.ringfence.jobs.testing.LinkedTraffic;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.privacy.ReceiptPart;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Session;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.fixture.ErasureFixture;
import io.ringfence.tenant.Tenants;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An erased subject stands in nobody else's state any more, and counts stay as they are. */
class ErasureSweepTest {

  @Test
  void alertsOfOthersNameATokenFromThenOn() throws Exception {
    try (var harness = new JudgeHarness(settings(SampleTraffic.PACK))) {
      accused(harness);
      int version = last(harness).get("version").asInt();
      String token = ErasureFixture.erasure("p-1", number(CALLER), 0).token();

      erase(harness, "p-1", number(CALLER), START + 4);
      harness.setProcessingTime(2_000);

      JsonNode alert = last(harness);
      assertThat(alert.get("version").asInt()).isEqualTo(version + 1);
      assertThat(alert.toString()).doesNotContain(CALLER);
      assertThat(alert.at("/accused").toString())
          .contains("{\"kind\":\"number\",\"value\":\"" + token + "\"}", "imei:1");
    }
  }

  @Test
  void whatIsATenantsAloneIsLeftUnlessThatTenantAsks() throws Exception {
    Tenants tenants =
        Tenants.read("tenants: {acme: {name: Acme, contact: a, accounts: [acme]}}").value();
    try (var harness = new JudgeHarness(settings(SampleTraffic.PACK).withTenants(tenants))) {
      accused(harness);
      assertThat(last(harness).path("tenant").asText()).isEqualTo("acme");

      erase(harness, "p-1", number(CALLER), START + 4);
      harness.setProcessingTime(2_000);

      assertThat(CheckpointBytes.of(harness.snapshot(1, 1))).contains(CALLER);
      assertThat(last(harness).toString()).contains(CALLER);

      harness.send(
          new Privacy("p-2", START + 4, "desk", SignalTopic.PRIVACY_ERASE, number(CALLER), "")
              .instructedBy("acme"));
      harness.processElement2(
          new StreamRecord<>(
              new BroadcastUpdate.Erased(
                  ErasureFixture.erasure("p-2", number(CALLER), START + 4, "acme"))));
      harness.setProcessingTime(4_000);

      assertThat(last(harness).toString()).doesNotContain(CALLER);
      assertThat(CheckpointBytes.of(harness.snapshot(2, 2))).doesNotContain(CALLER);
    }
  }

  @Test
  void noByteOfTheNameIsLeftWhereItIsAValue() throws Exception {
    try (var harness = new JudgeHarness(settings(SampleTraffic.PACK))) {
      accused(harness);
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1)))
          .contains(CALLER, CheckpointBytes.hashOf("n:" + CALLED));

      erase(harness, "p-1", number(CALLER), START + 4);
      erase(harness, "p-2", number(CALLED), START + 4);
      harness.setProcessingTime(2_000);

      assertThat(CheckpointBytes.of(harness.snapshot(2, 2)))
          .doesNotContain(
              CALLER,
              CALLED,
              CheckpointBytes.hashOf("n:" + CALLER),
              CheckpointBytes.hashOf("n:" + CALLED))
          .contains("acme");
    }
  }

  @Test
  void aParticipantWhoIsCalledByItsNameIsFoundUnderTheKey() throws Exception {
    DetectionSettings settings = settings(SampleTraffic.PACK.replace("rules:\n", RAID));
    String name = settings.idKey().contentNames().participant(CALLER);
    try (var harness = new JudgeHarness(settings)) {
      harness.open();
      harness.send(joined("s-1", START, name));
      harness.send(joined("s-2", START + 1, settings.idKey().contentNames().participant("Ada")));
      harness.watermark(START + 60 * MINUTE);
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1)))
          .contains(CheckpointBytes.hashOf("p:" + name));

      erase(harness, "p-1", number(CALLER), START + 4);
      harness.setProcessingTime(2_000);

      assertThat(CheckpointBytes.of(harness.snapshot(2, 2)))
          .doesNotContain(name, CheckpointBytes.hashOf("p:" + name))
          .contains(
              CheckpointBytes.hashOf(
                  "p:" + ErasureFixture.erasure("p-1", number(CALLER), 0).token()),
              CheckpointBytes.hashOf("p:" + settings.idKey().contentNames().participant("Ada")));
    }
  }

  private static final String RAID =
      """
        - {name: joined_24h, per: meeting, on: session.join, distinct: session.participant, over: 24h}
      rules:
        - id: raid
          version: 1
          fraud: meeting-bombing
          title: A meeting is raided
          accuse: meeting
          on: [session.join]
          when: "joined_24h >= 20"
          severity: low
          score: 30
          quiet: 30m
          mode: enforce
          summary: "{joined_24h} joined"
      """;

  private static Session joined(String id, long time, String participant) {
    return new Session(
        id, time, "default", SignalTopic.SESSION_JOIN, "m-77", participant, "", "", "", "");
  }

  @Test
  void countsOfDifferentValuesStay() throws Exception {
    try (var harness = new JudgeHarness(settings(SampleTraffic.PACK))) {
      accused(harness);

      erase(harness, "p-1", number(CALLED), START + 4);
      harness.setProcessingTime(2_000);
      harness.send(call("c-3", START + 2 * MINUTE, CALLER, "+447946010003"));
      harness.watermark(START + 5 * MINUTE);

      assertThat(last(harness).at("/evidence/measures/targets_30m/value").asInt()).isEqualTo(3);
    }
  }

  @Test
  void theOwnKeyGoesWhicheverOfBothComesFirst() throws Exception {
    Privacy request =
        new Privacy("p-1", START + 4, "desk", SignalTopic.PRIVACY_ERASE, number(CALLER), "asked");
    for (boolean requestFirst : List.of(true, false)) {
      try (var harness = new JudgeHarness(settings(SampleTraffic.PACK))) {
        accused(harness);
        if (requestFirst) {
          harness.send(request);
          harness.send(call("c-3", START + 3, CALLER, CALLED));
        }
        hear(harness, "p-1", number(CALLER), START + 4);
        harness.setProcessingTime(2_000);
        if (!requestFirst) {
          harness.send(request);
        }
        harness.send(call("c-4", START + 3, CALLER, CALLED));

        assertThat(CheckpointBytes.of(harness.snapshot(1, 1)))
            .as("request first: %s", requestFirst)
            .doesNotContain(CALLER);
      }
    }
  }

  @Test
  void aTaskReportsForItsKeyGroups() throws Exception {
    try (var harness = new JudgeHarness(settings(SampleTraffic.PACK))) {
      accused(harness);

      erase(harness, "p-1", number(CALLER), START + 4);
      assertThat(reports(harness)).singleElement().isInstanceOf(ReceiptPart.Own.class);
      harness.setProcessingTime(2_000);

      assertThat(reports(harness))
          .hasSize(2)
          .last()
          .isInstanceOfSatisfying(
              ReceiptPart.Swept.class,
              part -> {
                assertThat(part.request()).isEqualTo("p-1");
                assertThat(part.to()).isEqualTo(part.groups() - 1);
                assertThat(part.to() - part.from() + 1).isEqualTo(part.groups() / 3);
                assertThat(part.places()).isPositive();
              });
    }
  }

  /** Names that somebody chose so that an erasure takes others with it, or never ends. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "n:" + CALLER,
        "calls",
        "derived",
        "account",
        "targets_30m",
        "c-1",
        "erased-1",
        "CORP\\jdoe",
        "d:imei:1"
      })
  void anAccountThatIsCalledLikeSomethingElseTakesNothingElseWithIt(String name) throws Exception {
    try (var harness = new JudgeHarness(settings(SampleTraffic.PACK))) {
      accused(harness);
      int alerts = harness.alerts().size();

      erase(harness, "p-1", new Subject(SubjectKind.ACCOUNT, name), START + 4);
      harness.setProcessingTime(2_000);

      assertThat(harness.alerts()).as("no alert has another version").hasSize(alerts);
      assertThat(reports(harness))
          .hasSize(2)
          .last()
          .isInstanceOfSatisfying(
              ReceiptPart.Swept.class, part -> assertThat(part.places()).isZero());
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1)))
          .contains(CALLER, CheckpointBytes.hashOf("n:" + CALLED));
    }
  }

  @Test
  void linksToTheErasedGoAndWhatFollowedFromThem() throws Exception {
    try (var harness = new JudgeHarness(settings(LinkedTraffic.PACK))) {
      harness.open();
      harness.send(call("c-1", START, CALLER, CALLED));
      harness.watermark(START + 60 * MINUTE);
      harness.send(listed(START));
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1))).contains("a:acme");
      long before = derived(harness).size();

      erase(harness, "p-1", new Subject(SubjectKind.ACCOUNT, "acme"), START + 60 * MINUTE);
      erase(harness, "p-2", new Subject(SubjectKind.DEVICE, "imei:1"), START + 60 * MINUTE);
      harness.setProcessingTime(2_000);

      assertThat(derived(harness).size()).isEqualTo(before + 2);
      assertThat(derived(harness).subList((int) before, (int) before + 2))
          .allSatisfy(
              each ->
                  assertThat(each)
                      .contains("\"withdrawn\":true", "erased-")
                      .doesNotContain("acme", "imei:1"));
    }
  }
}
