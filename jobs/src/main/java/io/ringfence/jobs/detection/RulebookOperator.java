package io.ringfence.jobs.detection;

import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalReason;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.metrics.LabelledMetrics;
import io.ringfence.jobs.state.CodecSerializer;
import io.ringfence.rule.change.RuleChanges;
import io.ringfence.rule.change.RuleRecord;
import io.ringfence.rule.change.RuleRefusal;
import io.ringfence.rule.change.Rulebook;
import io.ringfence.rule.change.RulebookState;
import io.ringfence.rule.change.RulebookStateCodec;
import java.util.Arrays;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.OutputTag;

/**
 * The one place where changes of rules are accepted or refused: it has a parallelism of 1, and what
 * it accepts is broadcast to every router and judge. {@link Rulebook} decides.
 */
public final class RulebookOperator extends AbstractStreamOperator<RuleChanges>
    implements OneInputStreamOperator<RuleRecord, RuleChanges> {

  public static final OutputTag<Refusal> REFUSED = new OutputTag<>("refused", StreamTypes.REFUSAL);

  static final ListStateDescriptor<RulebookState> RULEBOOK =
      new ListStateDescriptor<>("rulebook", new CodecSerializer<>(RulebookStateCodec.class));

  private static final byte[] NOTHING = new byte[0];

  private final DetectionSettings settings;

  private transient ListState<RulebookState> stored;
  private transient Rulebook rulebook;
  private transient Counter refused;
  private transient ScheduledFuture<?> retry;

  public RulebookOperator(DetectionSettings settings) {
    this.settings = settings;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    stored = context.getOperatorStateStore().getListState(RULEBOOK);
    RulebookState state = RulebookState.NEW;
    for (RulebookState each : stored.get()) {
      state = each;
    }
    rulebook = settings.rulebook(state);
  }

  @Override
  public void open() throws Exception {
    super.open();
    Gauge<Long> revision = () -> rulebook.changes().revision();
    Gauge<Integer> waiting = () -> rulebook.state().waiting().size();
    getMetricGroup().gauge("ruleChanges", revision);
    getMetricGroup().gauge("rulesWaiting", waiting);
    LabelledMetrics.gauge(getMetricGroup(), "rule_changes", revision::getValue);
    LabelledMetrics.gauge(getMetricGroup(), "rules_waiting", waiting::getValue);
    refused = LabelledMetrics.counter(getMetricGroup(), "rule_changes_refused_total");
    // Once running: the pack deployed with this start may have what a rule waits for.
    ProcessingTimeService clock = getProcessingTimeService();
    retry = clock.registerTimer(clock.getCurrentProcessingTime(), now -> apply(rulebook.retry()));
  }

  @Override
  public void close() throws Exception {
    if (retry != null) {
      retry.cancel(false);
    }
    super.close();
  }

  @Override
  public void processElement(StreamRecord<RuleRecord> element) {
    apply(rulebook.take(element.getValue()));
  }

  private void apply(Rulebook.Taken taken) {
    boolean changed = taken.after().changes().revision() > rulebook.changes().revision();
    rulebook = taken.after();
    for (RuleRefusal each : taken.refused()) {
      refused.inc();
      output.collect(REFUSED, new StreamRecord<>(refusal(each)));
    }
    if (changed) {
      output.collect(new StreamRecord<>(rulebook.changes()));
    }
  }

  private static Refusal refusal(RuleRefusal refused) {
    RuleRecord record = refused.record();
    byte[] raw = record.value() == null ? NOTHING : record.value();
    boolean whole = refused.reason() != RuleRefusal.Reason.TOO_LARGE;
    return new Refusal(
        RefusalReason.valueOf(refused.reason().name()),
        refused.field(),
        refused.detail(),
        new Position(record.topic(), record.partition(), record.offset()),
        whole ? raw : Arrays.copyOf(raw, Decoder.KEPT),
        raw.length);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    stored.clear();
    stored.add(rulebook.state());
  }
}
