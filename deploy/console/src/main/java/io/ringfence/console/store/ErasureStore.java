package io.ringfence.console.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Erasure;
import io.ringfence.privacy.ledger.ErasureLedger;
import io.ringfence.privacy.ledger.LedgerEntry;
import io.ringfence.privacy.ledger.PossibleSubjects;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Signal;
import io.ringfence.signal.Subject;
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
  private final Map<String, Erasure> byKey = new LinkedHashMap<>();
  private ErasedValues values = new ErasedValues(List.of());
  private long refused;

  public ErasureStore(Optional<SubjectDigests> digests) {
    this.ledger = digests.map(ErasureLedger::new);
  }

  /** A subject is erased. */
  public synchronized void add(Erasure erasure) {
    String key = erasure.subject().key();
    if (values.erases(key, erasure.upTo())) {
      return;
    }
    byKey.put(key, erasure);
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
   * Takes a record of the ledger.
   *
   * @return whether it says that somebody was erased
   */
  public synchronized boolean take(byte[] record) {
    if (ledger.isEmpty() || record == null) {
      return false;
    }
    Optional<LedgerEntry> entry = LedgerEntry.of(record);
    boolean believed = entry.isPresent() && ledger.get().add(entry.get());
    refused += believed ? 0 : 1;
    return believed;
  }

  /** Records of the ledger that were not believed. */
  public synchronized long refused() {
    return refused;
  }

  private long latest() {
    return Math.max(values.latest(), ledger.map(ErasureLedger::latest).orElse(Long.MIN_VALUE));
  }

  private boolean erases(Subject subject, long time) {
    recall(subject.key(), time);
    return values.erases(subject.key(), time);
  }

  private void recall(String key, long time) {
    ledger.flatMap(each -> each.find(key, time)).ifPresent(this::add);
  }

  private void recallNamed(String text, long time) {
    if (ledger.isPresent() && time <= ledger.get().latest()) {
      PossibleSubjects.of(text, key -> recall(key, time));
    }
  }

  private void recallNamed(JsonNode json, long time) {
    if (json.isTextual()) {
      recallNamed(json.textValue(), time);
    } else {
      json.forEach(each -> recallNamed(each, time));
    }
  }

  /** The record of an alert without the names of erased subjects; null if it is about one. */
  synchronized byte[] left(CachedAlert alert) {
    long time = alert.last();
    if (time > latest()) {
      return alert.json();
    }
    if (erases(alert.subject(), time)) {
      return null;
    }
    recallNamed(alert.whole(), time);
    String text = new String(alert.json(), UTF_8);
    String left = values.text(text, time);
    return left.equals(text) ? alert.json() : left.getBytes(UTF_8);
  }

  /** A listing; in the least form if its subject was erased since, and null if that is nothing. */
  synchronized Listing left(Listing listing) {
    if (listing.time() > latest() || !erases(listing.subject(), listing.time())) {
      return listing;
    }
    return listing.origin().linked() ? null : listing.withoutWords();
  }

  /** Whether a signal names somebody who was erased since. */
  public synchronized boolean names(Signal signal) {
    if (signal.time() > latest()) {
      return false;
    }
    String text = signal.toString();
    recallNamed(text, signal.time());
    return !values.text(text, signal.time()).equals(text);
  }
}
