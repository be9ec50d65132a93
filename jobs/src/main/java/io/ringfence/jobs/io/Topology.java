package io.ringfence.jobs.io;

import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** How the operators of a data flow are named and its streams are joined. */
public final class Topology {

  private Topology() {}

  /** Operators of one parallelism that share the end of their names, which are their uids too. */
  public record Section(String name, int parallelism) {
    public <T> SingleOutputStreamOperator<T> named(
        String operator, SingleOutputStreamOperator<T> stream) {
      String full = operator + '-' + name;
      return stream.uid(full).name(full).setParallelism(parallelism);
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
