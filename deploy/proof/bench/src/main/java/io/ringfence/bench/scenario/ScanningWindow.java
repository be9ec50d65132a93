package io.ringfence.bench.scenario;

import io.ringfence.jobs.io.OutputRecord;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The pattern of the public Flink fraud demonstration, for one rule: every event of a key is kept
 * in a map by its time; each event is added, and then all times of the window are gone through and
 * what they hold is added up; a timer rounded to the second evicts what no window reaches any more.
 *
 * <p>Kinder to it than the original: serializers of its own instead of Kryo, three fields of an
 * event instead of the whole, a rule that is compiled in, no broadcast.
 */
final class ScanningWindow
    extends KeyedProcessFunction<String, Tuple3<String, String, Long>, OutputRecord> {

  /** Caller or sender, id and time of an event. */
  static final TypeInformation<Tuple3<String, String, Long>> EVENT =
      Types.TUPLE(Types.STRING, Types.STRING, Types.LONG);

  private static final byte[] NOTHING = new byte[0];

  private final long overMillis;
  private final int least;
  private transient MapState<Long, Set<Tuple3<String, String, Long>>> window;

  /**
   * A window over one key's events.
   *
   * @param least events that raise an alert, with each of them
   */
  ScanningWindow(long overMillis, int least) {
    this.overMillis = overMillis;
    this.least = least;
  }

  @Override
  public void open(OpenContext context) {
    window =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("window", Types.LONG, Types.SET(EVENT)));
  }

  @Override
  public void processElement(
      Tuple3<String, String, Long> event, Context context, Collector<OutputRecord> out)
      throws Exception {
    long time = event.f2;
    Set<Tuple3<String, String, Long>> same = window.get(time);
    Set<Tuple3<String, String, Long>> events = same == null ? new HashSet<>() : same;
    events.add(event);
    window.put(time, events);
    int count = 0;
    for (long each : window.keys()) {
      if (each > time - overMillis && each <= time) {
        count += window.get(each).size();
      }
    }
    if (count >= least) {
      out.collect(new OutputRecord(event.f0, NOTHING));
    }
    context.timerService().registerEventTimeTimer(time / 1_000 * 1_000);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<OutputRecord> out)
      throws Exception {
    for (Iterator<Long> each = window.keys().iterator(); each.hasNext(); ) {
      if (each.next() <= time - overMillis) {
        each.remove();
      }
    }
  }
}
