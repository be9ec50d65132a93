package io.ringfence.jobs.keyed.erasure;

import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.io.LedgerAtStart;
import io.ringfence.privacy.ledger.ErasureLedger;
import io.ringfence.privacy.ledger.LedgerEntry;
import java.io.Serializable;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the ledger of erasures is, and its key, as they travel to the tasks that read it.
 *
 * @param key from which the ledger's own key follows
 */
public record StoredLedger(SecretKey key, LedgerAtStart records) implements Serializable {

  private static final Logger LOG = LoggerFactory.getLogger(StoredLedger.class);

  /** Nobody was ever erased. */
  public static final StoredLedger NONE = new StoredLedger(SecretKey.NONE, LedgerAtStart.NONE);

  /** All that it has now. Each task reads it for itself at its start. */
  public ErasureLedger read() throws Exception {
    SecretKey used = key.exists() ? key : SecretKey.passing();
    ErasureLedger ledger = new ErasureLedger(used.subjectDigests());
    int[] refused = new int[1];
    records.read(
        record -> {
          Optional<LedgerEntry> entry = LedgerEntry.of(record);
          if (entry.isEmpty() || !ledger.add(entry.get())) {
            refused[0]++;
          }
        });
    if (refused[0] > 0) {
      LOG.warn(
          "{} records of the ledger of erasures are not believed: they are no entries, or were"
              + " written under another key",
          refused[0]);
    }
    return ledger;
  }
}
