package io.ringfence.rule.load;

import io.ringfence.rule.Rule;
import io.ringfence.rule.text.Section;
import io.ringfence.signal.SignalTopic;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Bounds how many fields of one kind of signal the rules of a pack keep with pending signals. */
final class FactLimit {

  /** Every pending signal of a subject stores them: at most some 200 bytes of them. */
  static final int MOST = 16;

  private final Map<String, Set<String>> facts = new TreeMap<>();

  void add(Rule rule, Section section) {
    for (SignalTopic topic : rule.on()) {
      Set<String> ofKind = facts.computeIfAbsent(topic.kind(), kind -> new TreeSet<>());
      boolean fitted = ofKind.size() <= MOST;
      rule.facts().forEach(field -> ofKind.add(field.name()));
      if (fitted && ofKind.size() > MOST) {
        section
            .findings()
            .fault(
                section.line("id"),
                "when",
                ("with this rule, the rules read %s fields of a %s beside their measures; at most"
                        + " %s can be kept. Terms of `when` that && joins and that read the signal"
                        + " only do not count")
                    .formatted(ofKind.size(), topic.kind(), MOST));
      }
    }
  }
}
