package io.ringfence.jobs.detection;

import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.RefusalReason;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.keyed.KeyedMachine;
import io.ringfence.jobs.keyed.KeyedStage;
import io.ringfence.jobs.keyed.KeyedState;
import io.ringfence.jobs.keyed.KeyedTask;
import io.ringfence.jobs.keyed.Next;
import io.ringfence.jobs.metrics.LabelledMetrics;
import io.ringfence.jobs.state.Later;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.rule.change.RuleChanges;
import io.ringfence.rule.change.RuleRecord;
import io.ringfence.rule.change.RuleRefusal;
import io.ringfence.rule.change.Rulebook;
import io.ringfence.rule.change.RulebookState;
import io.ringfence.rule.change.RulebookStateCodec;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * The one place where changes of rules are accepted or refused: all records have one key, and what
 * it accepts is broadcast to every router and judge. {@link Rulebook} decides. Rules are kept until
 * somebody removes them.
 */
public record RulebookStage(DetectionSettings settings)
    implements KeyedStage<RuleRecord, RulebookState, RuleChanges> {

  /** The key of all records. */
  public static final String ONLY = "rules";

  public static final OutputTag<Refusal> REFUSED = new OutputTag<>("refused", StreamTypes.REFUSAL);

  private static final byte[] NOTHING = new byte[0];

  @Override
  public KeyedState<RulebookState> state() {
    return KeyedState.unswept(
        StoredState.RULEBOOK, new RulebookStateCodec(), settings.clock(), List.of());
  }

  @Override
  public KeyedMachine<RuleRecord, RulebookState> machine(
      KeyedTask<RulebookState, RuleChanges> task) {
    return new Accepting(task);
  }

  private final class Accepting implements KeyedMachine<RuleRecord, RulebookState> {

    private final KeyedTask<RulebookState, RuleChanges> task;
    private final Counter refused;
    private Rulebook rulebook;

    Accepting(KeyedTask<RulebookState, RuleChanges> task) {
      this.task = task;
      refused = LabelledMetrics.counter(task.getMetricGroup(), "rule_changes_refused_total");
    }

    @Override
    public void begin() throws Exception {
      RulebookState stored = task.state(ONLY);
      rulebook = settings.rulebook(stored == null ? RulebookState.NEW : stored);
      MetricGroup metrics = task.getMetricGroup();
      Gauge<Long> revision = () -> rulebook.changes().revision();
      Gauge<Integer> waiting = () -> rulebook.state().waiting().size();
      metrics.gauge("ruleChanges", revision);
      metrics.gauge("rulesWaiting", waiting);
      LabelledMetrics.gauge(metrics, "rule_changes", revision::getValue);
      LabelledMetrics.gauge(metrics, "rules_waiting", waiting::getValue);
      // Once running: the pack deployed with this start may have what a rule waits for.
      Later.in(
          0,
          task.getProcessingTimeService(),
          () -> task.step(ONLY, before -> accepted(rulebook.retry())));
    }

    @Override
    public Next<RulebookState> take(String key, RuleRecord record, RulebookState before) {
      return accepted(rulebook.take(record));
    }

    @Override
    public Next<RulebookState> due(String key, RulebookState state) {
      return Next.unchanged(state);
    }

    private Next<RulebookState> accepted(Rulebook.Taken taken) {
      boolean changed = taken.after().changes().revision() > rulebook.changes().revision();
      rulebook = taken.after();
      for (RuleRefusal each : taken.refused()) {
        refused.inc();
        task.output().collect(REFUSED, new StreamRecord<>(refusal(each)));
      }
      if (changed) {
        task.output().collect(new StreamRecord<>(rulebook.changes()));
      }
      return Next.due(rulebook.state(), Long.MAX_VALUE);
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
}
