package io.ringfence.judge.links;

import io.ringfence.judge.context.SubjectContext;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.judge.state.SubjectLinks;
import io.ringfence.judge.state.SubjectLinks.Derived;
import io.ringfence.rule.ListAs;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.standing.ListingEntry;
import io.ringfence.standing.Standing;
import java.util.List;
import java.util.Map;

/**
 * Derives listings from links: a subject that was seen with a listed one becomes suspect, and one
 * that was seen with a suspect, and none further. The derived listings are a function of the
 * subject's links and its own listings; one that no longer follows is withdrawn.
 */
public final class LinkPropagation {

  private static final String SOURCE = "ringfence";
  private static final String ACTOR = "links";

  /**
   * Steps between versions of a derived listing. The version in between is for the receiving
   * subject's objection, which lasts until the next.
   */
  private static final long STEP = 2;

  private final SubjectContext context;
  private final CoOccurrence coOccurrence;
  private boolean due;

  public LinkPropagation(SubjectContext context) {
    this.context = context;
    this.coOccurrence = new CoOccurrence(context);
  }

  /** The subject's listings may have changed. */
  public void standingChanged() {
    due = true;
  }

  /** A signal is being settled: its parties were seen together. */
  public void settle(Observation observation, long time) {
    due |= coOccurrence.settle(observation, time);
  }

  /**
   * Derives what follows now, if anything has changed.
   *
   * @return whether the subject's own standing has changed by it
   */
  public boolean derive() {
    if (!due) {
      return false;
    }
    due = false;
    if (!context.links().any()
        || (context.state().standing().isEmpty() && context.links().get().derived().isEmpty())) {
      return false;
    }
    SharedUse use =
        new SharedUse(
            context.subject(), context.links().get(), context.state().standing().linkedTo());
    boolean shared = use.shared();
    boolean objected = object(use, shared);
    Map<String, Derived> wanted = shared ? Map.of() : new LinkedListings(context).wanted(use);
    SubjectLinks links = context.links().get();
    for (Map.Entry<String, Derived> each : List.copyOf(links.derived().entrySet())) {
      if (each.getValue().holds() && !wanted.containsKey(each.getKey())) {
        withdraw(each.getKey(), each.getValue());
      }
    }
    wanted.forEach(this::add);
    return objected;
  }

  /**
   * A subject that many share is not suspect for what one of them did: it withdraws the listing.
   */
  private boolean object(SharedUse use, boolean shared) {
    boolean objected = false;
    for (ListingEntry entry : context.state().standing().linked()) {
      if (shared || use.newHolderAfter(entry.from()) != Long.MAX_VALUE) {
        Listing objection =
            new Listing(
                entry.id(),
                entry.learnt(),
                SOURCE,
                SignalTopic.LISTING_REMOVE,
                context.subject(),
                ListAs.LINKED,
                shared ? "shared by many" : "has a new holder",
                entry.from(),
                Long.MAX_VALUE,
                true,
                ACTOR,
                context.state().standing().version(entry.id()) + 1,
                entry.origin());
        context.outcome().listings().add(objection);
        objected |= context.state().standing().accept(objection);
      }
    }
    return objected;
  }

  private void add(String id, Derived wanted) {
    SubjectLinks links = context.links().get();
    Derived known = links.derived(id);
    if (known != null
        && known.holds()
        && known.origin().equals(wanted.origin())
        && known.from() == wanted.from()
        && known.until() == wanted.until()) {
      return;
    }
    if (known == null && !links.makeRoomToDerive()) {
      return;
    }
    long version = known == null ? wanted.time() & -STEP : known.version() + STEP;
    Derived next = wanted.next(version, true);
    links.derive(id, next);
    context.links().changed();
    emit(id, next, SignalTopic.LISTING_ADD, reason(next.origin()));
  }

  private String reason(Origin origin) {
    Standing standing = context.state().standing();
    String me = context.subject().kind().label() + ' ' + context.subject().value();
    for (ListingEntry entry : standing.entries()) {
      if (origin.hop() == 1 && entry.id().equals(origin.id())) {
        return "seen with listed " + me + ", list " + entry.list() + ", reason " + entry.reason();
      }
      if (origin.hop() > 1 && entry.origin().id().equals(origin.id())) {
        return "seen with " + me + ", " + entry.reason();
      }
    }
    return "seen with " + me;
  }

  private void withdraw(String id, Derived known) {
    Derived gone = known.next(known.version() + STEP, false);
    context.links().get().derive(id, gone);
    context.links().changed();
    emit(id, gone, SignalTopic.LISTING_REMOVE, "no longer linked to a listed subject");
  }

  private void emit(String id, Derived derived, SignalTopic action, String reason) {
    boolean add = action == SignalTopic.LISTING_ADD;
    context
        .outcome()
        .listings()
        .add(
            new Listing(
                id,
                derived.time(),
                SOURCE,
                action,
                Subject.ofKey(derived.key()),
                ListAs.LINKED,
                reason,
                derived.from(),
                add ? derived.until() : Long.MAX_VALUE,
                !add,
                ACTOR,
                derived.version(),
                derived.origin()));
  }

  /** When pending signals have to be settled for the sake of links. */
  public long deadline() {
    return coOccurrence.deadline();
  }

  /** Removes links that are past their retention, and withdraws what followed from them. */
  public void purge() {
    long keep = context.settings().retention().millis(DataClass.LINK);
    if (context.clock().retention() < context.state().links().purgeDeadline()) {
      return;
    }
    SubjectLinks links = context.links().get();
    if (links.forget(context.clock().retention() - keep)) {
      withdrawAll(links, false);
    }
    context.links().changed(); // at least their next deadline
  }

  /**
   * Takes over links in which the names of erased subjects have been replaced. Links to them go,
   * and the listings of them that followed. Listings of others that name them as their origin are
   * written anew without the name.
   */
  public void replace(SubjectLinks before, SubjectLinks after) {
    context.links().replace(after);
    for (Map.Entry<String, Derived> each : List.copyOf(after.derived().entrySet())) {
      String id = each.getKey();
      Derived known = each.getValue();
      if (Subject.ofKey(known.key()).isErased()) {
        withdraw(id, known);
      } else if (known.holds() && !known.origin().equals(before.derived(id).origin())) {
        Derived next = known.next(known.version() + STEP, true);
        after.derive(id, next);
        emit(id, next, SignalTopic.LISTING_ADD, reason(next.origin()));
      }
    }
    after.forgetIf(key -> Subject.ofKey(key).isErased());
  }

  /**
   * The link to another was wrong up to a time: it goes, and so do the listings that followed.
   *
   * @param again when they are known to have been seen together after it; {@link Long#MAX_VALUE} if
   *     they are not
   * @return whether there was such a link
   */
  public boolean sever(String key, long upTo, long again) {
    boolean known = context.links().get().sever(key, upTo, again);
    context.links().changed();
    context.state().links().forgetFull();
    due = true;
    return known;
  }

  /**
   * Removes all links, and withdraws what followed from them.
   *
   * @param token what the listings of others say now in the place of the subject's name
   */
  public void erase(String token) {
    if (context.links().any()) {
      SubjectLinks links = context.links().get();
      String own = context.subject().key();
      for (Map.Entry<String, Derived> each : List.copyOf(links.derived().entrySet())) {
        Origin origin = each.getValue().origin();
        if (origin.key().equals(own)) {
          String anonymous = Subject.key(context.subject().kind(), token);
          links.derive(
              each.getKey(), each.getValue().of(new Origin(origin.id(), anonymous, origin.hop())));
        }
      }
      withdrawAll(links, true);
      context.links().erase();
    }
  }

  private void withdrawAll(SubjectLinks links, boolean all) {
    for (Map.Entry<String, Derived> each : List.copyOf(links.derived().entrySet())) {
      if (all || !links.knows(each.getValue().key())) {
        if (each.getValue().holds()) {
          withdraw(each.getKey(), each.getValue());
        }
        links.forgetDerived(each.getKey());
      }
    }
  }
}
