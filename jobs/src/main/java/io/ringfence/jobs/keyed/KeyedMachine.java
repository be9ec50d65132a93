package io.ringfence.jobs.keyed;

import io.ringfence.privacy.ErasedValues;
import io.ringfence.privacy.Replaced;
import org.apache.flink.util.function.SupplierWithException;

/**
 * What one task of a stage does, a key at a time. It holds no state of a key itself: it is given
 * what is stored, and says what becomes of that.
 */
public interface KeyedMachine<I, S> {

  /** What of something that came is still to be heard; null if nothing is. */
  default I admitted(String key, I in) throws Exception {
    return in;
  }

  /** The state of this key will be read now. */
  default void before(String key) throws Exception {}

  /**
   * Something came for a key.
   *
   * @param state its own to change; null if nothing is kept of the key
   */
  Next<S> take(String key, I in, S state) throws Exception;

  /**
   * What came has been taken, and something is kept of its key.
   *
   * @param state as it is stored
   */
  default void taken(I in, S state) throws Exception {}

  /**
   * A key's state is about to be stored, or to leave memory. At a checkpoint that is behind the
   * barrier: what has to be sent by then is sent in {@link #flush}.
   */
  default void storing(String key, S state) throws Exception {}

  /** Nothing is kept of a key any more. */
  default void gone(String key) {}

  /** A time of the key has come, see {@link Next}. */
  Next<S> due(String key, S state) throws Exception;

  /** Something that every task has to know. Erased values leave states without this. */
  default void hear(BroadcastUpdate update) throws Exception {}

  /**
   * Takes the values of erased subjects out of what is kept of a key, which is the current one.
   *
   * @param states what the state was with them and is without; nothing where none stood in it
   */
  default void redacted(
      String key, ErasedValues values, SupplierWithException<Replaced<S>, Exception> states)
      throws Exception {
    states.get();
  }

  /** All is restored. */
  default void begin() throws Exception {}

  /** Event time has gone on, and what it made due is done. */
  default void advanced(long before, long watermark) throws Exception {}

  /**
   * Something else that the retention clock makes due, once a second.
   *
   * @param now epoch milliseconds; {@link Long#MIN_VALUE} while no time is agreed
   * @return whether all is done; else the next call follows soon
   */
  default boolean purgeSome(long now) throws Exception {
    return true;
  }

  /** What is gathered in no state goes on now: a checkpoint or the end is near. */
  default void flush() throws Exception {}

  /** Nothing will come any more. */
  default void ended() throws Exception {}

  /** Whether timers fire once more at the end of the input. No timer is set after it. */
  default boolean settlesAtEnd() {
    return false;
  }

  /** Stores what is no key's. */
  default void store(long checkpoint) throws Exception {}

  default void completed(long checkpoint) {}

  /** The task ends, as it should or not. */
  default void stop() {}
}
