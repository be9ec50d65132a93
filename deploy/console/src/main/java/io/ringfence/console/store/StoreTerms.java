package io.ringfence.console.store;

import io.ringfence.privacy.PolicyClass;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.signal.Retention;
import java.time.Duration;

/**
 * For how long what is held in memory, in milliseconds.
 *
 * @param state as the detection job has it
 * @param verdicts of verdicts and their notes
 * @param requests of privacy requests, after their time
 */
public record StoreTerms(Retention state, long verdicts, long requests) {

  /** Of a policy as it ships. */
  public static final StoreTerms USUAL =
      new StoreTerms(Retention.DEFAULT, Retention.DEFAULT.alert(), Duration.ofDays(90).toMillis());

  public StoreTerms {
    if (verdicts <= 0 || requests <= 0) {
      throw new IllegalArgumentException("a term is longer than nothing");
    }
  }

  /** What a policy says. */
  public static StoreTerms of(RetentionPolicy policy) {
    return new StoreTerms(
        policy.state(), policy.millis(PolicyClass.VERDICTS), policy.millis(PolicyClass.REQUESTS));
  }
}
