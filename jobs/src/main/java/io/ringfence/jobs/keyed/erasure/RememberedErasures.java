package io.ringfence.jobs.keyed.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.alert.AlertJson;
import io.ringfence.judge.delivery.AlertReadback;
import io.ringfence.judge.delivery.Delivery;
import io.ringfence.judge.delivery.EarlierAlert;
import io.ringfence.judge.delivery.ErasedFilter;
import io.ringfence.judge.delivery.ListingNotice;
import io.ringfence.judge.delivery.Observation;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Erasure;
import io.ringfence.privacy.Receipt;
import io.ringfence.privacy.ledger.ErasureLedger;
import io.ringfence.privacy.ledger.PossibleSubjects;
import io.ringfence.rule.field.Fields;
import io.ringfence.signal.Call;
import io.ringfence.signal.Listing;
import io.ringfence.signal.encoding.NameFilter;
import io.ringfence.tenant.Tenants;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps out what is older than an erasure, whenever that was: erasures of the last months are known
 * by their subjects' names, all others by the ledger. Where something so old comes in, those that
 * it names are looked up, and whoever was erased is then known by name for a while, too.
 */
public final class RememberedErasures {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** So many from the ledger are known by name at once: some 10 MB. Others are looked up again. */
  private static final int MOST_RECALLED = 10_000;

  /** What is read again is read within hours. */
  private static final long RECALLED_MILLIS = 3_600_000;

  /** Event time moves on many times a second; it is enough to look once a minute of it. */
  private static final long LOOK_MILLIS = 60_000;

  private static final long NEVER = -1;

  private final ErasureLedger ledger;
  private final ErasureSweep known;

  /** By the subject's key and tenant: those of the ledger whose names are known now. */
  private final Map<String, Erasure> recalled = new HashMap<>();

  /** When those are to be forgotten; {@link Long#MIN_VALUE} if that is not known yet. */
  private long recalledUntil = Long.MIN_VALUE;

  /** Of all, as long as those that the sweep knows have changed so often; else of no use. */
  private ErasedValues all = ErasedValues.NONE;

  private long allAfter = NEVER;

  private long forgetFrom = Long.MIN_VALUE;

  public RememberedErasures(StoredLedger ledger, ErasureSweep known) throws Exception {
    this.ledger = ledger.read();
    this.known = known;
  }

  /** What is left of a delivery; null if that is nothing. */
  public Delivery filtered(Delivery delivery) {
    if (delivery instanceof Observation observation) {
      recall(observation);
    } else if (delivery instanceof ListingNotice notice) {
      recall(notice.key(), notice.listing().time(), Tenants.PROVIDER);
    } else if (delivery instanceof AlertReadback readback) {
      recall(readback);
    } else if (delivery instanceof EarlierAlert earlier) {
      recall(earlier.alert());
    }
    return ErasedFilter.of(delivery, values());
  }

  /** A listing, in the least form if its subject has been erased since. */
  public Listing filtered(Listing listing) {
    recall(listing.subject().key(), listing.time(), Tenants.PROVIDER);
    return ErasedFilter.of(listing, values());
  }

  /** Whether the subject of a key is one of those that are known by name. */
  public boolean knows(String key) {
    return known.knows(key);
  }

  /** Nothing later than this is erased; {@link Long#MIN_VALUE} if nothing is. */
  public long latest() {
    return Math.max(ledger.latest(), known.values().latest());
  }

  /**
   * Whose values may not be stored of a record of a call, if they were erased up to its time or
   * longer: also of those whom the record names.
   *
   * @param tenant whose the call is
   */
  public ErasedValues named(Call record, String tenant) {
    long time = record.time();
    if (time <= ledger.latest()) {
      Fields.names(record, lookup(time, tenant));
    }
    return values();
  }

  private NameFilter lookup(long time, String tenant) {
    return PossibleSubjects.lookup(key -> recall(key, time, tenant));
  }

  private ErasedValues values() {
    if (recalled.isEmpty()) {
      return known.values();
    }
    if (allAfter != known.changes()) {
      allAfter = known.changes();
      all = known.valuesWith(recalled.values());
    }
    return all;
  }

  /**
   * Looks a subject up; whoever is in the ledger was erased as a whole.
   *
   * @param tenant whose record names it
   */
  private void recall(String key, long time, String tenant) {
    Erasure erasure = ledger.find(key, time).orElse(null);
    if (erasure == null || values().reaching(tenant).erases(key, erasure.upTo())) {
      return;
    }
    if (recalled.size() >= MOST_RECALLED) {
      forgetRecalled();
    }
    boolean first = recalled.isEmpty();
    Erasure here = erasure.reaching(tenant);
    recalled.put(key + "\n" + tenant, here);
    recalledUntil = Long.MIN_VALUE;
    if (first) {
      allAfter = NEVER;
    } else {
      values().add(here);
    }
  }

  private void forgetRecalled() {
    recalled.clear();
    all = ErasedValues.NONE;
    allAfter = NEVER;
  }

  private void recall(Observation observation) {
    long time = observation.time();
    if (time > ledger.latest()) {
      return;
    }
    String tenant = observation.tenant();
    recall(observation.key(), time, tenant);
    observation.with(lookup(time, tenant));
  }

  private void recall(AlertReadback readback) {
    if (readback.last() > ledger.latest()) {
      return;
    }
    String tenant = AlertJson.tenant(readback.json());
    recall(readback.key(), readback.last(), tenant);
    try {
      PossibleSubjects.of(
          JSON.readTree(readback.json()), key -> recall(key, readback.last(), tenant));
    } catch (JsonProcessingException e) {
      // What cannot be read is taken in nowhere.
      return;
    }
  }

  /** What is written to the ledger with a receipt; empty if it erases nobody as a whole. */
  public String entry(String key, Receipt receipt) {
    if (!receipt.effect().erased()) {
      return "";
    }
    long upTo = Math.max(receipt.effect().erasedUpTo(), known.erasedUpTo(key));
    return ledger.entry(key, receipt.request().id(), upTo).json();
  }

  /** Erasures of so long ago are no longer known by name; the ledger still has them. */
  public void forget(long now, long keepMillis) {
    if (now < forgetFrom) {
      return;
    }
    forgetFrom = now + LOOK_MILLIS;
    known.forget(now, keepMillis).stream()
        .filter(each -> each.tenant().isEmpty()) // of a tenant's the ledger has those of a whole
        .forEach(ledger::add);
    if (recalledUntil == Long.MIN_VALUE) {
      recalledUntil = now + RECALLED_MILLIS;
    } else if (now > recalledUntil && !recalled.isEmpty()) {
      forgetRecalled();
    }
  }
}
