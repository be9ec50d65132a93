package io.ringfence.assemble;

import static io.ringfence.assemble.CallRecordFixtures.HOUR;
import static io.ringfence.assemble.CallRecordFixtures.MINUTE;
import static io.ringfence.assemble.CallRecordFixtures.SECOND;
import static io.ringfence.assemble.CallRecordFixtures.T;
import static io.ringfence.assemble.CallRecordFixtures.answer;
import static io.ringfence.assemble.CallRecordFixtures.attempt;
import static io.ringfence.assemble.CallRecordFixtures.end;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.CallPhase;
import io.ringfence.signal.CallRoute;
import io.ringfence.signal.Signal;
import io.ringfence.signal.fixture.CallFixture;
import org.junit.jupiter.api.Test;

class CallAssemblerTest {

  private final EmittedPhases ledger = new EmittedPhases();

  @Test
  void anEndAloneTellsTheWholeCall() {
    // Given
    CallFixture cdr =
        end("e", T + 62 * SECOND).started(T).ring(1200).talk(60_800).sip(200).from("+1");

    // When
    ledger.addAll(T + 62 * SECOND, cdr);

    // Then
    assertThat(ledger.phase(CallPhase.ATTEMPT).time()).isEqualTo(T);
    assertThat(ledger.phase(CallPhase.ATTEMPT).id()).isEqualTo("e");
    assertThat(ledger.phase(CallPhase.ATTEMPT).sipCode()).isEqualTo(Signal.ABSENT);
    assertThat(ledger.phase(CallPhase.ANSWER).time()).isEqualTo(T + 1200);
    assertThat(ledger.phase(CallPhase.END)).isEqualTo(cdr.call());
    assertThat(ledger.marksMinutes()).containsExactly(1L);
  }

  @Test
  void whenItRangIsKnownOfItsAnswerAndEnd() {
    ledger.addAll(
        T + MINUTE, attempt("1", T), answer("2", T + 9 * SECOND).ring(9000).ringing(4000));
    ledger.addAll(T + MINUTE, end("3", T + MINUTE).sip(200));

    assertThat(ledger.phase(CallPhase.ATTEMPT).ringingMillis()).isEqualTo(Signal.ABSENT);
    assertThat(ledger.phase(CallPhase.ANSWER).ringingMillis()).isEqualTo(4000);
    assertThat(ledger.phase(CallPhase.END).ringingMillis()).isEqualTo(4000);
  }

  @Test
  void aLevelIsVerifiedByAnotherRecordUnlessItSaysAnotherLevel() {
    CallFixture claimed = attempt("1", T).direction("inbound").attestation("A");
    CallFixture passed = end("2", T + SECOND).sip(487).verstat("TN-Validation-Passed").origid("o");
    ledger.addAll(T + MINUTE, claimed, passed);
    assertThat(ledger.phase(CallPhase.ATTEMPT).route())
        .isEqualTo(new CallRoute("", "inbound", "A", "TN-Validation-Passed", "o"));

    EmittedPhases other = new EmittedPhases();
    other.addAll(T + MINUTE, claimed, passed.attestation("C"));
    assertThat(other.phase(CallPhase.END).route())
        .isEqualTo(new CallRoute("", "inbound", "C", "TN-Validation-Passed", "o"));
    assertThat(other.phase(CallPhase.ATTEMPT).route())
        .isEqualTo(new CallRoute("", "inbound", "A", "", "o"));
  }

  @Test
  void aLongCallKnownByItsEndOnlyTakesPlaceAtItsEnd() {
    ledger.addAll(T, end("e", T).started(T - 2 * HOUR).talk(2 * HOUR - 1000).sip(200));

    assertThat(ledger.phase(CallPhase.ATTEMPT).time()).isEqualTo(T);
    assertThat(ledger.phase(CallPhase.ANSWER).time()).isEqualTo(T);
    assertThat(ledger.phase(CallPhase.ATTEMPT).started()).isEqualTo(T - 2 * HOUR);
    assertThat(ledger.marksMinutes()).isEmpty();
  }

  @Test
  void aCallOfAFeedThatIsBehindIsUpByTheTimeOfItsFeed() {
    ledger.addBehind(HOUR, T + HOUR, answer("a", T));
    assertThat(ledger.marksMinutes()).isEmpty();
    assertThat(ledger.assembler.deadline(ledger.state())).isEqualTo(T + HOUR + MINUTE);

    ledger.storeAndRestore();
    ledger.tick(T + HOUR + 5 * MINUTE);

    assertThat(ledger.marksMinutes()).containsExactly(1L, 5L);
    assertThat(ledger.phase(CallPhase.END)).isNull();
  }

  @Test
  void anUnansweredEndHasAnAttemptAndNoAnswer() {
    ledger.addAll(T, end("e", T).ring(20_000).sip(487));

    assertThat(ledger.phase(CallPhase.ATTEMPT).time()).isEqualTo(T - 20_000);
    assertThat(ledger.phase(CallPhase.ANSWER)).isNull();
  }

  @Test
  void anAnswerAloneTellsTheAttempt() {
    ledger.addAll(T, answer("a", T).ring(3000));

    assertThat(ledger.phase(CallPhase.ATTEMPT).time()).isEqualTo(T - 3000);
  }

  @Test
  void aBusyLegOfAnAnsweredForkIsNotTheEnd() {
    // Given
    ledger.addAll(T + 5 * SECOND, attempt("1", T), attempt("2", T + 1));
    ledger.addAll(T + 5 * SECOND, end("3", T + 5 * SECOND).sip(486));
    assertThat(ledger.phase(CallPhase.END).sipCode()).isEqualTo(486);

    // When
    ledger.addAll(T + 9 * SECOND, answer("4", T + 9 * SECOND));

    // Then
    assertThat(ledger.phase(CallPhase.END)).isNull();
    assertThat(ledger.phase(CallPhase.ATTEMPT).id()).isEqualTo("1");

    ledger.addAll(T + MINUTE, end("5", T + MINUTE).sip(200));
    assertThat(ledger.phase(CallPhase.END).id()).isEqualTo("5");
    assertThat(ledger.phase(CallPhase.END).talkMillis()).isEqualTo(51 * SECOND);
  }

  @Test
  void aCallStillUpIsReportedAtItsMarks() {
    ledger.addAll(T, attempt("1", T).from("+12025550100"), answer("2", T));

    ledger.tick(T + MINUTE - 1);
    assertThat(ledger.marksMinutes()).isEmpty();
    ledger.tick(T + 16 * MINUTE);
    assertThat(ledger.marksMinutes()).containsExactly(1L, 5L, 15L);
    assertThat(ledger.held().get("c\nONGOING15").from()).isEqualTo("+12025550100");
    assertThat(ledger.held().get("c\nONGOING15").id()).isEqualTo("2");
  }

  @Test
  void anEndThatComesLateWithdrawsTheMarksBeyondIt() {
    ledger.addAll(T, attempt("1", T), answer("2", T));
    ledger.tick(T + 16 * MINUTE);

    ledger.addAll(T + 16 * MINUTE, end("3", T + 14 * MINUTE).sip(200));

    assertThat(ledger.marksMinutes()).containsExactly(1L, 5L);
  }

  @Test
  void aLostEndIsGivenUpAtTheCapAndALaterOneChangesNothing() {
    // Given
    ledger.addAll(T, attempt("1", T), answer("2", T + SECOND));
    ledger.tick(T + 4 * HOUR + SECOND);
    var capped = ledger.phase(CallPhase.END);
    assertThat(capped.time()).isEqualTo(T + 4 * HOUR + SECOND);
    assertThat(capped.sipCode()).isEqualTo(Signal.ABSENT);
    assertThat(capped.talkMillis()).isEqualTo(4 * HOUR);

    // When
    ledger.addAll(T + 4 * HOUR + MINUTE, end("3", T + 4 * HOUR + MINUTE).sip(200));

    // Then
    assertThat(ledger.phase(CallPhase.END)).isEqualTo(capped);
  }

  @Test
  void theEndIsFilledInFromTheAttemptHoweverLongAgoItWas() {
    ledger.addAll(T, attempt("1", T).from("+12025550100"), answer("2", T));

    ledger.addAll(T + HOUR, end("3", T + HOUR).sip(200));

    assertThat(ledger.phase(CallPhase.END).from()).isEqualTo("+12025550100");
  }

  @Test
  void anEndFillsInAPhaseWithinTheLatenessOnly() {
    ledger.addAll(T, attempt("1", T), answer("2", T + 2 * MINUTE));

    ledger.addAll(T, end("3", T + 11 * MINUTE).sip(200).from("+12025550100"));

    assertThat(ledger.phase(CallPhase.ATTEMPT).from()).isEmpty();
    assertThat(ledger.phase(CallPhase.ANSWER).from()).isEqualTo("+12025550100");
  }

  @Test
  void aRepeatedIdIsADuplicateAndChangesNothing() {
    ledger.addAll(T, attempt("1", T));

    assertThat(ledger.add(attempt("1", T).call(), T)).isTrue();
    assertThat(ledger.add(attempt("2", T).call(), T)).isFalse();
    assertThat(ledger.phase(CallPhase.ATTEMPT).id()).isEqualTo("1");
  }

  @Test
  void aCallIsRememberedForTwiceTheLatenessOfItsSourcesAfterItsEnd() {
    ledger.addAll(T, attempt("1", T), end("2", T + MINUTE).sip(486));

    long goes = T + MINUTE + 2 * EmittedPhases.LATENESS;
    assertThat(ledger.assembler.deadline(ledger.state())).isEqualTo(goes);
    assertThat(ledger.assembler.finished(ledger.state(), goes - 1)).isFalse();
    assertThat(ledger.assembler.finished(ledger.state(), goes)).isTrue();
  }

  @Test
  void anEndlessStreamOfRecordsOfOneCallTakesBoundedRoom() {
    for (int i = 0; i < 500; i++) {
      ledger.addAll(T, attempt("a" + i, T - i), answer("b" + i, T), end("c" + i, T + i).sip(486));
    }

    assertThat(ledger.state().records()).hasSize(3 * CallRecords.KEPT_PER_SORT);
    assertThat(ledger.phase(CallPhase.ATTEMPT).id()).isEqualTo("a499");
  }
}
