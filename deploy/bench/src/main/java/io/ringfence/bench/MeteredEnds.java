package io.ringfence.bench;

import io.ringfence.decode.Decoded;
import io.ringfence.jobs.detection.DecodedFeed;
import io.ringfence.jobs.detection.Ends;
import io.ringfence.jobs.detection.Types;
import io.ringfence.jobs.detection.WrappedEnds;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Other ends, with a count of what has been read, chained to the readers. */
final class MeteredEnds extends WrappedEnds {

  private final String run;

  MeteredEnds(String run, Ends ends) {
    super(ends);
    this.run = run;
  }

  @Override
  protected DecodedFeed wrap(DecodedFeed feed) {
    String name = "meter-" + feed.name();
    DataStream<Decoded> counted =
        feed.records()
            .map(new Count(run))
            .returns(Types.DECODED)
            .uid(name)
            .name(name)
            .setParallelism(feed.records().getParallelism());
    return new DecodedFeed(feed.name(), counted);
  }

  private static final class Count extends RichMapFunction<Decoded, Decoded> {
    private static final long serialVersionUID = 1;

    private final String run;
    private transient Meter meter;

    Count(String run) {
      this.run = run;
    }

    @Override
    public void open(OpenContext context) {
      meter = Meter.of(run);
    }

    @Override
    public Decoded map(Decoded record) {
      meter.read.increment();
      return record;
    }
  }
}
