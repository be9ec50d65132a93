package io.ringfence.console.backend;

import io.ringfence.console.store.AlertStore;
import io.ringfence.console.store.ErasureStore;
import io.ringfence.console.store.ListingStore;
import io.ringfence.console.store.PrivacyRequestStore;
import io.ringfence.console.store.VerdictStore;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.Decoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.feed.Sources;
import io.ringfence.signal.Privacy;
import io.ringfence.signal.Retention;
import io.ringfence.signal.SignalTopic;
import io.ringfence.tenant.Tenants;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Carries erasures out in the console's memory, as the job does in its state: those that are asked
 * for, once no hold is in their way, and those that the ledger has.
 */
final class ErasedMemory {

  /** Requests under a hold; somebody who sends more means harm. */
  private static final int MOST_WAITING = 10_000;

  private final ErasureStore erasures;
  private final PrivacyRequestStore requests;
  private final AlertStore alerts;
  private final VerdictStore verdicts;
  private final ListingStore listings;
  private final Tenants tenants;
  private final LongSupplier clock;
  private final Decoder decoder;
  private final Set<Privacy> waiting = new LinkedHashSet<>();
  private boolean unseen;
  private boolean ready;

  ErasedMemory(
      ErasureStore erasures,
      PrivacyRequestStore requests,
      AlertStore alerts,
      VerdictStore verdicts,
      ListingStore listings,
      Sources sources,
      Tenants tenants,
      LongSupplier clock) {
    this.erasures = erasures;
    this.requests = requests;
    this.alerts = alerts;
    this.verdicts = verdicts;
    this.listings = listings;
    this.tenants = tenants;
    this.clock = clock;
    this.decoder = new Decoder(sources, Retention.DEFAULT);
  }

  /** Takes a privacy request. */
  synchronized void request(byte[] record) {
    requests
        .take(record)
        .filter(each -> each.action() == SignalTopic.PRIVACY_ERASE)
        .filter(each -> waiting.size() < MOST_WAITING)
        .ifPresent(waiting::add);
    reviewIfReady();
  }

  /** Takes a record of the ledger. */
  synchronized void entry(byte[] record) {
    unseen |= erasures.take(record);
    reviewIfReady();
  }

  /** While the topics are read to their ends, all that is held is looked at once, at the end. */
  private void reviewIfReady() {
    if (ready) {
      review();
    } else {
      carryOut();
    }
  }

  /** The topics have been read. */
  synchronized void ready() {
    if (!ready) {
      ready = true;
      review();
    }
  }

  /** Those that wait no longer. */
  private void carryOut() {
    List<Privacy> done = new ArrayList<>();
    for (Privacy each : waiting) {
      if (requests.hold(each.subject(), clock.getAsLong()).isEmpty()) {
        erasures.add(each);
        done.add(each);
      }
    }
    unseen |= waiting.removeAll(done);
  }

  /** Takes out of memory whoever has been erased since this was last called. */
  synchronized void review() {
    carryOut();
    if (unseen) {
      unseen = false;
      alerts.review().forEach(id -> verdicts.take(id, null));
      listings.review();
    }
  }

  /**
   * Forgets requests, and the names of those who were erased, up to a moment: from then on the
   * ledger alone tells.
   */
  synchronized void forgetBefore(long moment) {
    requests.forgetBefore(moment, clock.getAsLong());
    erasures.forgetBefore(moment);
  }

  /** Whether a record of traffic names somebody who was erased since. */
  boolean names(byte[] record) {
    Decoded decoded = decode(record);
    return decoded instanceof Decoded.Read read
        && erasures.names(read.signal(), tenants.of(read.signal()));
  }

  private synchronized Decoded decode(byte[] record) {
    return decoder.decode(record, new Position("", 0, 0), Decoder.NO_CLOCK);
  }
}
