package io.ringfence.rule.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.rule.Mode;
import io.ringfence.rule.Pack;
import io.ringfence.rule.change.RuleChange.Kind;
import io.ringfence.rule.change.RuleRefusal.Reason;
import io.ringfence.signal.SecondPerson;
import java.util.List;
import java.util.Optional;

/**
 * Which changes touch what is enforced, and whether two people are named in them.
 *
 * @param demanded whether changes of what is enforced need two people at all
 * @param waiting what has been accepted, but is not in effect yet
 */
record Approval(boolean demanded, Pack pack, PackEntries entries, List<ProposedChange> waiting) {

  static final String ACTOR = "actor";
  static final String APPROVED_BY = "approvedBy";

  /** Keys of a record that are no part of the measure or rule. */
  static final List<String> KEYS = List.of(ACTOR, APPROVED_BY);

  private static boolean given(JsonNode people) {
    return SecondPerson.differ(people.path(ACTOR).asText(), people.path(APPROVED_BY).asText());
  }

  /** Why a change may not be made as it is; empty if it may. */
  Optional<RuleRefusal> missing(ProposedChange proposal) {
    JsonNode people = proposal.people();
    boolean touches =
        proposal.kind() == Kind.RULE
            ? enforced(proposal.entry()) || touchesRule(proposal.name())
            : readByEnforced(proposal.name());
    if (!demanded || !touches || given(people)) {
      return Optional.empty();
    }
    for (String each : KEYS) {
      if (people.path(each).asText().isBlank()) {
        return Optional.of(
            new RuleRefusal(
                proposal.record(),
                Reason.MISSING_FIELD,
                each,
                "what is enforced is changed by two people: `actor` and `approvedBy`"));
      }
    }
    return proposal.bad(APPROVED_BY, "is whoever made the change: a second person has to approve");
  }

  /** The same of a record without a value, which can name nobody. */
  Optional<RuleRefusal> missing(RuleRecord tombstone) {
    return demanded && touchesRule(tombstone.key())
        ? Optional.of(
            new RuleRefusal(
                tombstone,
                Reason.MISSING_FIELD,
                APPROVED_BY,
                "an enforced rule is not removed by one person: send it with `mode: off`"))
        : Optional.empty();
  }

  private boolean touchesRule(String id) {
    JsonNode present = entries.present(Kind.RULE, id);
    return (present != null && enforced(present))
        || waiting.stream().anyMatch(each -> each.name().equals(id) && enforced(each.entry()));
  }

  private boolean readByEnforced(String measure) {
    return pack.rules().stream()
            .filter(rule -> rule.mode() == Mode.ENFORCE)
            .anyMatch(rule -> rule.reads().stream().anyMatch(read -> read.name().equals(measure)))
        || waiting.stream()
            .filter(each -> enforced(each.entry()))
            .anyMatch(each -> each.entry().toString().contains(measure));
  }

  private static boolean enforced(JsonNode rule) {
    return rule.path("mode").asText().equals(Mode.ENFORCE.label());
  }
}
