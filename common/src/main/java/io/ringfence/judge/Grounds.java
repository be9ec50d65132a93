package io.ringfence.judge;

import io.ringfence.alert.Cited;
import io.ringfence.rule.Rule;
import io.ringfence.standing.Entry;
import io.ringfence.standing.Removal;
import io.ringfence.standing.Standing;
import java.util.ArrayList;
import java.util.List;

/** The listings that an episode rests on, and what has become of them. */
final class Grounds {

  private final List<Standing> standings;

  Grounds(Case the) {
    standings = the.standings();
  }

  /** What the listings say that counted, as far as it is still known. */
  List<Cited> cited(Episode episode) {
    List<Cited> cited = new ArrayList<>(episode.listings().size());
    for (String id : episode.listings()) {
      Entry said = said(id);
      if (said != null) {
        cited.add(
            new Cited(id, said.list(), said.reason(), said.learnt(), said.from(), said.until()));
      }
    }
    return cited;
  }

  /** Of the listings that counted those that still hold somewhere within the episode. */
  List<String> standing(Episode episode) {
    return episode.listings().stream().filter(id -> stands(id, episode)).toList();
  }

  private boolean stands(String id, Episode episode) {
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

  private Entry said(String id) {
    for (Standing standing : standings) {
      Entry said = standing.said(id);
      if (said != null) {
        return said;
      }
    }
    return null;
  }

  /** In a sentence, why an episode does not stand any more. */
  String gone(Rule rule, Episode episode) {
    for (Standing standing : standings) {
      for (Entry entry : standing.entries()) {
        if (entry.allow() && entry.holds(episode.first())) {
          return "cleared by the list " + entry.list() + ": " + entry.reason();
        }
      }
    }
    if (rule.readsStanding()) {
      for (String id : episode.listings()) {
        if (!stands(id, episode)) {
          return fallen(id);
        }
      }
    }
    return "no longer so by signals that came later";
  }

  private String fallen(String id) {
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
