package io.ringfence.lists.history;

import io.ringfence.enrich.NumberPlan;
import io.ringfence.enrich.Tariff;
import io.ringfence.rule.ListAs;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.standing.ActiveListings;
import io.ringfence.standing.ListingEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is listed at one moment, as known at another, with whatever is cleared then. Subjects that an
 * allow of any list clears, and numbers that call for help, are left out.
 *
 * @param holdings by kind, subject and list
 * @param cleared subjects of the allows that hold
 */
public record ListSelection(List<ListMembership> holdings, Set<Subject> cleared) {

  /**
   * What is asked for.
   *
   * @param lists names; empty for all but the one that only informs
   * @param kinds empty for all
   */
  public record Question(Set<String> lists, Set<SubjectKind> kinds, long at, long knownAt) {}

  private static final Comparator<ListMembership> ORDER =
      Comparator.<ListMembership, SubjectKind>comparing(each -> each.subject().kind())
          .thenComparing(each -> each.subject().value())
          .thenComparing(ListMembership::list);

  public static ListSelection of(ListHistory history, Question question) {
    NumberPlan plan = new NumberPlan(Tariff.EMPTY);
    List<ListMembership> holdings = new ArrayList<>();
    Set<Subject> cleared = new LinkedHashSet<>();
    history.forEach(
        (subject, standing) -> {
          Set<String> lists = new TreeSet<>();
          List<ListingEntry> entries = standing.entries(question.knownAt);
          for (ListingEntry entry : entries) {
            if (entry.holds(question.at) && entry.allow()) {
              cleared.add(subject);
            } else if (entry.holds(question.at)
                && (question.lists.isEmpty()
                    ? !entry.list().equals(ListAs.INFORMING)
                    : question.lists.contains(entry.list()))) {
              lists.add(entry.list());
            }
          }
          boolean asked = question.kinds.isEmpty() || question.kinds.contains(subject.kind());
          if (lists.isEmpty() || !asked || spared(subject, history, question, plan)) {
            return;
          }
          for (String list : lists) {
            holdings.add(
                ListMembership.of(
                    subject, list, entries, each -> !each.allow() && each.holds(question.at)));
          }
        });
    holdings.sort(ORDER);
    return new ListSelection(holdings, cleared);
  }

  private static boolean spared(
      Subject subject, ListHistory history, Question question, NumberPlan plan) {
    boolean number = subject.kind() == SubjectKind.NUMBER || subject.kind() == SubjectKind.RANGE;
    return (number && plan.emergency(subject.value()))
        || ActiveListings.at(question.at, question.knownAt, history.over(subject)).allowed();
  }
}
