package io.ringfence.console;

import io.ringfence.console.accountability.AccountabilitySettings;
import io.ringfence.console.backend.JobSettings;
import io.ringfence.console.store.StoreLimits;
import io.ringfence.console.store.StoreTerms;
import io.ringfence.console.topics.TopicSettings;
import io.ringfence.console.web.WebSettings;
import java.time.Duration;

/**
 * What a console is started with.
 *
 * @param topics where it reads and writes
 * @param web where it listens, and for whom
 * @param job what it has in common with the detection job
 * @param silent a feed without a record for longer counts as silent
 * @param limits how much is held in memory
 * @param terms for how long, as the policy says
 * @param accountability what of people's doing is written down, and what takes a second person
 */
public record ConsoleSettings(
    TopicSettings topics,
    WebSettings web,
    JobSettings job,
    Duration silent,
    StoreLimits limits,
    StoreTerms terms,
    AccountabilitySettings accountability) {

  /** Feeds of a provider are never silent for so long; those of a small one may be. */
  public static final Duration SILENT = Duration.ofMinutes(2);

  /** The usual before a detection job. */
  public static ConsoleSettings of(TopicSettings topics, WebSettings web, JobSettings job) {
    return new ConsoleSettings(
        topics,
        web,
        job,
        SILENT,
        StoreLimits.USUAL,
        StoreTerms.USUAL,
        AccountabilitySettings.USUAL);
  }
}
