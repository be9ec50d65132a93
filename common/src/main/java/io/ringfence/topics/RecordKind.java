package io.ringfence.topics;

import java.util.Locale;

/** Kinds of records that are read as signals. */
public enum RecordKind {
  CALL(TopicNames.CALLS),
  MESSAGE(TopicNames.MESSAGES),
  SESSION(TopicNames.SESSIONS),
  QUALITY(TopicNames.QUALITY),
  SECURITY(TopicNames.SECURITY),
  /** A listing as somebody wrote it. */
  LISTING(TopicNames.LISTINGS),
  /** A listing that follows from an alert or from another listing, which it names. */
  DERIVED_LISTING(TopicNames.DERIVED_LISTINGS),
  PRIVACY(TopicNames.PRIVACY_REQUESTS);

  /** As records write it. */
  public final String label = name().toLowerCase(Locale.ROOT);

  /** The role of the topic that has such records. */
  public final String role;

  RecordKind(String role) {
    this.role = role;
  }
}
