package io.ringfence.rule.change;

import java.util.Locale;

/**
 * What has become of one measure or rule since the pack was deployed.
 *
 * @param removed whether it is gone. A rule that is gone is kept in mode off: it accuses nobody any
 *     more, and closes what it had opened
 * @param json the measure or rule; empty of a measure that is gone
 */
public record RuleChange(Kind kind, String name, boolean removed, String json) {

  /** What a record can be about. */
  public enum Kind {
    MEASURE("name"),
    RULE("id");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /** The key by which a pack names one. */
    String key() {
      return key;
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean about(Kind otherKind, String otherName) {
    return kind == otherKind && name.equals(otherName);
  }
}
