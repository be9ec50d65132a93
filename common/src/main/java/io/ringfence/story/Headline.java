package io.ringfence.story;

import io.ringfence.rule.load.Frauds;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.story.Story.Charge;
import io.ringfence.story.Story.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A story in one sentence: who, of what in the order in which it showed, seen by how many rules,
 * who else is named. {@code Account acme-17: guessed at login passwords, then high-cost calls (3
 * rules, 1 number, 2 devices)}.
 */
final class Headline {

  /** Who is more to the point comes first. */
  private static final List<SubjectKind> BY_WEIGHT =
      List.of(
          SubjectKind.ACCOUNT,
          SubjectKind.NUMBER,
          SubjectKind.DEVICE,
          SubjectKind.ADDRESS,
          SubjectKind.CONTENT,
          SubjectKind.MEETING,
          SubjectKind.RANGE,
          SubjectKind.TRUNK,
          SubjectKind.NETWORK);

  /** More than that nobody takes in at a glance. */
  private static final int MOST_FRAUDS = 3;

  /** Whoever most alerts name is what they have in common. */
  private static final Comparator<Role> BY_MENTION =
      Comparator.comparingInt(Role::named)
          .thenComparingInt(Role::about)
          .thenComparing(Comparator.comparingInt((Role r) -> rank(r.subject().kind())).reversed())
          .thenComparing(role -> role.subject().value(), Comparator.reverseOrder());

  private Headline() {}

  /**
   * @param charges in the order in which they showed
   */
  static String of(List<Charge> charges, List<Role> cast, List<StoryAlert> alerts) {
    Role lead = cast.stream().max(BY_MENTION).orElseThrow();
    StringBuilder text = new StringBuilder(capital(one(lead.subject().kind())));
    text.append(' ').append(lead.subject().value());
    text.append(lead.named() < alerts.size() ? " and others: " : ": ");
    for (int i = 0; i < Math.min(charges.size(), MOST_FRAUDS); i++) {
      if (i > 0) {
        boolean later = charges.get(i).first() > charges.get(i - 1).first();
        text.append(later ? ", then " : " and ");
      }
      text.append(wording(charges.get(i).fraud()));
    }
    int more = charges.size() - MOST_FRAUDS;
    if (more > 0) {
      text.append(" and ").append(more).append(" more");
    }
    List<String> counts = new ArrayList<>();
    int rules = charges.stream().mapToInt(charge -> charge.rules().size()).sum();
    counts.add(rules + (rules == 1 ? " rule" : " rules"));
    others(lead.subject(), cast).forEach((kind, count) -> counts.add(count(count, kind)));
    return text.append(" (").append(String.join(", ", counts)).append(')').toString();
  }

  private static Map<SubjectKind, Integer> others(Subject lead, List<Role> cast) {
    Map<SubjectKind, Integer> counts = new EnumMap<>(SubjectKind.class);
    for (Role each : cast) {
      if (!each.subject().equals(lead)) {
        counts.merge(each.subject().kind(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** A fraud of a pack's own is called what it is called there. */
  static String wording(String fraud) {
    return Frauds.wording(fraud).orElseGet(() -> fraud.replace('-', ' '));
  }

  static int rank(SubjectKind kind) {
    return BY_WEIGHT.indexOf(kind);
  }

  /** Such as {@code 1 address}, {@code 2 texts}. */
  static String count(int count, SubjectKind kind) {
    String one = one(kind);
    return count + " " + (count == 1 ? one : one + (one.endsWith("s") ? "es" : "s"));
  }

  static String one(SubjectKind kind) {
    return kind == SubjectKind.CONTENT ? "text" : kind.label().toLowerCase(Locale.ROOT);
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
