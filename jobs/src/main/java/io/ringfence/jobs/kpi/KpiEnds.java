package io.ringfence.jobs.kpi;

import io.ringfence.jobs.detection.DecodedFeed;
import io.ringfence.jobs.detection.Outgoing;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where traffic comes from and indicators go to. */
public interface KpiEnds {

  /** Traffic and security records, with their watermarks. */
  DecodedFeed traffic(StreamExecutionEnvironment env);

  /** Every version of every row. */
  void kpis(DataStream<Outgoing> rows);
}
