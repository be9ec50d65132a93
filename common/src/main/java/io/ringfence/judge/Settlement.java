package io.ringfence.judge;

import io.ringfence.measure.Contribution;
import io.ringfence.measure.Window;
import io.ringfence.measure.Windows;
import io.ringfence.rule.Measure;
import io.ringfence.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** Folds pending signals into the settled layer, strictly in order, once their order is final. */
final class Settlement {

  private final Case the;
  private final Names names;
  private final Publisher publisher;
  private final Association association;

  Settlement(Case the, Names names, Publisher publisher, Association association) {
    this.the = the;
    this.names = names;
    this.publisher = publisher;
    this.association = association;
  }

  /**
   * Settles what is final.
   *
   * @param next no signal before this time is known to come; a source that comes back from far
   *     behind event time still needs the windows that event time has passed
   */
  void settle(long next) {
    List<Pending> pending = the.state().pending;
    long frontier = the.frontier();
    int count = 0;
    while (count < pending.size()
        && (pending.get(count).time() <= frontier
            || pending.size() - count > SubjectState.MOST_PENDING)) {
      fold(pending.get(count));
      the.state().settling(pending.get(count));
      count++;
    }
    if (count > 0) {
      pending.subList(0, count).clear();
      long spent = Math.min(frontier, next);
      the.state().windows.values().removeIf(each -> each.spent(spent) || each.isEmpty());
    }
  }

  private void fold(Pending each) {
    SubjectState state = the.state();
    Judgement judgement = new Judgement(the, names, List.of(each), 0);
    if (!each.judged() || approximate(each)) {
      state.judged(each, judgement.verdict());
    }
    for (int slot : each.hits()) {
      Rule rule = the.pack().rule(slot);
      if (rule != null) {
        extend(rule, judgement.hit(rule));
      }
    }
    each.sighting().contributions().forEach(contribution -> fold(each.time(), contribution));
    remember(each);
    state.firstSeen = Math.min(state.firstSeen, each.time());
    state.settled = Math.max(state.settled, each.time());
  }

  /**
   * An approximate measure may read otherwise now than when the signal was judged: the settled
   * verdict is the one that counts.
   */
  private boolean approximate(Pending each) {
    if (the.state().windows.isEmpty()) {
      return false;
    }
    for (int slot : each.sighting().rules()) {
      Rule rule = the.pack().rule(slot);
      if (rule == null) {
        continue;
      }
      for (Measure measure : rule.reads()) {
        Window window = the.state().windows.get(measure.slot());
        if (window != null && !window.exact()) {
          return true;
        }
      }
    }
    return false;
  }

  private void extend(Rule rule, Hit hit) {
    Track track = the.state().tracks.computeIfAbsent(rule.slot(), slot -> new Track());
    if (track.open != null && hit.time() - track.open.last() > rule.quietMillis()) {
      publisher.conclude(rule, track);
      track.open = null;
    }
    if (track.open == null) {
      track.open = track.resumedBy(hit.time(), rule.quietMillis());
    }
    if (track.open == null) {
      Published told = track.published.get(track.nextOrdinal);
      Episode opening = Episode.opening(track.nextOrdinal, hit);
      track.open = told == null ? opening : opening.withEvidenceOf(told.episode());
      track.nextOrdinal++;
      track.trim(rule);
    } else {
      track.open = track.open.and(hit);
    }
  }

  private void fold(long time, Contribution contribution) {
    Measure measure = the.pack().measure(contribution.slot());
    if (measure == null) {
      return;
    }
    Window window = the.state().windows.get(contribution.slot());
    if (window == null || !Windows.fits(window, measure.spec())) {
      window = Windows.open(measure.spec());
      the.state().windows.put(contribution.slot(), window);
    }
    window.fold(time, contribution);
  }

  private void remember(Pending each) {
    List<Rule> rules = new ArrayList<>(2);
    for (int slot : each.sighting().rules()) {
      Rule rule = the.pack().rule(slot);
      if (rule != null && rule.readsStanding()) {
        rules.add(rule);
      }
    }
    if (rules.isEmpty()) {
      return;
    }
    association.saw(each.sighting(), each.time());
    the.state().trace.addLast(Traced.of(each, rules));
    if (the.state().trace.size() > SubjectState.MOST_TRACED) {
      the.state().trace.removeFirst();
    }
  }

  /** Episodes that are over for good make room; what was told of them stays for a while. */
  void retire() {
    long frontier = the.frontier();
    the.state()
        .tracks
        .forEach(
            (slot, track) -> {
              Rule rule = the.pack().rule(slot);
              if (rule != null
                  && track.open != null
                  && frontier > track.open.last() + rule.quietMillis()) {
                publisher.conclude(rule, track);
                track.open = null;
                track.trim(rule);
              }
            });
  }
}
