package io.ringfence.console;

import io.ringfence.console.backend.JobSettings;
import io.ringfence.console.topics.TopicSettings;
import io.ringfence.console.web.WebSettings;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.privacy.RetentionPolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * What a console is started with.
 *
 * @param topics where it reads and writes
 * @param web where it listens, and for whom
 * @param job what it has in common with the detection job
 * @param silent a feed without a record for longer counts as silent
 * @param mostAlerts that are held in memory, at some 3 KB each
 * @param policy for how long what is held, and what takes a second person
 * @param pseudonym names subjects on the access log; without it only their kinds are written
 */
public record ConsoleSettings(
    TopicSettings topics,
    WebSettings web,
    JobSettings job,
    Duration silent,
    int mostAlerts,
    RetentionPolicy policy,
    Optional<Pseudonym> pseudonym) {

  /** Feeds of a provider are never silent for so long; those of a small one may be. */
  public static final Duration SILENT = Duration.ofMinutes(2);

  /** With all else that is held some 200 MB. */
  public static final int MOST_ALERTS = 40_000;

  public ConsoleSettings {
    if (mostAlerts < 1) {
      throw new IllegalArgumentException("a console holds one alert or more");
    }
  }
}
