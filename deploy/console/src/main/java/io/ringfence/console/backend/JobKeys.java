package io.ringfence.console.backend;

import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.signal.encoding.KeyedHash;
import java.util.Optional;

/**
 * Keys of the detection job, by which the console knows what the job wrote.
 *
 * @param ids of alerts; with it only alerts and verdicts of the job's own are believed, without it
 *     those of anyone who may write to their topics
 * @param ledger of the ledger of erasures; without it erasures are known only by requests
 */
public record JobKeys(Optional<KeyedHash> ids, Optional<SubjectDigests> ledger) {

  public static final JobKeys NONE = new JobKeys(Optional.empty(), Optional.empty());
}
