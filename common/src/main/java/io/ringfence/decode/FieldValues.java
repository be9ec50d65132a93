package io.ringfence.decode;

import io.ringfence.signal.CallPhase;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.SubjectKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The words that a field may say; any other is a bad field. */
final class FieldValues {

  /** Without {@code ongoing}, which only Ringfence itself says. */
  static final Map<String, CallPhase> PHASES =
      Arrays.stream(CallPhase.values())
          .filter(phase -> phase != CallPhase.ONGOING)
          .collect(Collectors.toMap(p -> p.name().toLowerCase(Locale.ROOT), p -> p));

  static final Map<String, String> DIRECTIONS = words("inbound", "outbound", "internal");
  static final Map<String, String> ATTESTATIONS = words("A", "B", "C");
  static final Map<String, String> CHANNELS = words("sms", "chat");
  static final Map<String, SignalTopic> STATUSES = topics("message");
  static final Map<String, SignalTopic> SESSION_ACTIONS = topics("session");
  static final Map<String, SignalTopic> EVENTS = topics("security");
  static final Map<String, SignalTopic> LISTING_ACTIONS = topics("listing");
  static final Map<String, SignalTopic> PRIVACY_ACTIONS = topics("privacy");

  /** A meeting is not listed: it is a place, and its guests are who can be at fault. */
  static final Map<String, SubjectKind> LISTED = kinds(kind -> kind != SubjectKind.MEETING);

  /** Ranges and networks are nobody's data. */
  static final Map<String, SubjectKind> PRIVATE = kinds(SubjectKind::exact);

  /** Whom signals link with each other: persons, and what they use. */
  static final Map<String, SubjectKind> LINKED =
      kinds(
          kind ->
              kind == SubjectKind.NUMBER
                  || kind == SubjectKind.ACCOUNT
                  || kind == SubjectKind.DEVICE
                  || kind == SubjectKind.ADDRESS);

  private FieldValues() {}

  private static Map<String, SignalTopic> topics(String kind) {
    return SignalTopic.named(kind).stream().collect(Collectors.toMap(SignalTopic::event, t -> t));
  }

  private static Map<String, SubjectKind> kinds(Predicate<SubjectKind> which) {
    return Arrays.stream(SubjectKind.values())
        .filter(which)
        .collect(Collectors.toMap(SubjectKind::label, k -> k));
  }

  private static Map<String, String> words(String... words) {
    return Arrays.stream(words).collect(Collectors.toMap(Function.identity(), word -> word));
  }
}
