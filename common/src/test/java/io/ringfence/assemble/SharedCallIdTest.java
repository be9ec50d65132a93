package io.ringfence.assemble;

import static io.ringfence.assemble.CallRecordFixtures.HOUR;
import static io.ringfence.assemble.CallRecordFixtures.SECOND;
import static io.ringfence.assemble.CallRecordFixtures.T;
import static io.ringfence.assemble.CallRecordFixtures.attempt;
import static io.ringfence.assemble.CallRecordFixtures.end;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Call;
import io.ringfence.signal.CallPhase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A call id that its caller has chosen, and uses for many calls. */
class SharedCallIdTest {

  private static final String CALLER = "+12025550123";

  private final EmittedPhases ledger = new EmittedPhases();

  private static Call to(int target) {
    return attempt("a" + target, T + target * SECOND)
        .from(CALLER)
        .to("+4420794600%02d".formatted(target))
        .call();
  }

  private List<Call> attempts() {
    return ledger.held().values().stream()
        .filter(each -> each.phase() == CallPhase.ATTEMPT)
        .toList();
  }

  @Test
  void callsToOthersCountOnceEach() {
    for (int target = 0; target < 20; target++) {
      ledger.add(to(target), T + target * SECOND);
      ledger.storeAndRestore();
    }

    assertThat(attempts()).hasSize(20);
    assertThat(attempts().stream().map(Call::to).distinct()).hasSize(20);
    assertThat(attempts().stream().map(Call::identity).distinct()).hasSize(20);
  }

  @Test
  void callsOfOthersCountOnceEach() {
    ledger.addAll(T, attempt("a", T).from(CALLER).to("+442079460000"));
    ledger.addAll(T, attempt("b", T).from("+12025550188").to("+442079460000"));

    assertThat(attempts()).hasSize(2);
  }

  @Test
  void whatTheyAddUpToDoesNotDependOnTheirOrder() {
    List<Call> records = new ArrayList<>();
    for (int target = 0; target < 12; target++) {
      records.add(to(target));
      records.add(
          end("e" + target, T + 60 * SECOND)
              .from(CALLER)
              .to(to(target).to())
              .talk(10_000)
              .sip(200)
              .call());
    }
    for (int seed = 0; seed < 50; seed++) {
      List<Call> arrivals = new ArrayList<>(records);
      arrivals.addAll(records.subList(0, 9));
      Collections.shuffle(arrivals, new Random(seed));
      EmittedPhases shuffled = new EmittedPhases();
      arrivals.forEach(each -> shuffled.add(each, T));

      for (CallPhase phase : List.of(CallPhase.ATTEMPT, CallPhase.ANSWER, CallPhase.END)) {
        assertThat(shuffled.held().values().stream().filter(each -> each.phase() == phase))
            .as("%s, seed %d", phase, seed)
            .hasSize(12);
      }
    }
  }

  @Test
  void aRecordThatNamesNobodyIsOfTheOnlyCallThereIs() {
    ledger.add(to(1), T + SECOND);
    ledger.addAll(T + SECOND, end("e", T + 30 * SECOND).talk(5_000).sip(200));

    assertThat(attempts()).hasSize(1);
    assertThat(ledger.phase(CallPhase.END).to()).isEqualTo(to(1).to());
  }

  @Test
  void soManyAreKeptApartAndNoMore() {
    for (int target = 0; target < 100; target++) {
      ledger.add(to(target), T + target * SECOND);
    }

    assertThat(attempts()).hasSize(CallRecords.MOST_OF_ONE_ID);
    assertThat(ledger.state().others()).hasSize(CallRecords.MOST_OF_ONE_ID - 1);
  }

  @Test
  void allGoWhenTheLastIsOver() {
    ledger.addAll(T, end("e0", T).from(CALLER).to("+442079460000").talk(1_000).sip(200));
    ledger.add(to(1), T + SECOND);

    long next = 0;
    for (int i = 0; i < 20 && !ledger.assembler.finished(ledger.state(), next); i++) {
      next = ledger.assembler.deadline(ledger.state());
      ledger.tick(next);
    }

    assertThat(ledger.assembler.finished(ledger.state(), next)).isTrue();
    assertThat(next).isBetween(T + 4 * HOUR, T + 5 * HOUR);
  }
}
