package io.ringfence.cli.audit.search;

import io.ringfence.cli.audit.savepoint.NoSavepointException;
import io.ringfence.cli.audit.savepoint.Savepoint;
import io.ringfence.cli.audit.savepoint.StateVisitor;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.TimedState;
import io.ringfence.jobs.state.TimedStateCodec;
import io.ringfence.judge.state.SubjectState;
import io.ringfence.judge.state.SubjectStateCodec;
import io.ringfence.signal.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputDeserializer;

/**
 * Looks at all bytes that a savepoint holds. Keys of those who are listed do not count: whoever is
 * listed stays so, in the least form.
 */
public final class SavepointSearch implements StateVisitor {

  private static final PackedState<TimedState<SubjectState>> SUBJECTS =
      new PackedState<>(null, new TimedStateCodec<>(new SubjectStateCodec()));

  private static final int MOST_PLACES = 100;

  private final RawSearch search;
  private final UnaryOperator<String> names;
  private final Set<String> listed = new HashSet<>();

  /** Where which was found: the state, or the key of one, and the form. */
  private final Map<String, Integer> found = new TreeMap<>();

  private final Map<String, Integer> places = new TreeMap<>();

  public SavepointSearch(RawSearch search) {
    this(search, value -> value);
  }

  /**
   * The same.
   *
   * @param names what a value is called in {@link #places}
   */
  public SavepointSearch(RawSearch search, UnaryOperator<String> names) {
    this.search = search;
    this.names = names;
  }

  /** Where how often, by state and form. */
  public Map<String, Integer> in(Path savepoint) {
    show(savepoint, this);
    return found;
  }

  /** Shows all that a savepoint holds. */
  static void show(Path savepoint, StateVisitor visitor) {
    try {
      Savepoint saved = Savepoint.open(savepoint);
      saved.showUnkeyed(visitor);
      saved.showKeyed(visitor);
    } catch (NoSavepointException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How often which value stands where, with the operator and what has it: the first of them. */
  public Map<String, Integer> places() {
    return places;
  }

  private void look(String operator, String where, Supplier<String> holder, byte[] raw) {
    search.in(
        raw,
        hit -> {
          found.merge(where + " (" + hit.form() + ")", 1, Integer::sum);
          String place =
              "%s as %s: %s of %s at %s"
                  .formatted(names.apply(hit.value()), hit.form(), where, holder.get(), operator);
          if (places.size() < MOST_PLACES || places.containsKey(place)) {
            places.merge(place, 1, Integer::sum);
          }
        });
  }

  @Override
  public void keyed(String operator, String state, String key, byte[] rawKey, byte[] value) {
    boolean subject = state.equals("subject");
    Supplier<String> holder =
        () -> subject ? described(key, subject(value)) : "one of " + names.apply(key);
    if (subject && !subject(value).standing().isEmpty()) {
      listed.add(key);
    } else {
      look(operator, "key of " + state, holder, rawKey);
    }
    look(operator, state, holder, value);
  }

  private static SubjectState subject(byte[] value) {
    try {
      byte[] bytes =
          BytePrimitiveArraySerializer.INSTANCE.deserialize(new DataInputDeserializer(value));
      return SUBJECTS.unpack(bytes).state();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String described(String key, SubjectState state) {
    Subject subject = Subject.ofKey(key);
    return "%s %s (erased up to %d, %d waiting, %d settled, %d measures, %d rules%s)"
        .formatted(
            subject.kind().label(),
            names.apply(subject.value()),
            state.erased(),
            state.pending().size(),
            state.settledSignals().size(),
            state.windows().size(),
            state.episodes().size(),
            state.standing().isEmpty() ? "" : ", listed");
  }

  @Override
  public void unkeyed(String operator, String state, String key, Object value, byte[] raw) {
    look(operator, state, () -> "all", raw);
  }

  @Override
  public void timer(String operator, String name, String key, long time, byte[] raw) {
    if (!listed.contains(key)) {
      look(operator, "timer", () -> name, raw);
    }
  }

  @Override
  public void other(String operator, byte[] raw) {
    look(operator, "other", () -> "all", raw);
  }

  @Override
  public void groupEnds() {}

  @Override
  public void unreadable(String operator, String what) {
    found.merge("unreadable: " + what, 1, Integer::sum);
    places.merge("unreadable: " + what, 1, Integer::sum);
  }
}
