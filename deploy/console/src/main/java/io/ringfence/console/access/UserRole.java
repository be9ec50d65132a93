package io.ringfence.console.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do. */
public enum UserRole {
  /** Sees everything and judges alerts. */
  ANALYST,
  /** Sees everything but whole numbers; changes nothing. */
  VIEWER,
  /** Sees everything and answers those whose data it is; judges no alerts. */
  PRIVACY_OFFICER;

  /** As in the users file. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<UserRole> ofLabel(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }

  public boolean seesNumbers() {
    return this != VIEWER;
  }

  public boolean judges() {
    return this == ANALYST;
  }

  public boolean answersRequests() {
    return this == PRIVACY_OFFICER;
  }
}
