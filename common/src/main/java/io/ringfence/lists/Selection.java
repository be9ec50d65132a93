package io.ringfence.lists;

import io.ringfence.enrich.NumberPlan;
import io.ringfence.enrich.Tariff;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.standing.Entry;
import io.ringfence.standing.Held;
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
public record Selection(List<Holding> holdings, Set<Subject> cleared) {

  /**
   * What is asked for.
   *
   * @param lists names; empty for all
   * @param kinds empty for all
   */
  public record Question(Set<String> lists, Set<SubjectKind> kinds, long at, long knownAt) {}

  private static final Comparator<Holding> ORDER =
      Comparator.<Holding, SubjectKind>comparing(each -> each.subject().kind())
          .thenComparing(each -> each.subject().value())
          .thenComparing(Holding::list);

  public static Selection of(History history, Question question) {
    NumberPlan plan = new NumberPlan(Tariff.EMPTY);
    List<Holding> holdings = new ArrayList<>();
    Set<Subject> cleared = new LinkedHashSet<>();
    history.forEach(
        (subject, standing) -> {
          Set<String> lists = new TreeSet<>();
          List<Entry> entries = standing.entries(question.knownAt);
          for (Entry entry : entries) {
            if (entry.holds(question.at) && entry.allow()) {
              cleared.add(subject);
            } else if (entry.holds(question.at)
                && (question.lists.isEmpty() || question.lists.contains(entry.list()))) {
              lists.add(entry.list());
            }
          }
          boolean asked = question.kinds.isEmpty() || question.kinds.contains(subject.kind());
          if (lists.isEmpty() || !asked || spared(subject, history, question, plan)) {
            return;
          }
          for (String list : lists) {
            holdings.add(
                Holding.of(
                    subject, list, entries, each -> !each.allow() && each.holds(question.at)));
          }
        });
    holdings.sort(ORDER);
    return new Selection(holdings, cleared);
  }

  private static boolean spared(
      Subject subject, History history, Question question, NumberPlan plan) {
    boolean number = subject.kind() == SubjectKind.NUMBER || subject.kind() == SubjectKind.RANGE;
    return (number && plan.emergency(subject.value()))
        || Held.at(question.at, question.knownAt, history.over(subject)).allowed();
  }
}
