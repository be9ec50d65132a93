package io.ringfence.assemble;

import io.ringfence.signal.Call;
import java.util.Optional;

/**
 * All that the records of a call say of it.
 *
 * @param answer empty where nobody answered, as far as is known
 * @param end empty where none is known
 * @param over time of the end, or, where none is known, of the cap
 * @param bids how many records tell of an attempt, at least 1: retries and forks have several
 * @param timed whether attempt and answer each have a record of their own
 */
public record CallSummary(
    Call attempt, Optional<Call> answer, Optional<Call> end, long over, int bids, boolean timed) {}
