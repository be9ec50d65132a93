package io.ringfence.rule.field;

import io.ringfence.signal.SignalTopic;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The explicit catalogue of everything that rules can read of a signal. What is not listed does not
 * exist for them.
 */
public final class Fields {

  /** The kind of the fields that every signal has. */
  public static final String ANY_KIND = "signal";

  /** The kind of the fields of the customer, which every signal has that can name an account. */
  public static final String PROFILE_KIND = "profile";

  private static final Set<String> WITH_ACCOUNT = Set.of("call", "message", "session", "security");

  /** Stable numbers of the fields that every signal has, whatever else is kept of it. */
  public static final int TIME = 1;

  public static final int ID = 3;
  public static final int TOPIC = 4;

  /** The overrides that concern the customer, which rules that read parameters need. */
  public static final int OVERRIDES = 712;

  static final int LOCAL_HOUR = 5;
  static final int LOCAL_DAY = 6;

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
            CustomerFields.all())
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
    if (field.kind().equals(PROFILE_KIND)) {
      return WITH_ACCOUNT.contains(topic.kind());
    }
    return field.kind().equals(ANY_KIND) || field.kind().equals(topic.kind());
  }

  /** Whether an expression may depend on the customer's profile. False is certain. */
  public static boolean mayDependOnProfile(String expression) {
    return expression.contains(PROFILE_KIND + '.') || expression.contains("signal.local");
  }

  /** Whether the value of a field may depend on the customer's profile. */
  public static boolean dependsOnProfile(Field field) {
    return field.kind().equals(PROFILE_KIND) || field.id() == LOCAL_HOUR || field.id() == LOCAL_DAY;
  }

  /** Whether a name is of a field in which signals of the same seconds may differ. */
  public static boolean isOfOneSignal(String name) {
    return named(name).stream().anyMatch(field -> field.id() != TIME && field.id() != TOPIC);
  }
}
