package io.ringfence.signal;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a subject is exempt from: some rules, and all rules of some frauds.
 *
 * @param rules their ids
 * @param frauds their names
 */
public record Exemption(List<String> rules, List<String> frauds) {

  public static final Exemption NONE = new Exemption(List.of(), List.of());

  /**
   * Of rules, and of frauds. Whoever needs more of them means an allow; about 2 kB are stored then.
   */
  public static final int MOST_NAMES = 32;

  /** As long as a hold may last: what is needed for longer is looked at, and said again. */
  public static final long LONGEST_MILLIS = Duration.ofDays(1096).toMillis();

  /** As packs name rules and frauds. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  public Exemption {
    rules = List.copyOf(rules);
    frauds = List.copyOf(frauds);
  }

  /** In order and each name once, so that two that say the same are equal. */
  public static Exemption of(Collection<String> rules, Collection<String> frauds) {
    return rules.isEmpty() && frauds.isEmpty() ? NONE : new Exemption(once(rules), once(frauds));
  }

  private static List<String> once(Collection<String> names) {
    return List.copyOf(new TreeSet<>(names));
  }

  /** Whether a rule or a fraud may have this name; whether there is one is not known here. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  public boolean isNone() {
    return rules.isEmpty() && frauds.isEmpty();
  }

  /** Whether the subject is exempt from a rule, which is of a fraud. */
  public boolean covers(String rule, String fraud) {
    return rules.contains(rule) || frauds.contains(fraud);
  }

  /** From what either says. */
  public Exemption and(Exemption other) {
    if (isNone() || other.isNone()) {
      return isNone() ? other : this;
    }
    TreeSet<String> allRules = new TreeSet<>(rules);
    allRules.addAll(other.rules);
    TreeSet<String> allFrauds = new TreeSet<>(frauds);
    allFrauds.addAll(other.frauds);
    return of(allRules, allFrauds);
  }

  /** As people read it: {@code rules a, b; frauds c}. */
  public String inWords() {
    String ofRules = words("rule", rules);
    String ofFrauds = words("fraud", frauds);
    return ofRules + (ofRules.isEmpty() || ofFrauds.isEmpty() ? "" : "; ") + ofFrauds;
  }

  private static String words(String what, List<String> names) {
    return names.isEmpty()
        ? ""
        : what + (names.size() == 1 ? " " : "s ") + String.join(", ", names);
  }
}
