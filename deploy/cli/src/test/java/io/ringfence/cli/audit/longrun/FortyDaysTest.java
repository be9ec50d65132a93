package io.ringfence.cli.audit.longrun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.cli.Launch;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.simulator.Simulation;
import io.ringfence.simulator.output.SimulatedRecord;
import io.ringfence.simulator.world.SimulationSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Forty days of a provider on a clock that is moved: with pauses of the feed, stops, kills and a
 * week of silence. At no moment is anything held that is past its term.
 */
class FortyDaysTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = Long.getLong("ringfence.seed", 17);

  private static final Instant START = Instant.parse("2025-03-03T00:00:00Z");
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final int DAYS = 40;
  private static final int SILENT_FROM = 20;
  private static final int SILENT_TO = 27;
  private static final int MOMENTS = 20;

  /** One in so many calls, senders and accounts: a day has 20,000 records. */
  private static final int SHARE = 3;

  /** Longer than anything is kept of what is not listed for longer. */
  private static final int MUCH_LATER = 300;

  private static final int LATER = 200;

  /** After a leap of the clock, timers wait for event time, and come back within the hour. */
  private static final long PURGED = 3 * HOUR;

  @TempDir private Path folder;

  private final Random random = new Random(SEED);
  private final ExecutorService audits = Executors.newSingleThreadExecutor();
  private final List<Future<String>> audited = new ArrayList<>();

  private static long day(double day) {
    return START.toEpochMilli() + (long) (day * DAY);
  }

  private static List<SimulatedRecord> traffic() {
    Simulation days =
        Simulation.of(SimulationSettings.offline(SEED, START, Duration.ofDays(DAYS), 100));
    List<SimulatedRecord> records = new ArrayList<>();
    while (days.hasNext()) {
      SimulatedRecord next = days.next();
      boolean silent = next.arrival() >= day(SILENT_FROM) && next.arrival() < day(SILENT_TO);
      if (!silent && Math.floorMod(next.key().hashCode(), SHARE) == 0) {
        records.add(next);
      }
    }
    records.removeIf(each -> each.arrival() >= day(DAYS));
    for (int later : List.of(LATER, MUCH_LATER)) {
      for (int part = 0; part < SteppedFeed.PARTS; part++) {
        records.add(seen(later, part));
      }
    }
    return records;
  }

  /** Whoever speaks long after all others. */
  private static SimulatedRecord seen(int day, int part) {
    String json =
        """
        {"type":"security","id":"later-%d-%d","time":%d,"event":"register.ok","account":"later-%d"}\
        """
            .formatted(day, part, day(day), part);
    return new SimulatedRecord(
        day(day), "security.events", Integer.toString(part), json.getBytes(UTF_8));
  }

  private static DetectionSettings settings(String... options) throws Exception {
    DetectionOptions chosen = new DetectionOptions();
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("options", mixin(chosen)))
        .parseArgs(options);
    return chosen.settings(RetentionClock.WALL);
  }

  private static CommandLine.Model.CommandSpec mixin(DetectionOptions options) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
  }

  private List<Long> moments(double from, double to) {
    return random
        .longs(Math.round(MOMENTS * (to - from) / DAYS), day(from), day(to))
        .sorted()
        .boxed()
        .toList();
  }

  private static Launch audit(Path savepoint, long asOf, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "audit",
                savepoint.toString(),
                "--json",
                "--as-of",
                Instant.ofEpochMilli(asOf) + ""));
    arguments.addAll(List.of(more));
    return Launch.of(arguments.toArray(String[]::new));
  }

  /** Takes a savepoint; it is audited while the job goes on. */
  private Path audited(AcceleratedJob job) throws Exception {
    long asOf = AcceleratedJob.now();
    Path savepoint = job.savepoint();
    audited.add(audits.submit(() -> faults(savepoint, asOf)));
    return savepoint;
  }

  private static String faults(Path savepoint, long asOf) throws Exception {
    Launch audit = audit(savepoint, asOf);
    String when = Instant.ofEpochMilli(asOf).toString();
    if (audit.exit() == 0) {
      System.out.println(when + " " + tally(JSON.readTree(audit.out())));
      return "";
    }
    return when + " " + audit.out() + audit.err();
  }

  private static List<String> tally(JsonNode report) {
    List<String> tally = new ArrayList<>();
    report
        .get("classes")
        .forEach(each -> tally.add(each.get("class").asText() + "=" + each.get("entries")));
    return tally;
  }

  private Path longerPolicy() throws Exception {
    Path shipped = Path.of(System.getProperty("ringfence.home")).resolve("privacy/policy.yaml");
    return Files.writeString(
        folder.resolve("policy.yaml"),
        Files.readString(shipped).replaceFirst("(?s)(alerts:\\s+keep: )180d", "$1400d"));
  }

  private void busyDays(AcceleratedJob job, List<Long> moments) throws Exception {
    Path before = null;
    for (int i = 0; i < moments.size(); i++) {
      job.moveTo(moments.get(i));
      Path saved = audited(job);
      if (i % 4 == 1) {
        job.silentTo(AcceleratedJob.now() + 5 * HOUR);
      } else if (i % 4 == 2) {
        Path stopped = job.stop();
        job.start(settings(), stopped, AcceleratedJob.now() + 9 * HOUR);
      } else if (i % 4 == 3) {
        job.kill();
        job.start(settings(), before, AcceleratedJob.now() + HOUR);
      }
      before = saved;
    }
  }

  @Test
  @Tag("full") // five minutes: in a silence, a clock is believed an hour for each second
  void nothingIsEverHeldPastItsTerm() throws Exception {
    System.out.println("seed " + SEED);
    List<SimulatedRecord> records = traffic();
    System.out.println(records.size() + " records");
    String name = "forty-days";
    try (SteppedFeed feed = new SteppedFeed(name, records);
        AcceleratedJob job = new AcceleratedJob(name, feed, folder, day(0))) {
      job.start(settings(), null, day(0));
      busyDays(job, moments(0, SILENT_FROM));
      job.moveTo(day(SILENT_FROM));
      for (long moment : moments(SILENT_FROM, SILENT_TO)) {
        job.silentTo(moment);
        audited(job);
      }
      job.silentTo(day(SILENT_TO));
      busyDays(job, moments(SILENT_TO, DAYS));
      job.moveTo(day(DAYS));
      long over = AcceleratedJob.now();
      Path forty = audited(job);
      for (Future<String> each : audited) {
        assertThat(each.get()).isEmpty();
      }
      assertThat(audited).hasSizeGreaterThan(MOMENTS);
      assertThat(tally(JSON.readTree(audit(forty, over).out())).toString())
          .contains("listings=", "traffic=", "security=", "links=", "alerts=");

      plantedIsFound(job);
      allIsGone(job);
    } finally {
      audits.shutdownNow();
    }
  }

  /** What a job holds by a longer policy is overdue by the shipped one. */
  private void plantedIsFound(AcceleratedJob job) throws Exception {
    String policy = longerPolicy().toString();
    job.start(settings("--policy", policy), job.stop(), day(LATER));
    job.moveTo(day(LATER));
    job.silentTo(day(LATER) + PURGED);
    long now = AcceleratedJob.now();
    Path savepoint = job.savepoint();
    Launch shorter = audit(savepoint, now);
    assertThat(shorter.exit()).isEqualTo(1);
    for (JsonNode each : JSON.readTree(shorter.out()).get("classes")) {
      boolean planted = each.get("class").asText().equals("alerts");
      assertThat(each.get("overdue").asLong() > 0).as(each.toString()).isEqualTo(planted);
    }
    assertThat(audit(savepoint, now, "--policy", policy).exit()).isZero();
  }

  private void allIsGone(AcceleratedJob job) throws Exception {
    job.start(settings(), job.stop(), day(MUCH_LATER));
    job.moveTo(day(MUCH_LATER));
    job.silentTo(day(MUCH_LATER) + PURGED);
    Launch last = audit(job.savepoint(), AcceleratedJob.now());
    assertThat(last.exit()).as(last.out()).isZero();
    for (JsonNode each : JSON.readTree(last.out()).get("classes")) {
      if (!each.get("class").asText().equals("listings")) {
        assertThat(Instant.parse(each.get("oldest").asText()).toEpochMilli())
            .as(each.toString())
            .isEqualTo(day(MUCH_LATER));
      }
    }
  }
}
