package io.ringfence.jobs.keyed;

import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.keyed.erasure.Erasing;
import java.io.Serializable;
import java.util.Optional;

/** A keyed stage of a data flow, as it travels to its tasks. */
public interface KeyedStage<I, S, O> extends Serializable {

  KeyedState<S> state();

  /** How erased subjects leave the states of others; nothing where no state names anybody. */
  Optional<Erasing> erasing();

  RetentionClock clock();

  /** Makes what a task does, while its state is restored. */
  KeyedMachine<I, S> machine(KeyedTask<S, O> task) throws Exception;
}
