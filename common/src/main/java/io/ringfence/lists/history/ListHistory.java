package io.ringfence.lists.history;

import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.standing.SharedStanding;
import io.ringfence.standing.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * All that lists ever said of everybody, whole: nothing is purged and nothing forgotten, so that
 * any moment can be asked about. About 500 bytes a subject that was listed once.
 */
public final class ListHistory {

  private final Map<Subject, Standing> own = new LinkedHashMap<>();
  private final SharedStanding shared = new SharedStanding();

  /** Takes one change, in any order; repeats do no harm. */
  public void accept(Listing listing) {
    Standing standing = own.get(listing.subject());
    if (standing == null) {
      standing = Standing.whole();
      own.put(listing.subject(), standing);
      if (!listing.subject().kind().exact()) {
        shared.put(listing.subject().key(), standing);
      }
    }
    standing.accept(listing);
  }

  /** Takes a correction, after the changes that it may bear on. */
  public void correct(Privacy request) {
    Standing standing = own.get(request.subject());
    if (standing != null && !request.correct().listing().isEmpty()) {
      standing.accept(Listing.correction(request));
    }
  }

  /** What the lists say of exactly this subject; an empty standing if nothing. */
  public Standing of(Subject subject) {
    Standing standing = own.get(subject);
    return standing == null ? new Standing() : standing;
  }

  /** The same with the ranges or networks that it lies in. */
  public List<Standing> over(Subject subject) {
    List<Standing> over = new ArrayList<>(2);
    if (own.containsKey(subject) && subject.kind().exact()) {
      over.add(own.get(subject));
    }
    over.addAll(shared.over(subject));
    if (subject.kind() == SubjectKind.RANGE) {
      for (int end = 2; end < subject.value().length(); end++) {
        Standing wider = own.get(new Subject(SubjectKind.RANGE, subject.value().substring(0, end)));
        if (wider != null) {
          over.add(wider);
        }
      }
    }
    return over;
  }

  public void forEach(BiConsumer<Subject, Standing> each) {
    own.forEach(each);
  }
}
