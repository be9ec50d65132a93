package io.ringfence.privacy.ledger;

import io.ringfence.privacy.Erasure;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Subject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who was erased, and up to when. Only the digests are known: a subject that is met is looked up by
 * its own, if what it is met in is old enough to be erased. What happens now is newer than all
 * erasures and costs one comparison.
 *
 * <p>Some 350 bytes an entry, one for each subject that was ever erased within the retention of the
 * ledger. Nothing is dropped: an entry that is missing is a promise that is broken. Used by one
 * thread at a time.
 */
public final class ErasureLedger {

  /** Subjects of which it is known whether they were erased: some 5 MB of names, in memory only. */
  static final int MOST_LOOKED_UP = 20_000;

  private static final class LookedUp extends LinkedHashMap<String, Optional<LedgerEntry>> {
    LookedUp() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Optional<LedgerEntry>> eldest) {
      return size() > MOST_LOOKED_UP;
    }
  }

  private final SubjectDigests digests;
  private final Map<String, LedgerEntry> entries = new HashMap<>();
  private final LookedUp lookedUp = new LookedUp();
  private long latest = Long.MIN_VALUE;
  private long digested;

  public ErasureLedger(SubjectDigests digests) {
    this.digests = digests;
  }

  /**
   * Takes an entry; of several about a subject the latest counts.
   *
   * @return false if it was not written under the key, and is not believed
   */
  public boolean add(LedgerEntry entry) {
    if (!digests.intact(entry)) {
      return false;
    }
    entries.merge(entry.subject(), entry, (one, two) -> two.time() >= one.time() ? two : one);
    latest = Math.max(latest, entry.time());
    lookedUp.clear();
    return true;
  }

  /** Takes an erasure that was known by the subject's name. */
  public void add(Erasure erasure) {
    add(digests.entry(erasure.subject().key(), erasure.request(), erasure.upTo()));
  }

  /** Nothing later than this is erased; {@link Long#MIN_VALUE} if nothing is. */
  public long latest() {
    return latest;
  }

  public int size() {
    return entries.size();
  }

  /** How many digests have been made for questions. */
  long digested() {
    return digested;
  }

  /**
   * The erasure of the subject with a key; empty if it has not been erased up to a time or longer.
   *
   * @param time of what names the subject, epoch milliseconds
   */
  public Optional<Erasure> find(String key, long time) {
    if (time > latest) {
      return Optional.empty();
    }
    Optional<LedgerEntry> found = lookedUp.get(key);
    if (found == null) {
      digested++;
      found = Optional.ofNullable(entries.get(digests.of(key)));
      lookedUp.put(key, found);
    }
    return found
        .filter(each -> each.time() >= time)
        .map(each -> erasure(each.request(), Subject.ofKey(key), each.time(), ""));
  }

  /** The erasure that a request asks for. */
  public Erasure erasure(String request, Subject subject, long upTo, String tenant) {
    return digests.erasure(request, subject, upTo, tenant);
  }

  public boolean erases(Subject subject, long time) {
    return find(subject.key(), time).isPresent();
  }

  /** A listing; in the least form that does its work if its subject has been erased since. */
  public Listing least(Listing listing) {
    return erases(listing.subject(), listing.time()) ? listing.withoutWords() : listing;
  }

  /**
   * The entry for a subject that is erased now. What it was erased up to before stays erased,
   * whatever time the request has.
   */
  public LedgerEntry entry(String key, String request, long upTo) {
    LedgerEntry known = entries.get(digests.of(key));
    return digests.entry(key, request, known == null ? upTo : Math.max(upTo, known.time()));
  }
}
