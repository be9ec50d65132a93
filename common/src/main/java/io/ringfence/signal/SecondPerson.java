package io.ringfence.signal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a policy can demand a second person for: one asks, another one approves. */
public enum SecondPerson {
  ERASE,
  RELEASE,
  /** Changes of rules that are enforced, and of what these read. */
  RULES;

  /** As a policy writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SecondPerson> ofLabel(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }

  /** What a privacy request may need one for; empty of a request that one person can make. */
  public static Optional<SecondPerson> of(SignalTopic action) {
    return switch (action) {
      case PRIVACY_ERASE -> Optional.of(ERASE);
      case PRIVACY_RELEASE -> Optional.of(RELEASE);
      default -> Optional.empty();
    };
  }

  /** Whether two names are those of two people. */
  public static boolean differ(String actor, String approvedBy) {
    return !actor.isBlank()
        && !approvedBy.isBlank()
        && !actor.strip().equalsIgnoreCase(approvedBy.strip());
  }
}
