package io.ringfence.rule.change;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.rule.change.RuleChange.Kind;
import io.ringfence.rule.change.RuleRefusal.Reason;
import io.ringfence.rule.load.PackReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a record proposes, as far as the record alone says.
 *
 * @param refusal null if the record can be read; otherwise nothing else is known
 * @param written the measure, rule or override, as a pack's tree
 * @param entry the same with the deployed pack's conditions and lists written out
 * @param people who made the change and who approved it, as far as it says
 */
record ProposedChange(
    RuleRecord record,
    RuleRefusal refusal,
    Kind kind,
    String name,
    ObjectNode written,
    ObjectNode entry,
    ObjectNode people) {

  /** As of any other record. */
  private static final int LARGEST = 256 * 1024;

  /** What makes a record a condition, a list or some of these. */
  private static final List<String> DEPLOYED_ONLY =
      List.of(
          "is",
          "of",
          "default",
          PackReader.CONDITIONS,
          PackReader.LISTS,
          PackReader.PARAMETERS,
          PackReader.OVERRIDES);

  private static final String DEPLOYED_ONLY_DETAIL =
      "conditions, lists and parameters come with the deployed pack only: one of them would change"
          + " many rules at once, and the version of none; send the measures, rules and overrides"
          + " that use it";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Of a record with a value.
   *
   * @param deployed whose definitions it may mention
   * @return never null; refused if it is no measure and no rule
   */
  static ProposedChange of(RuleRecord record, PackEntries deployed) {
    if (record.value().length > LARGEST) {
      return refused(record, Reason.TOO_LARGE, "", "a change has at most 256 KiB");
    }
    JsonNode json;
    try {
      json = JSON.readTree(record.value());
    } catch (IOException broken) {
      return refused(record, Reason.MALFORMED, "", "not one JSON object in UTF-8");
    }
    if (json == null || !json.isObject()) {
      return refused(record, Reason.MALFORMED, "", "not one JSON object in UTF-8");
    }
    for (String key : DEPLOYED_ONLY) {
      if (json.has(key)) {
        return refused(record, Reason.BAD_FIELD, key, DEPLOYED_ONLY_DETAIL);
      }
    }
    Kind kind = kind(json);
    JsonNode name = json.path(kind.key());
    if (name.isMissingNode()) {
      return refused(
          record,
          Reason.MISSING_FIELD,
          Kind.RULE.key(),
          "no `id` of a rule, no `name` of a measure, no `override`");
    }
    if (!name.isTextual() || name.asText().isBlank()) {
      return refused(record, Reason.BAD_FIELD, kind.key(), "is a text");
    }
    if (!record.key().isEmpty() && !record.key().equals(name.asText())) {
      return refused(record, Reason.BAD_FIELD, kind.key(), "is not the record's key");
    }
    for (String person : Approval.KEYS) {
      if (json.has(person) && !json.get(person).isTextual()) {
        return refused(record, Reason.BAD_FIELD, person, "is a text");
      }
    }
    ObjectNode written = (ObjectNode) PackEntries.tree(json);
    ObjectNode people = written.deepCopy().retain(Approval.KEYS);
    // Who changed a rule is no part of it.
    written.remove(Approval.KEYS);
    return new ProposedChange(
        record, null, kind, name.asText(), written, deployed.expanded(kind, written), people);
  }

  private static Kind kind(JsonNode json) {
    if (json.has(Kind.OVERRIDE.key())) {
      return Kind.OVERRIDE;
    }
    return json.has(Kind.RULE.key()) ? Kind.RULE : Kind.MEASURE;
  }

  private static ProposedChange refused(
      RuleRecord record, Reason reason, String field, String detail) {
    return new ProposedChange(
        record, new RuleRefusal(record, reason, field, detail), null, "", null, null, null);
  }

  Optional<RuleRefusal> bad(String field, String detail) {
    return Optional.of(new RuleRefusal(record, Reason.BAD_FIELD, field, detail));
  }

  boolean sameAs(ProposedChange other) {
    return kind == other.kind && name.equals(other.name);
  }

  /** Whether it is older than what is known, or the same. */
  boolean isNoNewsBeside(ObjectNode known) {
    boolean older = version() > 0 && version() < version(known);
    return older || known.equals(entry);
  }

  int version() {
    return version(entry);
  }

  /** The version of a rule; 0 of a measure, and where it has none that a pack would take. */
  static int version(JsonNode rule) {
    try {
      return Integer.parseInt(rule.path("version").asText());
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  /** To be checked: its faults are those of the text as somebody wrote it. */
  RuleChange change() {
    return new RuleChange(kind, name, false, written.toString());
  }

  /** To be kept: it means the same under whatever pack is deployed later. */
  RuleChange accepted() {
    return new RuleChange(kind, name, false, entry.toString());
  }
}
