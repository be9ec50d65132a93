package io.ringfence.jobs.detection.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BroadcastStandingTest {

  private static final Subject RANGE = new Subject(SubjectKind.RANGE, "+1202555");
  private static final Subject NUMBER = new Subject(SubjectKind.NUMBER, "+12025550111");

  private static final Listing ALLOW =
      new Listing(
          "l-1",
          1_000,
          "default",
          SignalTopic.LISTING_ALLOW,
          RANGE,
          "house",
          "",
          1_000,
          Long.MAX_VALUE,
          false,
          "ann");

  private OneInputStreamOperatorTestHarness<String, String> harness;
  private OperatorStateStore store;

  @BeforeEach
  void open() throws Exception {
    harness = new OneInputStreamOperatorTestHarness<>(new StreamMap<>(text -> text));
    harness.setup(
        Types.STRING.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    harness.open();
    store = harness.getOperator().getOperatorStateBackend();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void oneTaskStoresItForAll() throws Exception {
    BroadcastStanding one = new BroadcastStanding(store, true);
    one.accept(ALLOW);
    one.store();

    assertThat(new BroadcastStanding(store, true).standing().allowed(NUMBER, 2_000)).isTrue();
  }

  @Test
  void theOtherTasksStoreNothing() throws Exception {
    BroadcastStanding other = new BroadcastStanding(store, false);
    other.accept(ALLOW);
    other.store();

    assertThat(other.standing().allowed(NUMBER, 2_000)).isTrue();
    assertThat(store.getUnionListState(BroadcastStanding.SHARED).get()).isEmpty();
  }
}
