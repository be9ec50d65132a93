package io.ringfence.jobs.detection;

import static io.ringfence.jobs.detection.ErasingFixture.CALLED;
import static io.ringfence.jobs.detection.ErasingFixture.CALLER;
import static io.ringfence.jobs.detection.ErasingFixture.MINUTE;
import static io.ringfence.jobs.detection.ErasingFixture.START;
import static io.ringfence.jobs.detection.ErasingFixture.accused;
import static io.ringfence.jobs.detection.ErasingFixture.call;
import static io.ringfence.jobs.detection.ErasingFixture.erase;
import static io.ringfence.jobs.detection.ErasingFixture.last;
import static io.ringfence.jobs.detection.ErasingFixture.listed;
import static io.ringfence.jobs.detection.ErasingFixture.number;
import static io.ringfence.jobs.detection.ErasingFixture.readBack;
import static io.ringfence.jobs.detection.ErasingFixture.reports;
import static io.ringfence.jobs.detection.ErasingFixture.settings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.jobs.testing.CheckpointBytes;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.Signals;
import io.ringfence.judge.delivery.EarlierAlert;
import io.ringfence.privacy.ReceiptPart;
import io.ringfence.privacy.ledger.LedgerEntry;
import io.ringfence.tenant.Tenants;
import java.time.Duration;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/**
 * A start from nothing, with the ledger alone: the request has long left its topic, and no name is
 * known.
 */
class ErasedLongAgoTest {

  private static final long ERASED = START + 4;

  private final DetectionSettings settings = settings(SampleTraffic.PACK);

  /** The caller was erased. */
  private LedgerAtStart ledger(SecretKey key) {
    LedgerEntry entry = key.subjectDigests().entry("n:" + CALLER, "p-1", ERASED);
    return each -> each.accept(entry.json().getBytes(UTF_8));
  }

  private JudgeHarness started() throws Exception {
    return started(settings);
  }

  private JudgeHarness started(DetectionSettings with) throws Exception {
    JudgeHarness harness = new JudgeHarness(with, false, ledger(with.idKey()));
    harness.open();
    return harness;
  }

  @Test
  void aListingThatIsReadAgainComesInTheLeastForm() throws Exception {
    try (var harness = started()) {
      harness.send(listed(START));

      assertThat(CheckpointBytes.of(harness.snapshot(1, 1)))
          .contains("n:" + CALLER, "house")
          .doesNotContain("irsf");
    }
  }

  @Test
  void aListingOfLaterComesWhole() throws Exception {
    try (var harness = started()) {
      harness.send(listed(ERASED + 1));

      assertThat(CheckpointBytes.of(harness.snapshot(1, 1))).contains("house", "irsf");
    }
  }

  @Test
  void oldTrafficComesWithoutTheName() throws Exception {
    try (var harness = started()) {
      harness.send(Signals.failedRegistration("e-1", START));
      harness.send(Signals.failedRegistration("e-2", START + 1));
      harness.send(call("c-1", START + 2, CALLER, CALLED));
      harness.send(call("c-2", START + 3, CALLER, "+447946010002"));
      harness.watermark(START + MINUTE);

      assertThat(last(harness).toString()).contains("erased-").doesNotContain(CALLER);
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1)))
          .contains("a:acme", "erased-")
          .doesNotContain(CALLER, CheckpointBytes.hashOf(CALLER));
    }
  }

  @Test
  void oldTrafficOfATenantComesWithoutTheName() throws Exception {
    Tenants tenants =
        Tenants.read("tenants: {acme: {name: Acme, contact: a, accounts: [acme]}}").value();
    try (var harness = started(settings.withTenants(tenants))) {
      harness.send(Signals.failedRegistration("e-1", START));
      harness.send(Signals.failedRegistration("e-2", START + 1));
      harness.send(call("c-1", START + 2, CALLER, CALLED));
      harness.send(call("c-2", START + 3, CALLER, "+447946010002"));
      harness.watermark(START + MINUTE);

      assertThat(last(harness).path("tenant").asText()).isEqualTo("acme");
      assertThat(last(harness).toString()).contains("erased-").doesNotContain(CALLER);
      assertThat(CheckpointBytes.of(harness.snapshot(1, 1)))
          .doesNotContain(CALLER, CheckpointBytes.hashOf(CALLER));
    }
  }

  @Test
  void whatComesAfterTheErasureComesWhole() throws Exception {
    try (var harness = started()) {
      harness.send(call("c-1", ERASED, CALLER, CALLED));
      harness.send(call("c-2", ERASED + 1, CALLER, CALLED));

      assertThat(CheckpointBytes.of(harness.snapshot(1, 1))).contains("n:" + CALLER);
    }
  }

  @Test
  void anAlertOnTheSubjectIsNotTakenOver() throws Exception {
    try (var harness = started()) {
      harness.processElement1(new StreamRecord<>(earlier("n:" + CALLER)));

      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void anAlertOfAnotherIsTakenOverWithoutTheName() throws Exception {
    try (var harness = started()) {
      harness.processElement1(new StreamRecord<>(earlier("a:acme")));

      assertThat(CheckpointBytes.of(harness.snapshot(1, 1)))
          .contains("a:acme", "erased-")
          .doesNotContain(CALLER);
    }
  }

  private EarlierAlert earlier(String key) {
    return new EarlierAlert(
        readBack(
            settings,
            key,
            "{\"accused\":[{\"kind\":\"number\",\"value\":\""
                + CALLER
                + "\"}],\"evidence\":{\"signals\":[\"e-1\"]},\"summary\":\"seen with "
                + CALLER
                + ".\"}"));
  }

  @Test
  void anEntryUnderAnotherKeyIsNotBelieved() throws Exception {
    try (var harness = new JudgeHarness(settings, false, ledger(SecretKey.passing()))) {
      harness.open();

      harness.send(listed(START));

      assertThat(CheckpointBytes.of(harness.snapshot(1, 1))).contains("irsf");
    }
  }

  /** After the term of requests the names are forgotten, and the digests take their place. */
  @Test
  void aJobThatRunsOnForgetsTheNameButNotTheErasure() throws Exception {
    try (var harness = new JudgeHarness(settings)) {
      harness.open();
      erase(harness, "p-1", number(CALLER), ERASED);
      harness.setProcessingTime(2_000);
      harness.watermark(START + Duration.ofDays(200).toMillis());

      harness.send(listed(START));

      assertThat(CheckpointBytes.of(harness.snapshot(1, 1)))
          .contains("house")
          .doesNotContain("irsf");
    }
  }

  @Test
  void anErasureHasAnEntryWithItsReceipt() throws Exception {
    try (var harness = new JudgeHarness(settings)) {
      accused(harness);

      erase(harness, "p-1", number(CALLER), ERASED);

      ReceiptPart.Own own = (ReceiptPart.Own) reports(harness).get(0);
      LedgerEntry entry = LedgerEntry.of(own.ledger().getBytes(UTF_8)).orElseThrow();
      assertThat(entry)
          .isEqualTo(settings.idKey().subjectDigests().entry("n:" + CALLER, "p-1", ERASED));
      assertThat(own.ledger()).doesNotContain(CALLER);
    }
  }
}
