package io.ringfence.judge;

import static io.ringfence.judge.JudgeFixtures.DAY;
import static io.ringfence.judge.JudgeFixtures.MINUTE;
import static io.ringfence.judge.JudgeFixtures.START;
import static io.ringfence.judge.JudgeFixtures.SUBJECT;
import static io.ringfence.judge.JudgeFixtures.attempt;
import static io.ringfence.judge.JudgeFixtures.listing;
import static io.ringfence.judge.JudgeFixtures.notice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.alert.AlertIds;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.delivery.EarlierAlert;
import io.ringfence.judge.delivery.HeldProfile;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.delivery.PrivacyRequest;
import io.ringfence.judge.delivery.SampleObservation;
import io.ringfence.privacy.Receipt;
import io.ringfence.rule.Pack;
import io.ringfence.settings.SettingsReading;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.tenant.Tenants;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose an alert is, and to whom a request is answered. The parties are acme-17 and an address. */
class TenantsJudgedTest extends JudgeTestCase {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static Tenants tenants(String accountsOfBolt) {
    SettingsReading<Tenants> reading =
        Tenants.read(
            """
            tenants:
              acme: {name: Acme Calls, contact: privacy@acme.example, accounts: [%s]}
              bolt: {name: Bolt Bank, contact: dpo@bolt.example, accounts: [%s]}
            """
                .formatted(accountsOfBolt.equals("acme-*") ? "none" : "acme-*", accountsOfBolt));
    assertThat(reading.faults()).isEmpty();
    return reading.value();
  }

  @BeforeEach
  void ofTenants() {
    use(tenants("bolt-*"));
  }

  private void use(Tenants tenants) {
    harness =
        new SubjectHarness(
            new Pack(List.of(ATTEMPTS), List.of(BURST, LISTED)),
            SUBJECT.key(),
            AlertIds.UNKEYED,
            tenants);
  }

  private void attempts(String tenant, int count, long from) {
    for (int i = 0; i < count; i++) {
      long time = from + i * 1_000L;
      harness.take(attemptOf(tenant, tenant + time, time));
      harness.reach(time);
    }
  }

  private static Observation attemptOf(String tenant, String id, long time) {
    return SampleObservation.like(attempt(id, time, List.of(ATTEMPTS), List.of(BURST, LISTED)))
        .tenant(tenant)
        .made();
  }

  private Receipt ask(SignalTopic action, String tenant) {
    harness.take(
        new PrivacyRequest(
            SUBJECT.key(),
            new Privacy(
                    "p" + harness.receipts.size(), harness.watermark, "desk", action, SUBJECT, "")
                .instructedBy(tenant)));
    return harness.receipts.get(harness.receipts.size() - 1);
  }

  private JsonNode document() throws Exception {
    return JSON.readTree(harness.documents.get(harness.documents.size() - 1).json());
  }

  @Test
  void anAlertOnOneTenantsSignalsIsThatTenants() {
    attempts("acme", 3, START);

    assertThat(only().path("tenant").asText()).isEqualTo("acme");
  }

  @Test
  void anAlertOnTheProvidersOrSeveralTenantsSignalsIsTheProviders() {
    attempts("", 3, START);
    assertThat(only().has("tenant")).isFalse();

    ofTenants();
    attempts("acme", 2, START);
    attempts("bolt", 1, START + 5_000);
    assertThat(only().has("tenant")).isFalse();

    ofTenants();
    attempts("", 1, START - 7 * DAY);
    attempts("acme", 3, START);
    assertThat(only().has("tenant")).as("known to the provider before").isFalse();
  }

  @Test
  void anAlertThatNamesAnotherTenantsAccountIsTheProviders() {
    use(tenants("acme-*"));
    attempts("acme", 3, START);

    assertThat(only().path("accused").get(0).path("value").asText()).isEqualTo("acme-17");
    assertThat(only().has("tenant")).isFalse();
  }

  @Test
  void whatHappensAfterAnAlertDoesNotChangeWhoseItIsAndWhatComesLateDoes() {
    attempts("acme", 3, START);
    attempts("bolt", 1, START + 14 * MINUTE);
    harness.reach(START + 40 * MINUTE);
    assertThat(only().path("state").asText()).isEqualTo("closed");
    assertThat(only().path("tenant").asText()).isEqualTo("acme");

    ofTenants();
    attempts("acme", 3, START);
    harness.take(attemptOf("bolt", "late", START - 1_000));
    harness.reach(START + 40 * MINUTE);
    assertThat(only().has("tenant")).isFalse();
  }

  @Test
  void aTenantsAlertDoesNotRepeatWhatListsSay() {
    harness.take(
        notice(listing("l-1", SignalTopic.LISTING_ADD, START - DAY, START - DAY, Long.MAX_VALUE)));
    attempts("acme", 1, START);
    assertThat(only().path("tenant").asText()).isEqualTo("acme");
    assertThat(only().at("/evidence/listings").size()).isEqualTo(1);
    assertThat(only().at("/evidence/entries").isMissingNode()).isTrue();

    ofTenants();
    harness.take(
        notice(listing("l-1", SignalTopic.LISTING_ADD, START - DAY, START - DAY, Long.MAX_VALUE)));
    attempts("", 1, START);
    assertThat(only().at("/evidence/entries").size()).isEqualTo(1);
  }

  @Test
  void anAlertThatIsTakenOverStaysWhoseItWas() {
    attempts("acme", 3, START);
    JsonNode alert = only();
    ofTenants();
    harness.take(
        new EarlierAlert(
            new AlertReadback(
                SUBJECT.key(),
                alert.path("id").asText(),
                BURST.slot(),
                1,
                alert.path("version").asInt(),
                io.ringfence.alert.Alert.State.UPDATED,
                START,
                START + 2_000,
                3,
                alert.toString())));
    attempts("acme", 2, START + 3_000);
    harness.reach(START + 40 * MINUTE);

    assertThat(only().path("state").asText()).isEqualTo("closed");
    assertThat(only().path("tenant").asText()).isEqualTo("acme");
  }

  @Test
  void aRequestAboutATenantsDataIsAnsweredWithAPointerAndNothingIsDone() {
    attempts("acme", 3, START);

    for (SignalTopic action : List.of(SignalTopic.PRIVACY_ACCESS, SignalTopic.PRIVACY_ERASE)) {
      Receipt receipt = ask(action, "");

      assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.REFER);
      assertThat(receipt.referral())
          .contains(new Receipt.Referral("acme", "Acme Calls", "privacy@acme.example"));
      assertThat(receipt.effect().erased()).isFalse();
      assertThat(receipt.sweeps()).isEqualTo(action == SignalTopic.PRIVACY_ERASE);
      assertThat(receipt.effect().pieces()).isEmpty();
      assertThat(receipt.document()).isEmpty();
    }
    assertThat(harness.documents).isEmpty();
    assertThat(harness.state.pendingSignals()).isEqualTo(3);
    assertThat(harness.published).noneMatch(each -> each.has("erased"));
  }

  @Test
  void onTheTenantsInstructionItIsAnsweredAndErased() throws Exception {
    harness.take(
        notice(listing("l-1", SignalTopic.LISTING_ADD, START - DAY, START - DAY, Long.MAX_VALUE)));
    attempts("acme", 3, START);

    assertThat(ask(SignalTopic.PRIVACY_ACCESS, "acme").outcome()).isEqualTo(Receipt.Outcome.DONE);
    assertThat(document().path("pending").size()).isEqualTo(3);
    assertThat(document().path("tenant").asText()).isEqualTo("acme");
    assertThat(document().path("listings")).as("the provider's").isEmpty();
    assertThat(document().path("keptUntil").has("listings")).isFalse();
    assertThat(ask(SignalTopic.PRIVACY_ERASE, "acme").effect().erased()).as("as a whole").isTrue();
    assertThat(harness.state.pendingSignals()).isZero();
    assertThat(harness.published).anyMatch(each -> each.has("erased"));
  }

  @Test
  void theProfileOfAnAccountIsToldToWhomTheAccountBelongs() throws Exception {
    assertThat(profileTold("acme-17", "acme")).isTrue();
    assertThat(profileTold("other-1", "")).isTrue();
  }

  @Test
  void aTenantIsNotToldTheProvidersProfileOfAnAccountOfWhichItHasToldAll() throws Exception {
    attempts("acme", 1, START);

    Receipt receipt = access(SUBJECT, "acme");

    assertThat(document().path("pending").size()).isEqualTo(1);
    assertThat(document().has("profile")).isFalse();
    assertThat(receipt.effect().refused()).contains(Receipt.Refused.tenants());
  }

  private boolean profileTold(String account, String tenant) throws Exception {
    Subject subject = new Subject(SubjectKind.ACCOUNT, account);
    harness =
        new SubjectHarness(
            new Pack(List.of(), List.of()), subject.key(), AlertIds.UNKEYED, tenants("bolt-*"));
    access(subject, tenant);
    return document().at("/profile/class").asText().equals("business");
  }

  private Receipt access(Subject subject, String tenant) {
    Privacy request =
        new Privacy("p-1", START, "desk", SignalTopic.PRIVACY_ACCESS, subject, "")
            .instructedBy(tenant);
    HeldProfile profile = new HeldProfile("{\"class\":\"business\"}", START + DAY);
    harness.take(new PrivacyRequest(subject.key(), request, profile));
    return harness.receipts.get(0);
  }

  @Test
  void anotherTenantLearnsNothingNotEvenThatSomethingIsHeld() {
    attempts("acme", 3, START);
    Receipt ofOther = ask(SignalTopic.PRIVACY_ACCESS, "bolt");
    ofTenants();
    harness.reach(START + 2_000);
    Receipt ofNobody = ask(SignalTopic.PRIVACY_ACCESS, "bolt");

    assertThat(ofOther.json()).isEqualTo(ofNobody.json()).doesNotContain("acme");
    assertThat(harness.documents).isEmpty();
  }

  @Test
  void ofWhatSeveralHaveToldTheProviderAnswersForItsPart() throws Exception {
    attempts("acme", 3, START);
    attempts("bolt", 1, START + 8 * MINUTE);
    attempts("", 1, START + 9 * MINUTE);

    Receipt tenants = ask(SignalTopic.PRIVACY_ERASE, "acme");
    assertThat(tenants.effect().refused()).contains(Receipt.Refused.shared());
    assertThat(tenants.effect().erased()).as("nothing for the ledger").isFalse();
    assertThat(tenants.sweeps()).isTrue();
    assertThat(harness.state.pendingSignals()).isEqualTo(5);

    Receipt access = ask(SignalTopic.PRIVACY_ACCESS, "");
    assertThat(access.effect().refused()).contains(Receipt.Refused.tenants());
    assertThat(document().path("pending").size()).isEqualTo(1);
    assertThat(document().path("pending").get(0).path("id").asText())
        .doesNotContain("acme", "bolt");
    assertThat(document().path("alerts").isEmpty()).as("acme's alone").isTrue();

    assertThat(ask(SignalTopic.PRIVACY_ERASE, "").effect().erased()).isTrue();
    assertThat(harness.state.pendingSignals()).isZero();
  }

  @Test
  void whoseSignalsThereWereIsForgottenWithThem() {
    attempts("acme", 3, START);
    assertThat(harness.state.tenancy().owner()).isEqualTo("acme");

    harness.reach(START + 400 * DAY);

    assertThat(harness.state.isEmpty()).isTrue();
    assertThat(harness.state.tenancy().isNone()).isTrue();
  }
}
