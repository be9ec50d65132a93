package io.ringfence.judge.holdings;

import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.privacy.Holding;
import io.ringfence.privacy.PolicyClass;
import io.ringfence.privacy.RetentionPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What is held of who was seen with whom. */
public final class LinkHoldings {

  private final Terms terms;

  public LinkHoldings(RetentionPolicy policy) {
    terms = new Terms(policy);
  }

  public void read(String key, SubjectLinks links, Consumer<Holding> out) {
    Map<String, Long> lastSeen = new HashMap<>();
    for (SubjectLinks.Other each : links.all()) {
      lastSeen.put(each.key(), each.last());
      out.accept(
          holding(
              "links",
              key,
              each.last(),
              "with " + Phrases.subject(each.key()) + " since " + Phrases.time(each.first()),
              List.of(each.key())));
    }
    for (Map.Entry<String, Long> each : links.severed().entrySet()) {
      lastSeen.merge(each.getKey(), each.getValue(), Math::max);
      String text = "none with " + Phrases.subject(each.getKey());
      List<String> names = List.of(each.getKey());
      out.accept(holding("corrected links", key, each.getValue(), text, names));
    }
    for (Map.Entry<String, SubjectLinks.Derived> each : links.derived().entrySet()) {
      SubjectLinks.Derived derived = each.getValue();
      List<String> names = new ArrayList<>(List.of(derived.key()));
      if (!derived.origin().key().isEmpty()) {
        names.add(derived.origin().key());
      }
      // A derived listing is kept for as long as its link, and without that for as long as one.
      long since = lastSeen.getOrDefault(derived.key(), derived.time());
      String text = "listing " + each.getKey() + " of " + Phrases.subject(derived.key());
      out.accept(holding("listings derived from links", key, since, text, names));
    }
  }

  private Holding holding(String what, String key, long since, String text, List<String> names) {
    return new Holding(
        PolicyClass.LINKS,
        what,
        key,
        since,
        terms.due(PolicyClass.LINKS, since),
        () -> new Holding.Said(text, names, List.of()));
  }
}
