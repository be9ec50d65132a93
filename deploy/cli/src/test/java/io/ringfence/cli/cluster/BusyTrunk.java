package io.ringfence.cli.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.cli.scan.Traffic;
import io.ringfence.simulator.output.SimulatedRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The calls of one carrier's trunk that is named five times a second: by the attempt, the answer
 * and the end of calls of which one comes every 600 ms. Twice it brings callers for twenty minutes
 * who show numbers next to those that they call.
 */
final class BusyTrunk {

  static final String NAME = "wholesale-9";

  private static final long EVERY_MILLIS = 600;
  private static final Duration BURST = Duration.ofMinutes(20);
  private static final List<Duration> BURSTS = List.of(Duration.ofHours(4), Duration.ofHours(9));

  private BusyTrunk() {}

  static Traffic calls(long seed, Instant start, Duration length) {
    Random random = new Random(seed);
    List<SimulatedRecord> records = new ArrayList<>();
    for (long at = 0; at < length.toMillis(); at += EVERY_MILLIS) {
      records.add(call(random, start.toEpochMilli(), at));
    }
    return new Traffic(records);
  }

  private static SimulatedRecord call(Random random, long start, long at) {
    boolean neighbour =
        BURSTS.stream().anyMatch(burst -> at / BURST.toMillis() == burst.dividedBy(BURST));
    int called = random.nextInt(10_000);
    String to = "+1202555%04d".formatted(called);
    String from =
        neighbour
            ? "+1202555%04d".formatted((called + 1 + random.nextInt(9)) % 10_000)
            : "+4420794%05d".formatted(random.nextInt(100_000));
    int ring = 1_000 + random.nextInt(20_000);
    boolean answered = random.nextInt(10) < 6;
    int talk = answered ? 1_000 * (5 + random.nextInt(neighbour ? 10 : 240)) : 0;
    long started = start + at;
    long ended = started + ring + talk;
    String id = "trunk-" + at;
    String json =
        """
        {"type":"call","id":"%s:end","call":"%s","phase":"end","time":%d,"started":%d,"from":"%s","to":"%s","direction":"inbound","trunk":"%s","ringMillis":%d,"talkMillis":%d,"sipCode":%d,"q850":%d}"""
            .formatted(
                id,
                id,
                ended,
                started,
                from,
                to,
                NAME,
                ring,
                talk,
                answered ? 200 : 480,
                answered ? 16 : 19);
    return new SimulatedRecord(ended, "traffic.calls", id, json.getBytes(UTF_8));
  }
}
