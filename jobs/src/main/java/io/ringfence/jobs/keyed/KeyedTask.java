package io.ringfence.jobs.keyed;

import io.ringfence.jobs.keyed.erasure.RememberedErasures;
import io.ringfence.jobs.state.PackedState;
import io.ringfence.jobs.state.StoredState;
import io.ringfence.privacy.ErasedValues;
import io.ringfence.signal.encoding.Codec;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.function.BiFunctionWithException;
import org.apache.flink.util.function.FunctionWithException;

/** What the host gives to a machine. What begins with {@code get} is as Flink has it. */
public interface KeyedTask<S, O> {

  StateInitializationContext restored();

  /** A second value of every key. Whoever writes it clears it, and takes erased values out. */
  <T> PackedState<T> second(StoredState name, Codec<T> form);

  RuntimeContext getRuntimeContext();

  MetricGroup getMetricGroup();

  ProcessingTimeService getProcessingTimeService();

  Output<StreamRecord<O>> output();

  /** Event time. */
  long watermark();

  /** What retention is measured by; {@link Long#MIN_VALUE} while no time is agreed. */
  long retentionNow();

  /** How far the worker's clock is ahead of the time that is agreed, in milliseconds. */
  long clockAhead();

  /** Whether the input is over. */
  boolean isOver();

  /** How far the feed of what is being taken is behind event time; what it holds is of a time. */
  long lag(long time);

  /**
   * Who was erased, so that what is older does not bring them in again; null where the stage says
   * no {@link KeyedState#erasing}.
   */
  RememberedErasures erased();

  /**
   * Decides about a key of which something is kept, which becomes the current one. Not from {@link
   * KeyedMachine#take} or {@link KeyedMachine#due} of another key.
   */
  void step(String key, FunctionWithException<S, Next<S>, Exception> decision) throws Exception;

  /** Decides the same way about every key. */
  void stepAll(BiFunctionWithException<String, S, Next<S>, Exception> decision) throws Exception;

  /** A key's state to look at: null if nothing is kept. */
  S state(String key) throws Exception;

  /** Of all that is kept; to be closed. */
  Stream<String> keys() throws Exception;

  /** Takes values that were erased up to a time or longer out of the current key's state. */
  void redact(ErasedValues values, long time) throws Exception;
}
