package io.ringfence.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.decode.feed.Source;
import io.ringfence.decode.feed.Sources;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionPipeline;
import io.ringfence.jobs.detection.DetectionSettings;
import io.ringfence.jobs.testing.SampleTraffic;
import io.ringfence.jobs.testing.SharedFlink;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Feeds that misbehave beside one that does not: its alerts are those of a run without them. */
@Tag("full")
class MisbehavingFeedsTest {

  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  /** Event seconds of the feed that behaves. */
  private static final int FROM = 30 * HOUR;

  private static final int UNTIL = FROM + 2 * HOUR;

  private static final String SECURITY = "security.events";
  private static final String MESSAGES = "traffic.messages";

  /** Sends too many messages, by a feed that is an hour behind. */
  private static final String SPAMMER = "+12025550199";

  private enum Trouble {
    ONLY_MALFORMED,
    AN_HOUR_BEHIND,
    SET_BACK_AN_HOUR,
    A_DAY_OF_LATENESS,
    SILENT_FROM_THE_MIDDLE
  }

  /** The alerts of the first run, in which all feeds behaved. */
  private static List<String> undisturbed;

  /** Event seconds of the feed that behaves, as they pass. */
  private volatile int now = FROM;

  @TempDir Path checkpoints;

  static List<Set<Trouble>> troubles() {
    List<Set<Trouble>> each = new ArrayList<>();
    for (Trouble trouble : Trouble.values()) {
      each.add(EnumSet.of(trouble));
    }
    each.add(EnumSet.allOf(Trouble.class));
    return each;
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void theAlertsOfTheOthersAreThoseOfARunWithoutThem(Set<Trouble> troubles) throws Exception {
    if (undisturbed == null) {
      undisturbed = run(EnumSet.noneOf(Trouble.class));
    }

    List<String> alerts = run(troubles);

    assertThat(undisturbed).hasSize(2);
    assertThat(alerts).isEqualTo(undisturbed);
  }

  /** The alerts of the feed that behaves. */
  private List<String> run(Set<Trouble> troubles) throws Exception {
    JobOnTopics stage = JobOnTopics.with("trouble" + name(troubles), 4);
    // Longer than the pauses between the records of a feed that behaves.
    KafkaSettings kafka = stage.kafka(false).idleAfter(Duration.ofSeconds(5));
    StreamExecutionEnvironment env = SharedFlink.environment(stage.configuration(checkpoints));
    DetectionSettings settings =
        SampleTraffic.settings(SampleTraffic.PACK, RetentionClock.EVENT, sources());
    DetectionPipeline.build(env, settings, new KafkaConnectors(kafka, settings.feeds()));
    begin(stage, troubles);
    AtomicBoolean over = new AtomicBoolean();
    JobClient job = env.executeAsync(stage.name());
    CompletableFuture<Void> trouble = CompletableFuture.runAsync(() -> goOn(stage, troubles, over));
    try {
      for (int second = FROM; second <= UNTIL; second += MINUTE) {
        now = second;
        stage.write(SECURITY, 0, List.of(pulse("p", second)));
        if (second < FROM + HOUR || !troubles.contains(Trouble.SILENT_FROM_THE_MIDDLE)) {
          stage.write(SECURITY, 1, List.of(pulse("q", second)));
        }
        if (second == FROM + 10 * MINUTE) {
          stage.write(SECURITY, 0, SampleTraffic.guesses("early", second + 1));
        }
        if (second == FROM + 70 * MINUTE) {
          stage.write(SECURITY, 0, SampleTraffic.guesses("later", second + 1));
        }
      }

      JobOnTopics.until("early is closed", () -> has(stage, "early", "closed"));
      JobOnTopics.until("later is closed", () -> has(stage, "later", "closed"));
      if (troubles.contains(Trouble.AN_HOUR_BEHIND)) {
        JobOnTopics.until("the spammer's is closed", () -> has(stage, SPAMMER, "closed"));
      }

      assertThat(trouble).isNotCompletedExceptionally();
    } finally {
      over.set(true);
      SharedFlink.end(job);
    }
    trouble.get();
    return stage.alertsWithMeasures().stream()
        .filter(alert -> alert.contains("early") || alert.contains("later"))
        .toList();
  }

  private static String name(Set<Trouble> troubles) {
    return troubles.stream()
        .map(each -> "-" + each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining());
  }

  /** One valid record of each feed that is going to misbehave. */
  private static void begin(JobOnTopics stage, Set<Trouble> troubles) throws Exception {
    stage.write(SECURITY, 0, List.of(pulse("p", FROM - MINUTE)));
    stage.write(SECURITY, 1, List.of(pulse("q", FROM - MINUTE)));
    if (troubles.contains(Trouble.ONLY_MALFORMED)) {
      stage.write(MESSAGES, 0, List.of(message("first", FROM - MINUTE)));
    }
    if (troubles.contains(Trouble.AN_HOUR_BEHIND)) {
      stage.write(MESSAGES, 1, List.of(message("behind", FROM - MINUTE - HOUR)));
      stage.write(MESSAGES, 1, spam(FROM - HOUR));
    }
    if (troubles.contains(Trouble.SET_BACK_AN_HOUR)) {
      stage.write(SECURITY, 2, List.of(from("set-back", pulse("s", FROM - MINUTE))));
    }
    if (troubles.contains(Trouble.A_DAY_OF_LATENESS)) {
      stage.write(SECURITY, 3, List.of(from("nightly", pulse("n", FROM - MINUTE))));
    }
  }

  private void goOn(JobOnTopics stage, Set<Trouble> troubles, AtomicBoolean over) {
    try {
      int behind = FROM - HOUR;
      for (int i = 0; !over.get(); i++) {
        Thread.sleep(5);
        int second = Math.min(FROM + i * 10, UNTIL);
        for (Trouble each : troubles) {
          switch (each) {
            case ONLY_MALFORMED -> stage.write(MESSAGES, 0, List.of("{nonsense", "[]", "{"));
            case AN_HOUR_BEHIND -> {
              behind = Math.max(behind + (i % 10 == 0 ? 1 : 0), now - HOUR);
              stage.write(MESSAGES, 1, List.of(message("behind-" + i, behind)));
            }
            case SET_BACK_AN_HOUR -> {
              int told = now < FROM + HOUR ? now : now - HOUR;
              stage.write(SECURITY, 2, List.of(from("set-back", pulse("s" + i, told))));
            }
            case A_DAY_OF_LATENESS ->
                stage.write(
                    SECURITY, 3, List.of(from("nightly", pulse("n" + i, second - i % 25 * HOUR))));
            case SILENT_FROM_THE_MIDDLE -> {}
          }
        }
      }
    } catch (Exception e) {
      throw new AssertionError("trouble could not be made", e);
    }
  }

  private static Sources sources() {
    ZoneId zone = ZoneId.of("UTC");
    return new Sources(
        new Source("US", zone, 10 * MINUTE * 1000L),
        Map.of("nightly", new Source("US", zone, 26 * HOUR * 1000L)),
        List.of());
  }

  private static String from(String source, String record) {
    return record.replaceFirst("\\{", "{\"source\":\"" + source + "\",");
  }

  private static String pulse(String name, int second) {
    return SampleTraffic.failure(name + '-' + second, second, name + '-' + second);
  }

  private static String message(String id, int second) {
    return SampleTraffic.message(id, second, "+12025550142", "+12025550143");
  }

  private static List<String> spam(int second) {
    return List.of(0, 1, 2, 3).stream()
        .map(i -> SampleTraffic.message("m-" + i, second + i, SPAMMER, "+1202555011" + i))
        .toList();
  }

  private static boolean has(JobOnTopics stage, String account, String state) {
    return stage.alerts().stream()
        .anyMatch(
            alert -> alert.contains('"' + account + '"') && alert.contains(' ' + state + ' '));
  }
}
