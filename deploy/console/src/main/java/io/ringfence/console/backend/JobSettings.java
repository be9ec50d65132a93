package io.ringfence.console.backend;

import io.ringfence.decode.feed.Sources;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.rule.Pack;
import io.ringfence.signal.encoding.KeyedHash;
import io.ringfence.tenant.Tenants;
import java.util.Optional;

/**
 * What the console has in common with the detection job, and has to be told as the job is.
 *
 * @param pack the rules that the job started from, if they are known
 * @param sources region and lateness of sources
 * @param ids key of alerts' ids; with it only alerts and verdicts of the job's own are believed,
 *     without it those of anyone who may write to their topics
 * @param ledger key of the ledger of erasures; without it erasures are known only by requests
 * @param tenants for whom data is processed
 */
public record JobSettings(
    Optional<Pack> pack,
    Sources sources,
    Optional<KeyedHash> ids,
    Optional<SubjectDigests> ledger,
    Tenants tenants) {}
