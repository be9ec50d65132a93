package io.ringfence.judge;

import io.ringfence.judge.Links.Derived;
import io.ringfence.judge.Links.Other;
import io.ringfence.rule.ListAs;
import io.ringfence.signal.DataClass;
import io.ringfence.signal.Hash;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.Topic;
import io.ringfence.standing.Entry;
import io.ringfence.standing.Standing;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Derives listings from links: a subject that was seen with a listed one becomes suspect, and one
 * that was seen with a suspect, and none further. The derived listings are a function of the
 * subject's links and its own listings; one that no longer follows is withdrawn.
 */
final class Association {

  private static final Set<SubjectKind> PERSONS =
      EnumSet.of(SubjectKind.NUMBER, SubjectKind.ACCOUNT);

  /** Listings of one subject that are passed on to others, the latest. */
  private static final int MOST_PASSED_ON = 4;

  private static final String SOURCE = "ringfence";
  private static final String ACTOR = "links";

  /**
   * Steps between versions of a derived listing. The version in between is for the receiving
   * subject's objection, which lasts until the next.
   */
  private static final long STEP = 2;

  private final Case context;
  private final Encounters coOccurrence;
  private boolean due;

  Association(Case context) {
    this.context = context;
    this.coOccurrence = new Encounters(context);
  }

  /** The subject's listings may have changed. */
  void standingChanged() {
    due = true;
  }

  /** A signal is being settled: its parties were seen together. */
  void settle(Sighting observation, long time) {
    due |= coOccurrence.settle(observation, time);
  }

  /**
   * Derives what follows now, if anything has changed.
   *
   * @return whether the subject's own standing has changed by it
   */
  boolean derive() {
    if (!due) {
      return false;
    }
    due = false;
    if (!context.links().any()
        || (context.state().standing().isEmpty() && context.links().get().derived().isEmpty())) {
      return false;
    }
    Crowd use =
        new Crowd(context.subject(), context.links().get(), context.state().standing().linkedTo());
    boolean shared = use.shared();
    boolean objected = object(use, shared);
    Map<String, Derived> wanted = shared ? Map.of() : wanted(use);
    Links links = context.links().get();
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
  private boolean object(Crowd use, boolean shared) {
    boolean objected = false;
    for (Entry entry : context.state().standing().linked()) {
      if (shared || use.newHolderAfter(entry.from()) != Long.MAX_VALUE) {
        Listing objection =
            new Listing(
                entry.id(),
                entry.learnt(),
                SOURCE,
                Topic.LISTING_REMOVE,
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

  /** The listings that follow, by id, without their versions. */
  private Map<String, Derived> wanted(Crowd use) {
    Map<String, Derived> wanted = new TreeMap<>();
    if (context.subject().kind() == SubjectKind.ADDRESS) {
      return wanted; // an address says where somebody is, not who: many use it within a day
    }
    int passed = 0;
    List<Entry> entries = context.state().standing().entries();
    for (int i = entries.size() - 1; i >= 0 && passed < MOST_PASSED_ON; i--) {
      Entry entry = entries.get(i);
      long until = effectiveUntil(entry);
      if (!entry.allow() && entry.origin().hop() < Origin.MOST_HOPS && until > entry.from()) {
        passed++;
        pass(entry, until, use.newHolderAfter(entry.from()), wanted);
      }
    }
    return wanted;
  }

  /** When an entry ends, or an allow begins that beats it; its beginning if it never holds. */
  private long effectiveUntil(Entry entry) {
    long until = entry.until();
    for (Standing standing : context.standings()) {
      for (Entry allow : standing.entries()) {
        if (allow.allow() && allow.until() > entry.from()) {
          until = Math.min(until, Math.max(allow.from(), entry.from()));
        }
      }
    }
    return until;
  }

  private void pass(Entry entry, long until, long newHolder, Map<String, Derived> wanted) {
    boolean direct = !entry.origin().linked();
    String origin = direct ? entry.id() : entry.origin().id();
    String originKey = direct ? context.subject().key() : entry.origin().key();
    for (Other other : context.links().get().all()) {
      // From the next millisecond on: the signal that made the link is no consequence of it.
      long from = Math.max(entry.from(), other.first() + 1);
      boolean knownBefore = !direct && isUsedBy(other) && other.first() <= entry.from();
      if (other.key().equals(originKey)
          || from >= until
          || other.first() >= newHolder
          || knownBefore) {
        continue;
      }
      Origin next = new Origin(origin, originKey, entry.origin().hop() + 1);
      long time = Math.max(entry.learnt(), other.first());
      String id =
          "link-"
              + Long.toHexString(
                  Hash.of(origin + '\n' + context.subject().key() + '\n' + other.key()));
      Derived derived = new Derived(other.key(), next, time, from, until, 0, true);
      wanted.merge(id, derived, (one, two) -> one.origin().hop() <= two.origin().hop() ? one : two);
    }
  }

  /**
   * Whether the other is a user of this device. Through a device that a listed subject used only
   * newcomers become suspect: one who used it before is family or office, one who comes later may
   * be the listed person again.
   */
  private boolean isUsedBy(Other other) {
    return context.subject().kind() == SubjectKind.DEVICE
        && PERSONS.contains(Subject.ofKey(other.key()).kind());
  }

  private void add(String id, Derived wanted) {
    Links links = context.links().get();
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
    Derived next =
        new Derived(
            wanted.key(),
            wanted.origin(),
            wanted.time(),
            wanted.from(),
            wanted.until(),
            version,
            true);
    links.derive(id, next);
    context.links().changed();
    emit(id, next, Topic.LISTING_ADD, reason(next.origin()));
  }

  private String reason(Origin origin) {
    Standing standing = context.state().standing();
    String me = context.subject().kind().label() + ' ' + context.subject().value();
    for (Entry entry : standing.entries()) {
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
    Derived gone =
        new Derived(
            known.key(),
            known.origin(),
            known.time(),
            known.from(),
            known.until(),
            known.version() + STEP,
            false);
    context.links().get().derive(id, gone);
    context.links().changed();
    emit(id, gone, Topic.LISTING_REMOVE, "no longer linked to a listed subject");
  }

  private void emit(String id, Derived derived, Topic action, String reason) {
    boolean add = action == Topic.LISTING_ADD;
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
  long deadline() {
    return coOccurrence.deadline();
  }

  /** Removes links that are past their retention, and withdraws what followed from them. */
  void purge() {
    long keep = context.settings().retention().millis(DataClass.LINK);
    if (context.clock().retention() < context.state().links().purgeDeadline()) {
      return;
    }
    Links links = context.links().get();
    if (links.forget(context.clock().retention() - keep)) {
      withdrawAll(links, false);
    }
    context.links().changed(); // at least their next deadline
  }

  /** Removes all links, and withdraws what followed from them. */
  void erase() {
    if (context.links().any()) {
      withdrawAll(context.links().get(), true);
      context.links().erase();
    }
  }

  private void withdrawAll(Links links, boolean all) {
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
