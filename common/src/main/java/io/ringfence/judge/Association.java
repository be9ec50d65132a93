package io.ringfence.judge;

import io.ringfence.judge.Links.Other;
import io.ringfence.judge.Links.Told;
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
 * What links make of listings: whoever was seen with a listed subject becomes suspect, and by way
 * of that one somebody else, and nobody further. A function of the subject's links and its
 * listings: what was told and is no longer so is taken back.
 */
final class Association {

  private static final Set<SubjectKind> PERSONS =
      EnumSet.of(SubjectKind.NUMBER, SubjectKind.ACCOUNT);

  /** Listings of one subject that others become suspect by, the latest. */
  private static final int MOST_PASSED_ON = 4;

  private static final String SOURCE = "ringfence";
  private static final String ACTOR = "links";

  /**
   * Steps between versions of who tells. The one in between is the answer of whoever is told, and
   * lasts until the next.
   */
  private static final long STEP = 2;

  private final Case the;
  private boolean due;

  Association(Case the) {
    this.the = the;
  }

  /** The subject's listings may have changed. */
  void standingChanged() {
    due = true;
  }

  /** A signal has been settled: those behind it were seen together. */
  void saw(Sighting sighting, long time) {
    due |= new Encounters(the).take(sighting, time);
  }

  /**
   * Tells what follows now.
   *
   * @return whether the subject's own standing has changed by it
   */
  boolean follow() {
    if (!due) {
      return false;
    }
    due = false;
    if (!the.links().any()
        || (the.state().standing.isEmpty() && the.links().get().told.isEmpty())) {
      return false;
    }
    Crowd crowd = new Crowd(the.subject(), the.links().get(), the.state().standing.linkedTo());
    boolean shared = crowd.shared();
    boolean answered = answer(crowd, shared);
    Map<String, Told> wanted = shared ? Map.of() : wanted(crowd);
    Links links = the.links().get();
    for (Map.Entry<String, Told> each : List.copyOf(links.told.entrySet())) {
      if (each.getValue().standing() && !wanted.containsKey(each.getKey())) {
        takeBack(each.getKey(), each.getValue());
      }
    }
    wanted.forEach(this::tell);
    return answered;
  }

  /** Whoever is shared by many is not suspect for what one of them did. */
  private boolean answer(Crowd crowd, boolean shared) {
    boolean answered = false;
    for (Entry entry : the.state().standing.linked()) {
      if (shared || crowd.newHolderAfter(entry.from()) != Long.MAX_VALUE) {
        Listing answer =
            new Listing(
                entry.id(),
                entry.learnt(),
                SOURCE,
                Topic.LISTING_REMOVE,
                the.subject(),
                ListAs.LINKED,
                shared ? "shared by many" : "has a new holder",
                entry.from(),
                Long.MAX_VALUE,
                true,
                ACTOR,
                the.state().standing.version(entry.id()) + 1,
                entry.origin());
        the.outcome().listings().add(answer);
        answered |= the.state().standing.accept(answer);
      }
    }
    return answered;
  }

  /** By id, with the version still to be found. */
  private Map<String, Told> wanted(Crowd crowd) {
    Map<String, Told> wanted = new TreeMap<>();
    if (the.subject().kind() == SubjectKind.ADDRESS) {
      return wanted; // tells where somebody is, not who: many come and go by it within a day
    }
    int passed = 0;
    List<Entry> entries = the.state().standing.entries();
    for (int i = entries.size() - 1; i >= 0 && passed < MOST_PASSED_ON; i--) {
      Entry entry = entries.get(i);
      long until = effectiveUntil(entry);
      if (!entry.allow() && entry.origin().hop() < Origin.MOST_HOPS && until > entry.from()) {
        passed++;
        pass(entry, until, crowd.newHolderAfter(entry.from()), wanted);
      }
    }
    return wanted;
  }

  /** When an entry stops, or an allow begins that beats it; not after its beginning if never. */
  private long effectiveUntil(Entry entry) {
    long until = entry.until();
    for (Standing standing : the.standings()) {
      for (Entry allow : standing.entries()) {
        if (allow.allow() && allow.until() > entry.from()) {
          until = Math.min(until, Math.max(allow.from(), entry.from()));
        }
      }
    }
    return until;
  }

  private void pass(Entry entry, long until, long newHolder, Map<String, Told> wanted) {
    boolean direct = !entry.origin().linked();
    String origin = direct ? entry.id() : entry.origin().id();
    String originKey = direct ? the.subject().key() : entry.origin().key();
    for (Other other : the.links().get().all()) {
      // From the next moment on: what made the link is no consequence of it.
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
              + Long.toHexString(Hash.of(origin + '\n' + the.subject().key() + '\n' + other.key()));
      Told told = new Told(other.key(), next, time, from, until, 0, true);
      wanted.merge(id, told, (one, two) -> one.origin().hop() <= two.origin().hop() ? one : two);
    }
  }

  /**
   * A device has those who use it, and by way of one that a listed subject used only newcomers are
   * suspect: who used it side by side with him is his family or his office, who comes after him may
   * be he.
   */
  private boolean isUsedBy(Other other) {
    return the.subject().kind() == SubjectKind.DEVICE
        && PERSONS.contains(Subject.ofKey(other.key()).kind());
  }

  private void tell(String id, Told wanted) {
    Links links = the.links().get();
    Told known = links.told.get(id);
    if (known != null
        && known.standing()
        && known.origin().equals(wanted.origin())
        && known.from() == wanted.from()
        && known.until() == wanted.until()) {
      return;
    }
    if (known == null && !links.hasRoomToTell()) {
      return;
    }
    long version = known == null ? wanted.time() & -STEP : known.version() + STEP;
    Told told =
        new Told(
            wanted.key(),
            wanted.origin(),
            wanted.time(),
            wanted.from(),
            wanted.until(),
            version,
            true);
    links.told.put(id, told);
    the.links().changed();
    publish(id, told, Topic.LISTING_ADD, reason(told.origin()));
  }

  private String reason(Origin origin) {
    Standing standing = the.state().standing;
    String me = the.subject().kind().label() + ' ' + the.subject().value();
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

  private void takeBack(String id, Told told) {
    Told gone =
        new Told(
            told.key(),
            told.origin(),
            told.time(),
            told.from(),
            told.until(),
            told.version() + STEP,
            false);
    the.links().get().told.put(id, gone);
    the.links().changed();
    publish(id, gone, Topic.LISTING_REMOVE, "no longer linked to a listed subject");
  }

  private void publish(String id, Told told, Topic action, String reason) {
    boolean add = action == Topic.LISTING_ADD;
    the.outcome()
        .listings()
        .add(
            new Listing(
                id,
                told.time(),
                SOURCE,
                action,
                Subject.ofKey(told.key()),
                ListAs.LINKED,
                reason,
                told.from(),
                add ? told.until() : Long.MAX_VALUE,
                !add,
                ACTOR,
                told.version(),
                told.origin()));
  }

  /** Forgets links that are past their retention, and takes back what followed from them. */
  void purge() {
    long keep = the.settings().retention().millis(DataClass.LINK);
    if (the.clock().retention() < the.state().linksDue) {
      return;
    }
    Links links = the.links().get();
    if (links.forget(the.clock().retention() - keep)) {
      takeBackAll(links, false);
    }
    the.links().changed(); // at least when to look again
  }

  /** Forgets everything, and takes back what followed. */
  void erase() {
    if (the.links().any()) {
      takeBackAll(the.links().get(), true);
      the.links().forget();
    }
  }

  private void takeBackAll(Links links, boolean all) {
    for (Map.Entry<String, Told> each : List.copyOf(links.told.entrySet())) {
      if (all || !links.knows(each.getValue().key())) {
        if (each.getValue().standing()) {
          takeBack(each.getKey(), each.getValue());
        }
        links.told.remove(each.getKey());
      }
    }
  }
}
