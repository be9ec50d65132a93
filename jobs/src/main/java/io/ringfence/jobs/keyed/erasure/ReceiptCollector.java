package io.ringfence.jobs.keyed.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.state.CodecTypeInfo;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.privacy.OpenReceipt;
import io.ringfence.privacy.OpenReceiptCodec;
import io.ringfence.privacy.ReceiptPart;
import io.ringfence.privacy.ReceiptPartCodec;
import io.ringfence.privacy.ledger.LedgerEntry;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Writes the receipt of a privacy request once every task has reported, keyed by the request's id.
 * Nothing here names anybody.
 */
public final class ReceiptCollector
    extends KeyedProcessFunction<String, ReceiptPart, OutputRecord> {

  public static final ValueStateDescriptor<byte[]> OPEN =
      new ValueStateDescriptor<>("open-receipt", BytePrimitiveArraySerializer.INSTANCE);

  /** What tasks report, on their side outputs. */
  public static final OutputTag<ReceiptPart> PARTS =
      new OutputTag<>("receipts", new CodecTypeInfo<>(ReceiptPart.class, ReceiptPartCodec.class));

  /** Entries of the ledger, each written with the receipt of its request. */
  public static final OutputTag<OutputRecord> LEDGER =
      new OutputTag<>("ledger", StreamTypes.OUTGOING);

  /** What is not complete by then never will be: it is written without what others held. */
  private static final long GIVEN_UP_MILLIS = Duration.ofDays(7).toMillis();

  private static final ObjectMapper JSON = new ObjectMapper();

  private transient PackedState<OpenReceipt> open;

  @Override
  public void open(OpenContext context) {
    open = new PackedState<>(getRuntimeContext().getState(OPEN), new OpenReceiptCodec());
  }

  @Override
  public void processElement(ReceiptPart part, Context context, Collector<OutputRecord> out)
      throws Exception {
    if (part instanceof ReceiptPart.Own own && !own.sweeps()) {
      out.collect(new OutputRecord(own.request(), own.json().getBytes(UTF_8)));
      enter(own.ledger(), context);
      return;
    }
    OpenReceipt known = open.value();
    TimerService timers = context.timerService();
    if (known == null) {
      known = OpenReceipt.until(timers.currentProcessingTime() + GIVEN_UP_MILLIS);
      timers.registerProcessingTimeTimer(known.until());
    }
    OpenReceipt receipt =
        part instanceof ReceiptPart.Own own
            ? known.with(own)
            : known.with((ReceiptPart.Swept) part);
    if (receipt.isComplete()) {
      open.clear();
      timers.deleteProcessingTimeTimer(receipt.until());
      out.collect(new OutputRecord(part.request(), complete(receipt)));
      enter(receipt.ledger(), context);
    } else {
      open.update(receipt);
    }
  }

  private static void enter(String entry, Context context) {
    byte[] json = entry.getBytes(UTF_8);
    LedgerEntry.of(json)
        .ifPresent(each -> context.output(LEDGER, new OutputRecord(each.subject(), json)));
  }

  private static byte[] complete(OpenReceipt receipt) throws JsonProcessingException {
    ObjectNode json = (ObjectNode) JSON.readTree(receipt.json());
    json.withObjectProperty("pieces").put("others", receipt.places());
    return JSON.writeValueAsBytes(json);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<OutputRecord> out)
      throws Exception {
    OpenReceipt receipt = open.value();
    open.clear();
    if (receipt != null && !receipt.json().isEmpty()) {
      out.collect(new OutputRecord(context.getCurrentKey(), receipt.json().getBytes(UTF_8)));
      enter(receipt.ledger(), context);
    }
  }
}
