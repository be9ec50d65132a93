package io.ringfence.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Classes of personal data that a policy has a term for, with the roles of their topics. */
public enum PolicyClass {
  TRAFFIC,
  /** Records of calls themselves, which a law may demand. What follows from them is traffic. */
  CALLS,
  /** The raw text of messages, which only the topic has. */
  TEXT,
  /** What the state has of texts. */
  CONTENT,
  SECURITY,
  /** Where security events took place, and what follows from it. */
  LOCATIONS,
  /** After they end. Their topic is the history: an open-ended entry has to be read again. */
  LISTINGS,
  LINKS,
  ALERTS,
  VERDICTS,
  /** Records that were refused, whole. */
  REFUSALS,
  REQUESTS,
  /** Answers to requests for access, with all that is held of somebody. */
  DOCUMENTS,
  /** What is known of customers, after it was last written. */
  PROFILES,
  /** Who looked at whom, and who did what. */
  ACCESS_LOG,
  /** Who was erased, by keyed digests: what is older and comes again has to be recognised. */
  LEDGER;

  /** As a policy writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Roles of topics whose records are of this class. */
  public List<String> topics() {
    return switch (this) {
      case TRAFFIC -> List.of("traffic.sessions", "traffic.quality");
      case CALLS -> List.of("traffic.calls");
      case TEXT -> List.of("traffic.messages");
      case SECURITY, LOCATIONS -> List.of("security.events");
      case LINKS -> List.of("blacklist.derived");
      case ALERTS -> List.of("alerts");
      case VERDICTS -> List.of("verdicts");
      case REFUSALS -> List.of("rejected", "late");
      case REQUESTS -> List.of("privacy.requests", "privacy.approvals");
      case DOCUMENTS -> List.of("privacy.documents");
      case PROFILES -> List.of("profiles");
      case ACCESS_LOG -> List.of("access.log");
      case LEDGER -> List.of("privacy.ledger");
      case CONTENT, LISTINGS -> List.of();
    };
  }

  /** The class whose term holds for this one where a policy has none; empty if it has to. */
  Optional<PolicyClass> like() {
    return switch (this) {
      case CALLS -> Optional.of(TRAFFIC);
      case LOCATIONS -> Optional.of(SECURITY);
      case PROFILES -> Optional.of(LEDGER);
      default -> Optional.empty();
    };
  }

  static Optional<PolicyClass> ofLabel(String label) {
    return Arrays.stream(values()).filter(each -> each.label().equals(label)).findFirst();
  }
}
