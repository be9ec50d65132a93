package io.ringfence.jobs.keyed.erasure;

import io.ringfence.decode.text.ContentNames;
import io.ringfence.jobs.config.StateSeal;

/**
 * How erased subjects leave the states of a stage.
 *
 * @param stage which of those that sweep
 * @param seal of the erased values, which are stored for a while
 * @param names what participants of meetings are called
 * @param ledger who was erased longer ago
 * @param longestKept the longest time, in milliseconds, for which a record is accepted after it
 *     happened
 */
public record Erasing(
    ErasureSweep.Stage stage,
    StateSeal seal,
    ContentNames names,
    StoredLedger ledger,
    long longestKept) {}
