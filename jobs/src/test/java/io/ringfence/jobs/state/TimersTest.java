package io.ringfence.jobs.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.testing.Closing;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class TimersTest {

  private static final long HOUR = 3_600_000;
  private static final long START = 1_764_061_200_000L;

  /** Sets an hourly timer a key, and notes when it is called. */
  private static final class Reminder extends AbstractStreamOperator<String>
      implements OneInputStreamOperator<String, String> {

    private static final long serialVersionUID = 1;

    private transient Timers timers;
    private transient Map<String, Long> set;
    private transient Map<String, Long> fired;
    private transient long now;

    @Override
    public void open() throws Exception {
      super.open();
      set = new TreeMap<>();
      fired = new TreeMap<>();
      now = START;
      timers = Timers.hourly(this, "test", key -> fired.put(key, now));
    }

    @Override
    public void processElement(StreamRecord<String> element) {
      set.merge(
          element.getValue(),
          timers.move(Long.MAX_VALUE, START),
          (one, other) -> {
            throw new IllegalStateException("a key came twice");
          });
    }
  }

  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, String, String> {

    Harness(Reminder reminder) throws Exception {
      super(reminder, key -> key, Types.STRING, 4, 1, 0);
    }

    @Override
    public void close() throws IOException {
      Closing.narrowed(super::close);
    }
  }

  private static Harness harness(Reminder reminder, int keys) throws Exception {
    Harness harness = new Harness(reminder);
    harness.open();
    for (int i = 0; i < keys; i++) {
      harness.processElement(new StreamRecord<>("n:+120255501" + i));
    }
    return harness;
  }

  @Test
  void hourlyTimersOfManyKeysFireAllOverTheHour() throws Exception {
    Reminder reminder = new Reminder();
    try (var harness = harness(reminder, 1_200)) {
      long[] inFiveMinutes = new long[12];
      for (int step = 0; step < inFiveMinutes.length; step++) {
        reminder.now = START + (step + 1) * HOUR / 12 - 1;
        int before = reminder.fired.size();
        reminder.timers.advance(reminder.now);
        inFiveMinutes[step] = (long) reminder.fired.size() - before;
      }

      assertThat(reminder.fired).hasSize(1_200);
      assertThat(LongStream.of(inFiveMinutes)).allMatch(count -> count > 50 && count < 150);
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void aTimerThatFiresWithinTheHourOfWhatIsWantedStays() throws Exception {
    Reminder reminder = new Reminder();
    try (var harness = harness(reminder, 1)) {
      long present = reminder.set.values().iterator().next();
      harness.getOperator().setCurrentKey("n:+1202555010");

      assertThat(present).isBetween(START, START + HOUR - 1);
      assertThat(reminder.timers.move(present, present + 1)).isEqualTo(present);
      assertThat(reminder.timers.move(present, present - HOUR + 1)).isEqualTo(present);
      assertThat(reminder.timers.move(present, present - HOUR)).isEqualTo(present - HOUR);
      assertThat(harness.numEventTimeTimers()).isEqualTo(1);
    }
  }

  @Test
  void manyTimersFireInSlices() throws Exception {
    Reminder reminder = new Reminder();
    try (var harness = harness(reminder, 2_500)) {
      assertThat(reminder.timers.advanceSome(START + HOUR)).isFalse();
      assertThat(reminder.fired).hasSize(1_000);
      assertThat(reminder.timers.advanceSome(START + HOUR)).isFalse();
      assertThat(reminder.timers.advanceSome(START + HOUR)).isTrue();

      assertThat(reminder.fired).hasSize(2_500);
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }
}
