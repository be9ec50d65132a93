package io.ringfence.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.state.TimedState;
import io.ringfence.jobs.state.TimedStateCodec;
import io.ringfence.judge.state.Hold;
import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.judge.state.SubjectLinksCodec;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.state.SubjectStateCodec;
import io.ringfence.privacy.PolicyClass;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.signal.encoding.Codec;
import io.ringfence.signal.encoding.Wire;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** What an audit makes of what it is shown. */
class AuditTest {

  private static final byte[] NOTHING = new byte[0];
  private static final String CALLER = "n:+12025550123";

  private static final String OTHER = "n:+12025550124";
  private static final long NOW = 1_790_000_000_000L;

  private final Audit audit = new Audit(policy(), NOW, Optional.empty());

  private static RetentionPolicy policy() {
    return RetentionPolicy.read(
            Arrays.stream(PolicyClass.values())
                .map(of -> "  " + of.label() + ": {keep: 1d, why: test}")
                .collect(Collectors.joining("\n", "classes:\n", "\n")))
        .value();
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

  @Test
  void linksThatAHoldKeepsAreHeldAndOthersOverdue() throws Exception {
    SubjectLinks links = new SubjectLinks();
    links.saw("a:acme-17", NOW - 3 * SubjectLinks.DAY);
    SubjectState held = new SubjectState();
    held.hold(new Hold("h-1", NOW + SubjectLinks.DAY, Long.MAX_VALUE, "a court", "ann"));

    audit.keyed("judge", "links", CALLER, NOTHING, stored(new SubjectLinksCodec(), links));
    audit.keyed("judge", "subject", CALLER, NOTHING, stored(held));
    audit.keyed("judge", "links", OTHER, NOTHING, stored(new SubjectLinksCodec(), links));
    audit.keyed("judge", "subject", OTHER, NOTHING, stored(new SubjectState()));
    audit.groupEnds();

    assertThat(audit.faults()).isEmpty();
    assertThat(audit.overdue()).isEqualTo(1);
    assertThat(audit.classes().get(PolicyClass.LINKS).all().held()).isEqualTo(1);
  }

  @Test
  void linksOfAKeyOfWhichNothingElseIsHeldAreAFault() throws Exception {
    SubjectLinks links = new SubjectLinks();
    links.saw("a:acme-17", NOW);

    audit.keyed("judge", "links", CALLER, NOTHING, stored(new SubjectLinksCodec(), links));
    audit.groupEnds();

    assertThat(audit.faults())
        .containsOnlyKeys("links of judge are of keys of which nothing else is held");
  }

  private static byte[] stored(SubjectState state) throws Exception {
    return stored(
        new TimedStateCodec<>(new SubjectStateCodec()),
        new TimedState<>(state, Long.MAX_VALUE, Long.MAX_VALUE));
  }

  /** As a savepoint has the value of a packed state. */
  private static <T> byte[] stored(Codec<T> codec, T value) throws Exception {
    DataOutputSerializer packed = new DataOutputSerializer(64);
    Wire.writeUnsigned(codec.version(), packed);
    codec.write(value, packed);
    DataOutputSerializer stored = new DataOutputSerializer(64);
    BytePrimitiveArraySerializer.INSTANCE.serialize(packed.getCopyOfBuffer(), stored);
    return stored.getCopyOfBuffer();
  }
}
