package io.ringfence.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Call;
import io.ringfence.signal.CallRoute;
import io.ringfence.signal.fixture.CallFixture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AssemblyIsOrderFreeTest {

  @Property(tries = 3000)
  void whatIsToldFollowsFromTheSetOfRecordsAndTheTimeReached(
      @ForAll("calls") List<Call> records, @ForAll Random random) {
    // Given
    List<Call> arrivals = new ArrayList<>(records);
    arrivals.addAll(records.subList(0, random.nextInt(records.size() + 1)));
    Collections.shuffle(arrivals, random);
    EmittedPhases ledger = new EmittedPhases();

    // When
    long reached = Long.MIN_VALUE;
    for (Call each : arrivals) {
      reached = Math.max(reached, each.time() - random.nextInt(60_001));
      // Whoever calls may be behind; time does not run back for that.
      ledger.add(each, reached - (random.nextBoolean() ? random.nextInt(600_000) : 0));
      if (random.nextInt(3) == 0) {
        ledger.storeAndRestore();
      }
      if (random.nextInt(3) == 0) {
        reached += random.nextInt((int) (10 * CallRecordFixtures.MINUTE));
        ledger.tick(reached);
      }
    }
    reached += random.nextInt((int) (5 * CallRecordFixtures.HOUR));
    ledger.tick(reached);

    // Then
    assertThat(ledger.held()).isEqualTo(CallOracle.of(new HashSet<>(records), reached));
  }

  @Property(tries = 500)
  void nothingHappensBeforeTheDeadlineAndSomethingDoesAtIt(@ForAll("calls") List<Call> records) {
    // Given
    EmittedPhases ledger = new EmittedPhases();
    records.forEach(each -> ledger.add(each, each.time()));

    // When
    int steps = 0;
    for (long next = 0; !ledger.assembler.finished(ledger.state(), next); steps++) {
      next = Math.max(ledger.assembler.deadline(ledger.state()), ledger.state().watermark());
      boolean early = ledger.tick(next - 1);
      boolean told = ledger.tick(next);

      // Then
      assertThat(early).isFalse();
      assertThat(told || ledger.assembler.finished(ledger.state(), next)).isTrue();
    }
    assertThat(steps).isLessThanOrEqualTo(CallRecords.IDENTITIES);
  }

  @Provide
  Arbitrary<List<Call>> calls() {
    return record()
        .list()
        .ofMinSize(1)
        .ofMaxSize(7)
        .map(
            drafts -> {
              List<Call> calls = new ArrayList<>();
              for (Draft draft : drafts) {
                // Some ids sort against the order of their times and of their places.
                calls.add(draft.as(((draft.salt() * 7) % 10) + "-" + calls.size()));
              }
              return calls;
            });
  }

  /** Everything about a record but its id. */
  record Draft(int kind, long after, long talk, long ring, int sip, int salt, boolean slow) {

    Call as(String id) {
      long time = CallRecordFixtures.T + after;
      CallFixture bare =
          switch (kind % 3) {
            case 0 ->
                CallRecordFixtures.attempt(
                    id, CallRecordFixtures.T + after % (2 * CallRecordFixtures.MINUTE));
            case 1 ->
                CallRecordFixtures.answer(
                    id, CallRecordFixtures.T + after % (5 * CallRecordFixtures.MINUTE));
            default -> CallRecordFixtures.end(id, time).talk(talk).sip(sip);
          };
      CallFixture told = kind % 3 == 0 ? bare : bare.ring(ring).ringing(ring / 2);
      if (salt % 4 == 1) {
        told = told.started(told.call().time() - salt * 20L * CallRecordFixtures.SECOND);
      }
      if (salt % 3 != 0) {
        told = told.from("+12025550110"); // records of other callers are of other calls
      }
      if (salt % 3 == 1) {
        told = told.device("mac:00112233440" + salt % 10);
      }
      if (salt % 5 < 2) {
        told = told.attestation(salt % 5 == 0 ? "A" : "C");
      }
      if (salt % 7 == 1) {
        told = told.verstat(CallRoute.PASSED);
      }
      return told.source(slow ? "slow" : "s").call();
    }
  }

  private static Arbitrary<Draft> record() {
    Arbitrary<Long> after =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 3 * CallRecordFixtures.MINUTE),
            Arbitraries.longs().between(0, 70 * CallRecordFixtures.MINUTE),
            Arbitraries.longs().between(0, 5 * CallRecordFixtures.HOUR),
            Arbitraries.of(
                0L,
                CallRecordFixtures.MINUTE,
                10 * CallRecordFixtures.MINUTE,
                30 * CallRecordFixtures.MINUTE));
    Arbitrary<Long> talk =
        Arbitraries.oneOf(
            Arbitraries.of(-1L, 0L, 600_000L, 600_001L),
            Arbitraries.longs().between(1, 80 * CallRecordFixtures.MINUTE));
    Arbitrary<Long> ring =
        Arbitraries.oneOf(Arbitraries.of(-1L, 0L), Arbitraries.longs().between(1, 60_000));
    return Combinators.combine(
            Arbitraries.integers().between(0, 5),
            after,
            talk,
            ring,
            Arbitraries.of(-1, 200, 404, 486, 487),
            Arbitraries.integers().between(0, 40),
            Arbitraries.of(true, false, false))
        .as(Draft::new);
  }
}
