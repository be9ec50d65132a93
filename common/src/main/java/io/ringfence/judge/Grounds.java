package io.ringfence.judge;

import io.ringfence.alert.Cited;
import io.ringfence.rule.Rule;
import io.ringfence.standing.Entry;
import io.ringfence.standing.Removal;
import io.ringfence.standing.Standing;
import java.util.ArrayList;
import java.util.List;

/** The listings that are evidence for an episode, and whether they still hold. */
final class Grounds {

  private final List<Standing> standings;

  Grounds(Case context) {
    standings = context.standings();
  }

  /** What the listings of an episode say, as far as they are still known. */
  List<Cited> cited(Episode episode) {
    List<Cited> cited = new ArrayList<>(episode.listings().size());
    for (String id : episode.listings()) {
      Entry entry = entry(id);
      if (entry != null) {
        cited.add(
            new Cited(
                id, entry.list(), entry.reason(), entry.learnt(), entry.from(), entry.until()));
      }
    }
    return cited;
  }

  /** Those listings of an episode that still hold somewhere within it. */
  List<String> holding(Episode episode) {
    return episode.listings().stream().filter(id -> holds(id, episode)).toList();
  }

  private boolean holds(String id, Episode episode) {
    for (Standing standing : standings) {
      Entry said = standing.said(id);
      if (said != null
          && standing.entries().contains(said)
          && said.from() <= episode.last()
          && said.until() > episode.first()) {
        return true;
      }
    }
    return false;
  }

  private Entry entry(String id) {
    for (Standing standing : standings) {
      Entry said = standing.said(id);
      if (said != null) {
        return said;
      }
    }
    return null;
  }

  /** In a sentence, why an episode is retracted. */
  String retraction(Rule rule, Episode episode) {
    for (Standing standing : standings) {
      for (Entry entry : standing.entries()) {
        if (entry.allow() && entry.holds(episode.first())) {
          return "cleared by the list " + entry.list() + ": " + entry.reason();
        }
      }
    }
    if (rule.readsStanding()) {
      for (String id : episode.listings()) {
        if (!holds(id, episode)) {
          return lapse(id);
        }
      }
    }
    return "no longer so by signals that came later";
  }

  private String lapse(String id) {
    for (Standing standing : standings) {
      Entry said = standing.said(id);
      Removal removal = standing.removal(id);
      if (removal != null) {
        return "listing "
            + id
            + " of the list "
            + said.list()
            + (removal.withdrawn() ? " was withdrawn: " : " did not hold then: ")
            + removal.reason();
      }
    }
    return "listing " + id + " does not hold any more";
  }
}
