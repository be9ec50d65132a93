package io.ringfence.jobs.detection;

import io.ringfence.jobs.config.StoredMeasures;
import io.ringfence.jobs.state.CodecSerializer;
import io.ringfence.rule.Pack;
import io.ringfence.rule.change.MeasureShapes;
import io.ringfence.rule.change.RuleChanges;
import io.ringfence.rule.change.RuleChangesCodec;
import java.util.function.Function;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/**
 * What one task makes of the rules that hold now. They are stored with the task, so that it goes on
 * with them after a restart; several changes in a row are compiled once, when they are needed.
 */
final class CurrentRules<T> {

  static final MapStateDescriptor<String, RuleChanges> RULES =
      new MapStateDescriptor<>(
          "rules", StringSerializer.INSTANCE, new CodecSerializer<>(RuleChangesCodec.class));

  private static final String ONLY = "";

  private final DetectionSettings settings;
  private final Function<Pack, T> maker;
  private final BroadcastState<String, RuleChanges> stored;
  private RuleChanges changes;
  private T made;
  private StoredMeasures measures;
  private MeasureShapes shapes;

  CurrentRules(OperatorStateStore store, DetectionSettings settings, Function<Pack, T> maker)
      throws Exception {
    this.settings = settings;
    this.maker = maker;
    this.stored = store.getBroadcastState(RULES);
    RuleChanges before = stored.get(ONLY);
    this.changes = before == null ? RuleChanges.NONE : before;
  }

  /** The same of a task that stores what measures have counted, and is held to it. */
  static <T> CurrentRules<T> held(
      OperatorStateStore store, DetectionSettings settings, Function<Pack, T> maker)
      throws Exception {
    CurrentRules<T> rules = new CurrentRules<>(store, settings, maker);
    rules.measures = new StoredMeasures(store);
    rules.shapes = settings.measures(rules.changes);
    rules.measures.check(rules.shapes);
    return rules;
  }

  /** Before a snapshot. */
  void store() throws Exception {
    if (shapes == null) {
      shapes = settings.measures(changes);
    }
    measures.store(shapes);
  }

  void accept(RuleChanges now) throws Exception {
    if (now.revision() > changes.revision()) {
      changes = now;
      stored.put(ONLY, now);
      made = null;
      shapes = null;
    }
  }

  T get() {
    if (made == null) {
      made = maker.apply(settings.rules(changes));
    }
    return made;
  }
}
