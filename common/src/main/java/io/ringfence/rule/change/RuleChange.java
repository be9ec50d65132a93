package io.ringfence.rule.change;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What has become of one measure, rule or override since the pack was deployed.
 *
 * @param removed whether it is gone. A rule that is gone is kept in mode off: it accuses nobody any
 *     more, and closes what it had opened
 * @param json the measure, rule or override; empty of a measure or override that is gone
 */
public record RuleChange(Kind kind, String name, boolean removed, String json) {

  /** What a record can be about. */
  public enum Kind {
    OVERRIDE("override"),
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

  public RuleChange {
    requireNonNull(kind, "kind");
    requireNonNull(name, "name");
    requireNonNull(json, "json");
  }

  boolean about(Kind otherKind, String otherName) {
    return kind == otherKind && name.equals(otherName);
  }
}
