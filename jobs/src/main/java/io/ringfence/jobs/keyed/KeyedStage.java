package io.ringfence.jobs.keyed;

import java.io.Serializable;

/** A keyed stage of a data flow, as it travels to its tasks. */
public interface KeyedStage<I, S, O> extends Serializable {

  KeyedState<S> state();

  /** Makes what a task does, while its state is restored. */
  KeyedMachine<I, S> machine(KeyedTask<S, O> task) throws Exception;
}
