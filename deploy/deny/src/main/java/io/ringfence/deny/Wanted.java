package io.ringfence.deny;

import io.ringfence.deny.DenySettings.Terms;
import io.ringfence.lists.export.AllowExclusion;
import io.ringfence.lists.history.ListHistory;
import io.ringfence.lists.history.ListMembership;
import io.ringfence.lists.history.ListSelection;
import io.ringfence.signal.Listing;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Somebody whom the lists want to be refused.
 *
 * @param lists their names, with commas between
 * @param learnt when the first list did
 * @param until the latest end
 */
public record Wanted(Subject subject, String lists, long learnt, long until) {

  /** On this list whoever is on it is refused nowhere. */
  public static final String LIFTED = "lifted";

  /** As long as this list holds {@link #ALL}, nobody is refused. */
  public static final String STOPPED = "deny-stopped";

  /** No text has this template. */
  public static final Subject ALL = new Subject(SubjectKind.CONTENT, "0".repeat(16));

  /** A history in which those who are never refused are allowed. */
  public static ListHistory history(DenySettings settings) {
    ListHistory history = new ListHistory();
    for (Subject each : settings.own()) {
      history.accept(
          new Listing(
              "own-" + each.key(),
              0,
              "deny",
              SignalTopic.LISTING_ALLOW,
              each,
              "own",
              "",
              0,
              Long.MAX_VALUE,
              false,
              ""));
    }
    return history;
  }

  /** Whether nobody is to be refused. */
  public static boolean stopped(ListHistory history, long now) {
    return history.of(ALL).entries().stream()
        .anyMatch(each -> each.list().equals(STOPPED) && !each.allow() && each.holds(now));
  }

  /** Those whom the named lists hold at a moment, without whoever is allowed. */
  public static List<Wanted> of(ListHistory history, Map<String, Terms> lists, long now) {
    ListSelection held =
        ListSelection.of(
            history, new ListSelection.Question(lists.keySet(), Set.of(), now, Long.MAX_VALUE));
    AllowExclusion cleared = new AllowExclusion(held.cleared());
    Map<Subject, Wanted> all = new LinkedHashMap<>();
    for (ListMembership each : held.holdings()) {
      Terms terms = lists.get(each.list());
      long until =
          terms.longest() < Long.MAX_VALUE - each.learnt()
              ? Math.min(each.until(), each.learnt() + terms.longest())
              : each.until();
      if (terms.kinds().contains(each.subject().kind()) && until > now) {
        Wanted one = new Wanted(each.subject(), each.list(), each.learnt(), until);
        all.merge(each.subject(), one, Wanted::and);
      }
    }
    List<Wanted> wanted = new ArrayList<>(all.size());
    for (Wanted each : all.values()) {
      for (Subject part : cleared.cut(each.subject)) {
        wanted.add(new Wanted(part, each.lists, each.learnt, each.until));
      }
    }
    return wanted;
  }

  private Wanted and(Wanted other) {
    return new Wanted(
        subject,
        lists + "," + other.lists,
        Math.min(learnt, other.learnt),
        Math.max(until, other.until));
  }
}
