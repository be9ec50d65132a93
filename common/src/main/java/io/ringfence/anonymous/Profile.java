package io.ringfence.anonymous;

/**
 * Everything that a record says, apart from the pseudonym. Empty is what the record does not say.
 *
 * @param fraud as the pack names it, or {@link #OTHER}
 * @param rule id of the rule, or {@link #OTHER}
 * @param kind of the subject, or {@link #OTHER}
 * @param country of a number, ISO 3166; {@link #NONE} of others, or {@link #OTHER}
 * @param hour in which the first signal lies, RFC 3339
 * @param alerts how many there were, as a {@link Span}; {@code hits} and {@code duration} likewise
 */
record Profile(
    String fraud,
    String rule,
    String severity,
    String kind,
    String country,
    String hour,
    String alerts,
    String hits,
    String duration)
    implements Comparable<Profile> {

  /** What is too rare to be named. */
  static final String OTHER = "(other)";

  /** There is nothing to be named. */
  static final String NONE = "(none)";

  /** How many steps there are from all to next to nothing. */
  static final int STEPS = 6;

  /** The same with less said: 0 says all, the last step next to nothing. */
  Profile said(int step) {
    return switch (step) {
      case 0 -> this;
      case 1 -> new Profile(fraud, rule, severity, kind, country, "", alerts, hits, duration);
      case 2 -> new Profile(fraud, rule, severity, kind, country, "", "", "", "");
      case 3 -> new Profile(fraud, rule, severity, kind, OTHER, "", "", "", "");
      case 4 -> new Profile(fraud, OTHER, "", kind, OTHER, "", "", "", "");
      case 5 -> new Profile(OTHER, OTHER, "", OTHER, OTHER, "", "", "", "");
      default -> throw new IllegalArgumentException("there are " + STEPS + " steps");
    };
  }

  @Override
  public int compareTo(Profile other) {
    return toString().compareTo(other.toString());
  }
}
