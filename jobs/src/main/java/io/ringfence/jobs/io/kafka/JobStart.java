package io.ringfence.jobs.io.kafka;

import java.io.Serializable;
import java.util.Optional;

/**
 * What has to hold before traffic is read by a job whose state was not restored. Asked in the job
 * manager, in a thread that may wait.
 */
interface JobStart extends Serializable {

  /** Why the job must not start without state; empty if it may. */
  Optional<String> refusal() throws Exception;

  /** Whether traffic has to wait for {@link #isPrepared}. */
  boolean isFresh();

  /** Comes before the first {@link #isPrepared}. */
  void prepare() throws Exception;

  /** Whether all that was on the control topics and among the alerts has been taken in. */
  boolean isPrepared() throws Exception;
}
