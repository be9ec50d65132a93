package io.ringfence.decode;

import io.ringfence.signal.Phase;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.Topic;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The words that a field may say; any other is a bad field. */
final class Vocabulary {

  /** Without {@code ongoing}, which only Ringfence itself says. */
  static final Map<String, Phase> PHASES =
      Arrays.stream(Phase.values())
          .filter(phase -> phase != Phase.ONGOING)
          .collect(Collectors.toMap(p -> p.name().toLowerCase(Locale.ROOT), p -> p));

  static final Map<String, String> DIRECTIONS = words("inbound", "outbound", "internal");
  static final Map<String, String> ATTESTATIONS = words("A", "B", "C");
  static final Map<String, String> CHANNELS = words("sms", "chat");
  static final Map<String, Topic> STATUSES = topics("message");
  static final Map<String, Topic> SESSION_ACTIONS = topics("session");
  static final Map<String, Topic> EVENTS = topics("security");
  static final Map<String, Topic> LISTING_ACTIONS = topics("listing");
  static final Map<String, Topic> PRIVACY_ACTIONS = topics("privacy");

  /** A meeting is not listed: it is a place, and its guests are who can be at fault. */
  static final Map<String, SubjectKind> LISTED = kinds(kind -> kind != SubjectKind.MEETING);

  /** Ranges and networks are nobody's data. */
  static final Map<String, SubjectKind> PRIVATE = kinds(SubjectKind::exact);

  private Vocabulary() {}

  private static Map<String, Topic> topics(String kind) {
    return Topic.named(kind).stream().collect(Collectors.toMap(Topic::event, t -> t));
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
