package io.ringfence.cli.audit.search;

import io.ringfence.cli.audit.savepoint.NoSavepointException;
import io.ringfence.cli.audit.savepoint.Savepoint;
import io.ringfence.cli.audit.savepoint.StateVisitor;
import io.ringfence.jobs.detection.TimedSubjectCodec;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.judge.state.SubjectState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputDeserializer;

/**
 * Looks at all bytes that a savepoint holds. Keys of those who are listed do not count: whoever is
 * listed stays so, in the least form.
 */
public final class SavepointSearch implements StateVisitor {

  private static final PackedState<TimedState<SubjectState>> SUBJECTS =
      new PackedState<>(null, new TimedSubjectCodec());

  private final RawSearch search;
  private final Set<String> listed = new HashSet<>();

  /** Where which was found: the state, or the key of one, and the form. */
  private final Map<String, Integer> found = new TreeMap<>();

  public SavepointSearch(RawSearch search) {
    this.search = search;
  }

  /** Where how often, by state and form. */
  public Map<String, Integer> in(Path savepoint) {
    try {
      Savepoint saved = Savepoint.open(savepoint);
      saved.showUnkeyed(this);
      saved.showKeyed(this);
    } catch (NoSavepointException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  private void look(String where, byte[] raw) {
    search
        .in(raw)
        .forEach((form, times) -> found.merge(where + " (" + form + ")", times, Integer::sum));
  }

  @Override
  public void keyed(String operator, String state, String key, byte[] rawKey, byte[] value) {
    if (state.equals("subject") && isListed(value)) {
      listed.add(key);
    } else {
      look("key of " + state, rawKey);
    }
    look(state, value);
  }

  private static boolean isListed(byte[] value) {
    try {
      byte[] bytes =
          BytePrimitiveArraySerializer.INSTANCE.deserialize(new DataInputDeserializer(value));
      return !SUBJECTS.unpack(bytes).state().standing().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void unkeyed(String operator, String state, String key, Object value, byte[] raw) {
    look(state, raw);
  }

  @Override
  public void timer(String operator, String name, String key, long time, byte[] raw) {
    if (!listed.contains(key)) {
      look("timer", raw);
    }
  }

  @Override
  public void other(String operator, byte[] raw) {
    look("other", raw);
  }

  @Override
  public void groupEnds() {}

  @Override
  public void unreadable(String operator, String what) {
    found.merge("unreadable: " + what, 1, Integer::sum);
  }
}
