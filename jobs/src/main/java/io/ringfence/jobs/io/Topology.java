package io.ringfence.jobs.io;

import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** How the operators of a data flow are named and its streams are joined. */
public final class Topology {

  /**
   * How long a signal waits at most, before each exchange between tasks, for others to travel with.
   * Flink's default of 100 ms would alone use up what an alert may take. With much less, tasks are
   * woken up for a few signals each time, which takes the cores from the work itself.
   */
  private static final long PROMPT_MILLIS = 20;

  private Topology() {}

  /** Operators of one parallelism that share the end of their names, which are their uids too. */
  public record Section(String name, int parallelism) {
    public <T> SingleOutputStreamOperator<T> named(
        String operator, SingleOutputStreamOperator<T> stream) {
      String full = operator + '-' + name;
      return stream.uid(full).name(full).setParallelism(parallelism);
    }

    /** The same on the way from a signal to its alert: what it emits is sent on at once. */
    public <T> SingleOutputStreamOperator<T> prompt(
        String operator, SingleOutputStreamOperator<T> stream) {
      return named(operator, stream).setBufferTimeout(PROMPT_MILLIS);
    }
  }

  public static <T> DataStream<T> union(List<DataStream<T>> streams) {
    DataStream<T> all = streams.get(0);
    for (DataStream<T> each : streams.subList(1, streams.size())) {
      all = all.union(each);
    }
    return all;
  }
}
