package io.ringfence.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of the faults, on real processes; {@code run} tries all of them. */
@Tag("full") // three brokers, ZooKeeper, a job manager and two task managers
class KilledProcessesTest {

  /** The second run of a fault is with exactly-once results. */
  private static final int EXACTLY_ONCE = 2;

  @TempDir private Path folder;

  @Test
  void aKilledJobManagerAndTaskManagersChangeNoAlertAndNoCount() throws Exception {
    InjectedFault fault = Faults.named("both-killed").orElseThrow();
    FaultOutcome outcome = new FaultRun(folder, Duration.ofSeconds(1)).of(fault, EXACTLY_ONCE);
    assertThat(outcome.guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE);
    assertThat(outcome.alerts()).isGreaterThan(20);
    assertThat(outcome.rejected()).isPositive();
    assertThat(outcome.late()).isPositive();
    assertThat(outcome.good()).as("%s", outcome).isTrue();
  }
}
