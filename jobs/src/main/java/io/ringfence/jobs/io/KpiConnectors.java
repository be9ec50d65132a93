package io.ringfence.jobs.io;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where traffic comes from and indicators go to. */
public interface KpiConnectors {

  /** Traffic and security records, with their watermarks. */
  DecodedFeed traffic(StreamExecutionEnvironment env);

  /** Takes what the data flow hands on. */
  void write(RunResult result, DataStream<OutputRecord> records);
}
