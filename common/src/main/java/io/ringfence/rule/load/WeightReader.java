package io.ringfence.rule.load;

import io.ringfence.rule.ListAs;
import io.ringfence.rule.text.Section;
import io.ringfence.rule.text.SourceText;
import io.ringfence.standing.ListWeight;
import io.ringfence.standing.ListWeights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads what it means to be on a list. */
final class WeightReader {

  static final Set<String> KEYS = Set.of("list", "weight");

  private final Map<String, ListWeight> weights = new TreeMap<>();

  void read(Section section) {
    Optional<String> list = section.required("list").map(SourceText::text);
    Optional<ListWeight> weight =
        section.oneOf("weight", List.of(ListWeight.values()), ListWeight::label, Optional.empty());
    if (list.isPresent() && !list.get().matches(ListAsReader.NAME)) {
      section.fault("list", "`" + list.get() + "` is not the name of a list, such as vpn");
    } else if (list.isPresent() && list.get().equals(ListAs.LINKED)) {
      section.fault(
          "list", "`" + ListAs.LINKED + "` is the list of what follows from lists that accuse");
    } else if (list.isPresent() && weight.isPresent()) {
      if (weights.put(list.get(), weight.get()) != null) {
        section.fault("list", "the list `" + list.get() + "` has a weight already");
      }
    }
  }

  /** Of the lists without faults. */
  ListWeights weights() {
    return new ListWeights(weights);
  }
}
