package io.ringfence.lists.history;

import io.ringfence.lists.intake.DesiredEntry;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Subject;
import io.ringfence.standing.ListingEntry;
import io.ringfence.standing.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What has to be written so that a list holds what a file says: what is new is added, what is
 * missing is removed, what is to last longer is renewed, what the list says otherwise is removed
 * and added. Applied, and taken again, it is empty.
 *
 * @param held how many subjects the list held
 * @param turned of {@code changed}, how many were listed and would be cleared, or the other way
 * @param ended how many subjects of the file were left out because its own end has passed
 * @param signals in the order in which they are to be written
 */
public record ListDifference(
    int held,
    int added,
    int removed,
    int changed,
    int turned,
    int unchanged,
    int ended,
    List<Listing> signals) {

  /**
   * How a file is laid over a list.
   *
   * @param asOf when we learnt what the file says, and what its list is compared as of
   * @param terms what holds of entries for which the file says nothing
   * @param addOnly whether what is missing in the file stays
   */
  public record Settings(
      String list, String actor, long asOf, EntryDefaults terms, boolean addOnly) {}

  /** Who was erased. */
  public interface Erasures {

    /** As far as is known, nobody. */
    Erasures NONE = (subject, learnt) -> false;

    /** Whether a subject was erased after something about it was learnt. */
    boolean since(Subject subject, long learnt);
  }

  /** Fewer removals than these are somebody's day's work, whatever share of the list they are. */
  public static final int A_FEW = 10;

  /**
   * Whether so much goes that somebody should look first.
   *
   * @param share of what the list held that may go, 0 to 1
   */
  public boolean exceeds(double share) {
    int gone = removed + turned;
    boolean emptied = held > 0 && gone >= held && added == 0;
    return emptied || (gone > A_FEW && gone > share * held);
  }

  /**
   * Of what is wanted, against what is held.
   *
   * @param erasures of subjects; what the list holds of them from before needs no reason to be what
   *     is wanted
   */
  public static ListDifference of(
      Iterable<DesiredEntry> wanted,
      Set<Subject> undecided,
      ListHistory history,
      Settings settings,
      Erasures erasures) {
    return new Comparison(history, settings, erasures).of(wanted, undecided);
  }

  private static final class Comparison {

    private final ListHistory history;
    private final Settings settings;
    private final Erasures erasures;
    private final ListingSignals announcement;
    private final List<Listing> signals = new ArrayList<>();
    private int held;
    private int added;
    private int removed;
    private int changed;
    private int turned;
    private int unchanged;
    private int ended;

    Comparison(ListHistory history, Settings settings, Erasures erasures) {
      this.history = history;
      this.settings = settings;
      this.erasures = erasures;
      this.announcement = new ListingSignals(settings);
    }

    ListDifference of(Iterable<DesiredEntry> wanted, Set<Subject> undecided) {
      Set<Subject> named = new HashSet<>(undecided);
      for (DesiredEntry each : wanted) {
        if (settings.terms.until(each, settings.asOf) <= settings.asOf) {
          ended++;
        } else {
          named.add(each.subject());
          compare(each);
        }
      }
      history.forEach(
          (subject, standing) -> {
            ListMembership holding = holding(subject, standing);
            if (holding != null) {
              held++;
              if (!settings.addOnly && !named.contains(subject)) {
                removed++;
                signals.add(announcement.removal(subject, time(standing)));
              }
            }
          });
      return new ListDifference(held, added, removed, changed, turned, unchanged, ended, signals);
    }

    private void compare(DesiredEntry wanted) {
      Subject subject = wanted.subject();
      Standing standing = history.of(subject);
      ListMembership holding = holding(subject, standing);
      boolean erased = holding != null && erasures.since(subject, holding.learnt());
      EntryDefaults terms = erased ? withoutReason(settings.terms) : settings.terms;
      DesiredEntry needed = erased ? wanted.withoutReason() : wanted;
      if (holding != null && terms.met(needed, holding, settings.asOf)) {
        unchanged++;
        return;
      }
      boolean longer = holding != null && terms.isLonger(needed, holding, settings.asOf);
      ListingEntry renewable = longer ? renewable(standing) : null;
      if (renewable != null) {
        changed++;
        long until = settings.terms.until(wanted, settings.asOf);
        long version = standing.version(renewable.id()) + 1;
        signals.add(announcement.renewal(subject, renewable, until, version));
        return;
      }
      long time = time(standing);
      if (holding == null) {
        added++;
      } else {
        changed++;
        turned += holding.allow() != wanted.allow() ? 1 : 0;
        signals.add(announcement.removal(subject, time));
      }
      signals.add(announcement.entry(wanted, time));
    }

    private static EntryDefaults withoutReason(EntryDefaults terms) {
      return new EntryDefaults("", terms.from(), terms.until(), terms.lasting());
    }

    /**
     * The entry of which a new version says all that is wanted, where it only has to last longer;
     * null if there is none. A list that is renewed every month then takes no more room.
     */
    private ListingEntry renewable(Standing standing) {
      List<ListingEntry> all =
          standing.entries().stream()
              .filter(entry -> entry.list().equals(settings.list) && counts(entry))
              .toList();
      return all.size() == 1 && !all.get(0).origin().linked() ? all.get(0) : null;
    }

    private boolean counts(ListingEntry entry) {
      return entry.until() > settings.asOf
          && (entry.from() <= settings.asOf || entry.learnt() <= settings.asOf);
    }

    /** What holds or is known to come; not what was learnt later than the moment in hand. */
    private ListMembership holding(Subject subject, Standing standing) {
      return ListMembership.of(subject, settings.list, standing.entries(), this::counts);
    }

    /**
     * The moment in hand, or just after the last change that the history has of the subject in that
     * list: changes count in the order in which they are learnt, and these count last.
     */
    private long time(Standing standing) {
      return Math.max(settings.asOf, standing.lastLearnt(settings.list) + 1);
    }
  }
}
