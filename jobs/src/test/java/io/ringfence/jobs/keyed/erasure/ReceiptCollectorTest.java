package io.ringfence.jobs.keyed.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.testing.Closing;
import io.ringfence.privacy.ReceiptPart;
import io.ringfence.privacy.ledger.LedgerEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** One receipt for a request, once all have reported. */
class ReceiptCollectorTest {

  private static final String ENTRY =
      new LedgerEntry("0f".repeat(32), "p-1", 1_764_061_200_000L, "ab".repeat(16)).json();
  private static final ReceiptPart OWN =
      new ReceiptPart.Own("p-1", "{\"request\":\"p-1\",\"pieces\":{\"signals\":3}}", true, ENTRY);
  private static final ReceiptPart FIRST = new ReceiptPart.Swept("p-1", 0, 1, 4, 5);
  private static final ReceiptPart SECOND = new ReceiptPart.Swept("p-1", 2, 3, 4, 2);
  private static final String COMPLETE =
      "{\"request\":\"p-1\",\"pieces\":{\"signals\":3,\"others\":7}}";

  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, ReceiptPart, OutputRecord> {
    Harness() throws Exception {
      super(
          new KeyedProcessOperator<>(new ReceiptCollector()),
          ReceiptPart::request,
          StreamTypes.KEY);
    }

    void take(ReceiptPart... parts) throws Exception {
      for (ReceiptPart each : parts) {
        processElement(each, 0);
      }
    }

    List<String> receipts() {
      return extractOutputValues().stream().map(each -> new String(each.json(), UTF_8)).toList();
    }

    List<String> entries() {
      var entries = getSideOutput(ReceiptCollector.LEDGER);
      return entries == null
          ? List.of()
          : entries.stream().map(each -> new String(each.getValue().json(), UTF_8)).toList();
    }

    @Override
    public void close() throws IOException {
      Closing.narrowed(super::close);
    }
  }

  @Test
  void itIsWrittenOnceAllHaveReportedInWhateverOrder() throws Exception {
    for (ReceiptPart[] order :
        new ReceiptPart[][] {{OWN, FIRST, SECOND}, {SECOND, OWN, FIRST}, {FIRST, SECOND, OWN}}) {
      try (Harness harness = new Harness()) {
        harness.open();
        harness.take(order[0], order[1]);
        assertThat(harness.receipts()).isEmpty();
        assertThat(harness.entries()).isEmpty();

        harness.take(order[2]);

        assertThat(harness.receipts()).containsExactly(COMPLETE);
        assertThat(harness.entries()).containsExactly(ENTRY);
        assertThat(harness.getSideOutput(ReceiptCollector.LEDGER).peek().getValue().key())
            .isEqualTo("0f".repeat(32));
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
      }
    }
  }

  @Test
  void aTaskThatReportsAgainAfterARestartCountsOnce() throws Exception {
    OperatorSubtaskState checkpoint;
    try (Harness harness = new Harness()) {
      harness.open();
      harness.take(OWN, FIRST);
      checkpoint = harness.snapshot(1, 1);
    }
    try (Harness restored = new Harness()) {
      restored.initializeState(checkpoint);
      restored.open();

      restored.take(new ReceiptPart.Swept("p-1", 0, 1, 4, 0), SECOND);

      assertThat(restored.receipts()).containsExactly(COMPLETE);
      assertThat(restored.entries()).containsExactly(ENTRY);
    }
  }

  @Test
  void whatErasesNothingIsWrittenAtOnce() throws Exception {
    try (Harness harness = new Harness()) {
      harness.open();

      harness.take(new ReceiptPart.Own("p-2", "{}", false, ""));

      assertThat(harness.receipts()).containsExactly("{}");
      assertThat(harness.entries()).isEmpty();
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void whatStaysIncompleteIsWrittenAsItIsAndForgotten() throws Exception {
    try (Harness harness = new Harness()) {
      harness.open();
      harness.take(OWN, FIRST, new ReceiptPart.Swept("unknown", 0, 1, 4, 5));

      harness.setProcessingTime(Duration.ofDays(8).toMillis());

      assertThat(harness.receipts())
          .containsExactly("{\"request\":\"p-1\",\"pieces\":{\"signals\":3}}");
      assertThat(harness.entries()).containsExactly(ENTRY);
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }
}
