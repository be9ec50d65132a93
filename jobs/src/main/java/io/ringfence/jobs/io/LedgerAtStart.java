package io.ringfence.jobs.io;

import java.io.Serializable;
import java.util.function.Consumer;

/**
 * The records of the ledger of erasures, as they are when a task starts. Read whole before anything
 * else, so that nothing of a subject that was erased gets in before that is known. What is erased
 * while a job runs it knows by itself.
 */
public interface LedgerAtStart extends Serializable {

  /** Nobody was ever erased. */
  LedgerAtStart NONE = each -> {};

  /** Hands on every record, in the order of each partition. */
  void read(Consumer<byte[]> each) throws Exception;
}
