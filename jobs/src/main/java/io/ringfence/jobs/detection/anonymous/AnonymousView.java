package io.ringfence.jobs.detection.anonymous;

import io.ringfence.anonymous.SettledAlert;
import io.ringfence.anonymous.SettledAlertCodec;
import io.ringfence.anonymous.SettledAlertReader;
import io.ringfence.jobs.config.FeedSettings;
import io.ringfence.jobs.config.SecretKey;
import io.ringfence.jobs.io.OutputRecord;
import io.ringfence.jobs.io.StreamTypes;
import io.ringfence.jobs.io.Topology;
import io.ringfence.jobs.state.CodecTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/** From alerts as they are published to what is published of them anonymously. */
public final class AnonymousView {

  static final TypeInformation<SettledAlert> SETTLED =
      new CodecTypeInfo<>(SettledAlert.class, SettledAlertCodec.class);

  private AnonymousView() {}

  /**
   * The records of the anonymous view.
   *
   * @param seal under which the keys of days are stored
   */
  public static DataStream<OutputRecord> of(
      DataStream<OutputRecord> alerts, FeedSettings settings, SecretKey seal) {
    Topology.Section all = new Topology.Section("all", alerts.getParallelism());
    Topology.Section one = new Topology.Section("all", 1);
    DataStream<SettledAlert> settled =
        all.named("settled", alerts.flatMap(AnonymousView::settled).returns(SETTLED));
    return one.named(
        "anonymous",
        settled.transform(
            "anonymous", StreamTypes.OUTGOING, new AnonymousOperator(settings, seal)));
  }

  private static void settled(OutputRecord alert, Collector<SettledAlert> out) {
    SettledAlertReader.of(alert.key(), alert.json()).ifPresent(out::collect);
  }
}
