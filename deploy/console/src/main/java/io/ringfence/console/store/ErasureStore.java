package io.ringfence.console.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Erasure;
import io.ringfence.privacy.ledger.ErasureLedger;
import io.ringfence.privacy.ledger.LedgerEntry;
import io.ringfence.privacy.ledger.PossibleSubjects;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.rule.field.Fields;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Subject;
import io.ringfence.tenant.Tenants;
import java.security.SecureRandom;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who was erased, and what is left of records that are older: by requests, and by the ledger for
 * those whose requests are gone. Without the ledger's key only requests are known.
 */
public final class ErasureStore {

  /** As many as there are requests; of the ledger's, whoever is met again is looked up again. */
  private static final int MOST_NAMES = 10_000;

  private final Optional<ErasureLedger> ledger;
  private final SubjectDigests tokens;
  private final Map<String, Erasure> byKey = new LinkedHashMap<>();
  private ErasedValues values = new ErasedValues(List.of());

  public ErasureStore(Optional<SubjectDigests> digests) {
    this.ledger = digests.map(ErasureLedger::new);
    this.tokens = digests.orElseGet(() -> SubjectDigests.under(randomKey()));
  }

  private static byte[] randomKey() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /** A request to erase a subject is carried out. */
  public synchronized void add(Privacy erase) {
    add(tokens.erasure(erase.id(), erase.subject(), erase.time(), erase.tenant()));
  }

  private void add(Erasure erasure) {
    String key = erasure.subject().key();
    if (values.reaching(erasure.tenant()).erases(key, erasure.upTo())) {
      return;
    }
    byKey.put(key + "\n" + erasure.tenant(), erasure);
    values.add(erasure);
    if (byKey.size() > MOST_NAMES) {
      Iterator<String> eldest = byKey.keySet().iterator();
      for (int i = 0; i < MOST_NAMES / 2; i++) {
        eldest.next();
        eldest.remove();
      }
      values = new ErasedValues(byKey.values());
    }
  }

  /**
   * Forgets the names of those who were erased up to a moment. Whoever is in the ledger is known
   * again by it when something old names them.
   */
  public synchronized void forgetBefore(long moment) {
    if (byKey.values().removeIf(each -> each.upTo() < moment)) {
      values = new ErasedValues(byKey.values());
    }
  }

  /**
   * Takes a record of the ledger.
   *
   * @return whether it says that somebody was erased
   */
  public synchronized boolean take(byte[] record) {
    if (ledger.isEmpty() || record == null) {
      return false;
    }
    Optional<LedgerEntry> entry = LedgerEntry.of(record);
    return entry.isPresent() && ledger.get().add(entry.get());
  }

  private long latest() {
    return Math.max(values.latest(), ledger.map(ErasureLedger::latest).orElse(Long.MIN_VALUE));
  }

  private boolean erases(Subject subject, long time, String tenant) {
    recall(subject.key(), time, tenant);
    return values.reaching(tenant).erases(subject.key(), time);
  }

  /** Whoever is in the ledger was erased as a whole, whosever record it is. */
  private void recall(String key, long time, String tenant) {
    ledger.flatMap(each -> each.find(key, time)).ifPresent(each -> add(each.reaching(tenant)));
  }

  /** The record of an alert without the names of erased subjects; null if it is about one. */
  synchronized byte[] left(CachedAlert alert) {
    long time = alert.last();
    if (time > latest()) {
      return alert.json();
    }
    String tenant = alert.tenant();
    if (erases(alert.subject(), time, tenant)) {
      return null;
    }
    if (ledger.isPresent() && time <= ledger.get().latest()) {
      PossibleSubjects.of(alert.whole(), key -> recall(key, time, tenant));
    }
    String text = new String(alert.json(), UTF_8);
    String left = values.reaching(tenant).at(time).alert(text);
    return left.equals(text) ? alert.json() : left.getBytes(UTF_8);
  }

  /** A listing; in the least form if its subject was erased since, and null if that is nothing. */
  synchronized Listing left(Listing listing) {
    if (listing.time() > latest() || !erases(listing.subject(), listing.time(), Tenants.PROVIDER)) {
      return listing;
    }
    return listing.origin().linked() ? null : listing.withoutWords();
  }

  /**
   * Whether a signal names somebody who was erased since.
   *
   * @param tenant whose signal it is
   */
  public synchronized boolean names(Signal signal, String tenant) {
    if (signal.time() > latest()) {
      return false;
    }
    Fields.names(signal, PossibleSubjects.lookup(key -> recall(key, signal.time(), tenant)));
    return Fields.names(signal, values.reaching(tenant).at(signal.time()));
  }
}
