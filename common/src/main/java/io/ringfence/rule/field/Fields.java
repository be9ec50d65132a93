package io.ringfence.rule.field;

import io.ringfence.signal.Signal;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.encoding.NameFilter;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The explicit catalogue of everything that rules can read of a signal. What is not listed does not
 * exist for them.
 */
public final class Fields {

  /** The kind of the fields that every signal has. */
  public static final String ANY_KIND = "signal";

  /** Stable numbers of the fields that every signal has, whatever else is kept of it. */
  public static final int TIME = 1;

  public static final int ID = 3;
  public static final int TOPIC = 4;

  private static final Map<String, Field> BY_NAME = new LinkedHashMap<>();
  private static final Map<Integer, Field> BY_ID = new HashMap<>();

  static {
    Stream.of(
            OtherFields.ofAnySignal(),
            CallFields.all(),
            OtherFields.ofMessages(),
            OtherFields.ofSessions(),
            OtherFields.ofQuality(),
            OtherFields.ofSecurity(),
            OtherFields.ofListings(),
            ProfileFields.all())
        .flatMap(List::stream)
        .forEach(
            field -> {
              if (BY_NAME.put(field.name(), field) != null
                  || BY_ID.put(field.id(), field) != null) {
                throw new IllegalStateException(field.name() + " has a name or id of another");
              }
            });
  }

  private Fields() {}

  /** All fields, in the order of the catalogue. */
  public static Collection<Field> all() {
    return Collections.unmodifiableCollection(BY_NAME.values());
  }

  public static Optional<Field> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The field of a stored number; empty if this release no longer knows it. */
  public static Optional<Field> ofId(int id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** Whether signals of a topic have a field. */
  public static boolean has(SignalTopic topic, Field field) {
    return field.kind().equals(ANY_KIND)
        || field.kind().equals(ProfileFields.KIND)
        || field.kind().equals(topic.kind());
  }

  /** Whether a filter makes others of the names in a signal. */
  public static boolean names(Signal signal, NameFilter names) {
    boolean changed = false;
    for (Field each : BY_NAME.values()) {
      boolean chosen = each.id() == CallFields.USER_AGENT || each.id() == OtherFields.USER_AGENT;
      if ((each.names() != NameFilter.NOBODY || chosen) && has(signal.topic(), each)) {
        // As it stands in the signal, without a number plan.
        String value = (String) each.reader().read(signal, null);
        changed |= !names.value(each.names(), value).equals(value);
      }
    }
    return changed;
  }

  /** Whether a name is of a field in which signals of the same seconds may differ. */
  public static boolean isOfOneSignal(String name) {
    return named(name).stream().anyMatch(field -> field.id() != TIME && field.id() != TOPIC);
  }
}
