package io.ringfence.jobs.config;

import io.ringfence.rule.change.MeasureChange;
import io.ringfence.rule.change.MeasureShapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the measures counted when their state was stored. A task that is restored with a pack whose
 * measures are at odds with it refuses to start, so that nothing is judged without the state.
 */
public final class StoredMeasures {

  private static final Logger LOG = LoggerFactory.getLogger(StoredMeasures.class);

  public static final MapStateDescriptor<String, String> MEASURES =
      new MapStateDescriptor<>("measures", StringSerializer.INSTANCE, StringSerializer.INSTANCE);

  /** All tasks of a process find the same: one of them says it. */
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

  private final BroadcastState<String, String> stored;

  public StoredMeasures(OperatorStateStore store) throws Exception {
    stored = store.getBroadcastState(MEASURES);
  }

  /**
   * Holds the measures of this start to what is stored.
   *
   * @throws SuppressRestartsException if state would be lost, or be read as something else; another
   *     attempt would find the same
   */
  public void check(MeasureShapes now) throws Exception {
    List<MeasureChange> changes = MeasureShapes.read(texts()).becoming(now);
    List<MeasureChange> refused = MeasureChange.refused(changes);
    if (!refused.isEmpty()) {
      throw new SuppressRestartsException(
          new IllegalStateException(
              refused.stream()
                  .map(MeasureChange::toString)
                  .collect(
                      Collectors.joining("\n", "the rule pack does not fit the state:\n", ""))));
    }
    for (MeasureChange each : changes) {
      if (TOLD.add(each.toString())) {
        LOG.warn("With this rule pack, {}.", each);
      }
    }
  }

  private List<String> texts() throws Exception {
    List<String> texts = new ArrayList<>();
    stored.entries().forEach(each -> texts.add(each.getValue()));
    return texts;
  }

  /** Before a snapshot. */
  public void store(MeasureShapes now) throws Exception {
    List<String> texts = now.texts();
    List<String> before = texts();
    if (before.size() != texts.size() || !before.containsAll(texts)) {
      stored.clear();
      for (String each : texts) {
        stored.put(each, each);
      }
    }
  }
}
