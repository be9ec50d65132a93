package io.ringfence.rule.load;

import io.ringfence.rule.field.Fields;
import io.ringfence.rule.field.Parties;
import io.ringfence.rule.field.Role;
import io.ringfence.rule.text.Section;
import io.ringfence.rule.text.SourceText;
import io.ringfence.rule.text.SpellingHint;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.Retention;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.SubjectKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reads whom a measure or a rule is about, and which signals it looks at. */
final class TargetReader {

  /** E.164 has at most 15 digits; one digit is no country. */
  private static final int LEAST_DIGITS = 2;

  private static final int MOST_DIGITS = 15;

  /**
   * Whom, as what, and on which topics.
   *
   * @param digits of a range, else 0
   */
  record Target(SubjectKind kind, Role as, int digits, Set<SignalTopic> on) {

    /**
     * Whose retention a measure obeys. Of several, traffic's: the shortest of those that a measure
     * can mix, unless places are kept for less.
     *
     * @param places whether it reads where something took place
     */
    DataClass dataClass(boolean places, Retention retention) {
      DataClass without = dataClass();
      return places
              && (without == DataClass.SECURITY || retention.location() < retention.millis(without))
          ? DataClass.LOCATION
          : without;
    }

    private DataClass dataClass() {
      Set<String> kinds = on.stream().map(SignalTopic::kind).collect(Collectors.toSet());
      if (kind == SubjectKind.CONTENT) {
        return DataClass.CONTENT;
      }
      if (kinds.equals(Set.of("security"))) {
        return DataClass.SECURITY;
      }
      return kinds.equals(Set.of("listing")) ? DataClass.LISTING : DataClass.TRAFFIC;
    }
  }

  private TargetReader() {}

  /**
   * Reads the keys {@code as}, {@code digits}, {@code on} and one that names the kind.
   *
   * @param key {@code per} or {@code accuse}
   */
  static Optional<Target> read(Section section, String key) {
    Optional<SubjectKind> kind =
        section.oneOf(key, List.of(SubjectKind.values()), SubjectKind::label, Optional.empty());
    Optional<Role> as =
        section.oneOf(
            "as",
            List.of(Role.values()),
            role -> role.name().toLowerCase(Locale.ROOT),
            Optional.of(Role.CALLER));
    OptionalInt digits = section.whole("digits", LEAST_DIGITS, MOST_DIGITS);
    Set<SignalTopic> on = topics(section);
    if (kind.isEmpty() || as.isEmpty() || on.isEmpty()) {
      return Optional.empty();
    }
    boolean range = kind.get() == SubjectKind.RANGE;
    if (range && !section.has("digits")) {
      section.fault(key, "a range says how many `digits` it has");
    }
    if (!range && section.has("digits")) {
      section.fault("digits", "belongs to ranges only");
    }
    checkReach(section, key, kind.get(), as.get(), on);
    return Optional.of(new Target(kind.get(), as.get(), range ? digits.orElse(0) : 0, on));
  }

  private static void checkReach(
      Section section, String key, SubjectKind kind, Role as, Set<SignalTopic> on) {
    Set<String> without =
        on.stream()
            .filter(topic -> !Parties.carries(topic, kind, as))
            .map(SignalTopic::label)
            .collect(Collectors.toCollection(TreeSet::new));
    String subject =
        kind.label() + (as == Role.CALLED ? " as called" : "") + ": no such subject is in ";
    if (without.size() == on.size()) {
      section.fault(key, subject + String.join(" ", without) + ", so this can never happen");
    } else if (!without.isEmpty()) {
      section
          .findings()
          .warning(section.line(key), key + ": " + subject + String.join(" ", without));
    }
  }

  private static Set<SignalTopic> topics(Section section) {
    Set<SignalTopic> topics = EnumSet.noneOf(SignalTopic.class);
    for (SourceText name : section.texts("on")) {
      List<SignalTopic> named = SignalTopic.named(name.text());
      if (named.isEmpty()) {
        Set<String> known = new TreeSet<>();
        for (SignalTopic topic : SignalTopic.values()) {
          known.add(topic.label());
          known.add(topic.kind());
        }
        section
            .findings()
            .fault(
                name.line(),
                "on",
                "on: no signal is called `%s`%s"
                    .formatted(name.text(), SpellingHint.hint(name.text(), known)));
      } else if (named.get(0).kind().equals("privacy")) {
        section.findings().fault(name.line(), "on", "on: rules do not see privacy requests");
      } else {
        topics.addAll(named);
      }
    }
    return topics;
  }

  /** Every field that is mentioned must be in every signal that is looked at. */
  static void checkFields(
      Section section,
      String key,
      Set<String> names,
      UnaryOperator<String> shown,
      Set<SignalTopic> on) {
    for (String name : names) {
      Fields.named(name)
          .ifPresent(
              field -> {
                Set<String> without = new TreeSet<>();
                for (SignalTopic topic : on) {
                  if (!Fields.has(topic, field)) {
                    without.add(topic.kind());
                  }
                }
                if (!without.isEmpty()) {
                  section.fault(
                      key,
                      shown.apply(name)
                          + " is not in every signal of `on`: not in "
                          + String.join(" ", without));
                }
              });
    }
  }
}
