package io.ringfence.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.privacy.PolicyClass;
import io.ringfence.privacy.RetentionPolicy;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an audit makes of what it is shown. */
class AuditTest {

  private static final byte[] NOTHING = new byte[0];
  private static final String CALLER = "n:+12025550123";

  private final Audit audit = new Audit(policy(), 1_790_000_000_000L, Optional.empty());

  private static RetentionPolicy policy() {
    return RetentionPolicy.read(
            Arrays.stream(PolicyClass.values())
                .map(of -> "  " + of.label() + ": {keep: 1d, why: test}")
                .collect(Collectors.joining("\n", "classes:\n", "\n")))
        .policy();
  }

  @Test
  void aTimerOfAKeyOfWhichNothingIsHeldIsAFault() {
    audit.timer("judge", "event_due", CALLER, 1, NOTHING);
    audit.groupEnds();

    assertThat(audit.clean()).isFalse();
    assertThat(audit.faults())
        .containsOnlyKeys("timers `event_due` of judge name keys of which nothing is held");
  }

  @Test
  void aTimerOfAKeyOfWhichSomethingIsHeldIsNone() {
    audit.timer("kpi-book", "event_hours", "3600000", 1, NOTHING);
    audit.keyed("kpi-book", "figures", "3600000", NOTHING, NOTHING);
    audit.groupEnds();

    assertThat(audit.clean()).isTrue();
  }

  @Test
  void theKeysOfAnotherGroupDoNotCount() {
    audit.keyed("kpi-book", "figures", "3600000", NOTHING, NOTHING);
    audit.groupEnds();
    audit.timer("kpi-book", "event_hours", "3600000", 1, NOTHING);
    audit.groupEnds();

    assertThat(audit.faults()).hasSize(1);
  }

  @Test
  void anEntryThatCannotBeReadIsAFault() {
    audit.keyed("judge", "subject", CALLER, NOTHING, new byte[] {0, 0, 0, 1, 99});
    audit.keyed("judge", "subject", CALLER, NOTHING, new byte[] {0, 0, 0, 1, 99});

    assertThat(audit.faults()).containsEntry("the state `subject` of judge cannot be read", 2L);
  }

  @Test
  void whatWaitsForSecondsIsCountedWithoutATime() {
    audit.unkeyed("judge", "touched", "", CALLER, NOTHING);
    audit.unkeyed("judge", "unconfirmed-alerts", "", "3 9f3c21d07ab45e88-1 " + CALLER, NOTHING);
    audit.groupEnds();

    assertThat(audit.clean()).isTrue();
    assertThat(audit.classes().keySet()).containsExactly(PolicyClass.LISTINGS, PolicyClass.ALERTS);
    assertThat(audit.classes().get(PolicyClass.ALERTS).all().keys()).isEqualTo(1);
  }
}
