package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.Decoded;
import io.ringfence.decode.RefusalReason;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.io.Decoding;
import io.ringfence.jobs.testing.SampleTraffic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A record's own time against two clocks: the worker's, and the broker's when it was written. */
class SignalDeserializerTest {

  private final SignalDeserializer deserializer =
      new SignalDeserializer(
          Decoding.of(
              SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.WALL).feeds(),
              OptionalLong.empty()),
          new AppendTime());

  @BeforeEach
  void open() {
    deserializer.open(null);
  }

  @Test
  void aWorkersClockThatIsSlowRefusesNothing() {
    Instant now = Instant.now().plus(Duration.ofMinutes(6));

    assertThat(refusal(now, TimestampType.LOG_APPEND_TIME, now)).isEmpty();
  }

  @Test
  void aWorkersClockThatIsFastByWeeksRefusesNothing() {
    Instant now = Instant.now().minus(Duration.ofDays(100));

    assertThat(refusal(now, TimestampType.LOG_APPEND_TIME, now)).isEmpty();
  }

  @Test
  void whatIsAheadOfBothClocksIsFromTheFuture() {
    Instant now = Instant.now();

    assertThat(refusal(now.plus(Duration.ofMinutes(6)), TimestampType.LOG_APPEND_TIME, now))
        .contains(RefusalReason.FROM_THE_FUTURE);
  }

  @Test
  void whatIsTooOldByBothClocksHasExpired() {
    Instant now = Instant.now();

    assertThat(refusal(now.minus(Duration.ofDays(100)), TimestampType.LOG_APPEND_TIME, now))
        .contains(RefusalReason.EXPIRED);
  }

  @Test
  void whatASenderSaysOfTheTimeOfWritingIsNotBelieved() {
    Instant later = Instant.now().plus(Duration.ofMinutes(6));
    Instant before = Instant.now().minus(Duration.ofDays(100));

    assertThat(refusal(later, TimestampType.CREATE_TIME, later))
        .contains(RefusalReason.FROM_THE_FUTURE);
    assertThat(refusal(before, TimestampType.CREATE_TIME, before)).contains(RefusalReason.EXPIRED);
  }

  private Optional<RefusalReason> refusal(Instant time, TimestampType type, Instant written) {
    String record =
        """
        {"type":"security","id":"e","time":"%s","event":"register.failed","account":"acme"}"""
            .formatted(time);
    byte[] value = record.getBytes(StandardCharsets.UTF_8);
    Kept kept = new Kept();
    deserializer.deserialize(
        new ConsumerRecord<>(
            "security.events",
            0,
            0,
            written.toEpochMilli(),
            type,
            0,
            value.length,
            new byte[0],
            value,
            new RecordHeaders(),
            Optional.empty()),
        kept);
    return kept.records.get(0) instanceof Decoded.Refused refused
        ? Optional.of(refused.refusal().reason())
        : Optional.empty();
  }

  private static final class Kept implements Collector<Decoded> {
    private final List<Decoded> records = new ArrayList<>();

    @Override
    public void collect(Decoded decoded) {
      records.add(decoded);
    }

    @Override
    public void close() {}
  }
}
