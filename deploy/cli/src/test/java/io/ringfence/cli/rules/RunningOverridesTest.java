package io.ringfence.cli.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.live.TopicProducer;
import io.ringfence.cli.local.LocalStack;
import io.ringfence.cli.options.DetectionOptions;
import io.ringfence.cli.topic.TopicRecords;
import io.ringfence.jobs.config.RetentionClock;
import io.ringfence.jobs.detection.DetectionSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A threshold of a running job is changed for some customers, by records on a topic. */
class RunningOverridesTest {

  private static final String PACK =
      """
      parameters:
        - {name: many, default: 3, least: 2, most: 50, unit: calls, reason: More than by hand.}
      measures:
        - {name: calls_5m, per: account, on: call.attempt, count: true, over: 5m}
      rules:
        - {id: many-calls, version: 1, fraud: robocall, title: Many calls, accuse: account, on: call.attempt,
           when: calls_5m >= many, severity: low, score: 1, quiet: 30m, mode: enforce, summary: "{subject}"}
      """;

  @TempDir private Path folder;

  private LocalStack stack;
  private TopicProducer producer;
  private int accounts;

  private void override(String id, String whose, int value) throws Exception {
    String override =
        "{\"override\":\"%s\",\"parameter\":\"many\",%s,\"value\":%d,\"reason\":\"A test\"}"
            .formatted(id, whose, value);
    producer.send("rules.changes", id, override.getBytes(UTF_8));
    producer.flush();
  }

  /** Calls of an account that has not called before, once a parameter has changed. */
  private void calls(String account, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      producer.send(
          "traffic.calls",
          "",
          """
          {"type":"call","id":"%s-%d","call":"%1$s-%2$d","phase":"attempt","time":"%s","from":"+12025550123",\
          "to":"+12025550199","account":"%1$s","direction":"outbound"}"""
              .formatted(account, i, Instant.now())
              .getBytes(UTF_8));
    }
    producer.flush();
  }

  private List<String> alerts(String account) throws Exception {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", stack.bootstrap());
    List<String> found = new ArrayList<>();
    new TopicRecords(client, List.of("alerts"))
        .read(
            record -> {
              String alert = record.value() == null ? "" : new String(record.value(), UTF_8);
              if (alert.contains("{\"kind\":\"account\",\"value\":\"" + account + "\"}")) {
                found.add(alert);
              }
            });
    return found;
  }

  /** The first alert on a new account of a class that makes some calls; fails after a minute. */
  private String untilAlerted(String customerClass, int calls, String expected) throws Exception {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
    while (Instant.now().isBefore(deadline)) {
      String account = customerClass + "-" + accounts++;
      String profile =
          "{\"type\":\"profile\",\"account\":\"%s\",\"class\":\"%s\"}"
              .formatted(account, customerClass);
      producer.send("profiles", account, profile.getBytes(UTF_8));
      producer.flush();
      Thread.sleep(500);
      calls(account, calls);
      Thread.sleep(1_500);
      for (String each : alerts(account)) {
        if (each.contains(expected)) {
          return each;
        }
      }
    }
    throw new AssertionError("no alert with " + expected);
  }

  @Test
  void anOverrideChangesTheThresholdAndTheNextAlertSaysWhoseItIs() throws Exception {
    Path pack = Files.writeString(folder.resolve("pack.yaml"), PACK);
    DetectionOptions options = new DetectionOptions();
    new CommandLine(options).parseArgs("--rules", pack.toString());
    DetectionSettings settings = options.settings(RetentionClock.WALL);
    try (LocalStack local = LocalStack.start(0);
        TopicProducer topics = new TopicProducer(local.bootstrap())) {
      stack = local;
      producer = topics;
      stack.detect(settings, 1);
      untilAlerted("business", 3, "\"parameters\":{\"many\":{\"value\":3,\"unit\":\"calls\"}}");

      override("acme", "\"account\":\"acme-17\"", 2);
      Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
      while (alerts("acme-17").isEmpty() && Instant.now().isBefore(deadline)) {
        calls("acme-17", 2); // the same two calls again count once
        Thread.sleep(500);
      }
      assertThat(alerts("acme-17"))
          .first()
          .asString()
          .contains(
              "\"many\":{\"value\":2,\"unit\":\"calls\",\"default\":3,\"override\":\"acme\","
                  + "\"of\":\"account\",\"account\":\"acme-17\",\"reason\":\"A test\"}");

      override("hotels", "\"class\":\"hotel\"", 2);
      String ofHotel = untilAlerted("hotel", 2, "\"override\":\"hotels\"");
      assertThat(ofHotel).contains("\"of\":\"class\",\"class\":\"hotel\"");
      String ofOthers = untilAlerted("business", 3, "\"value\":3");
      assertThat(ofOthers).contains("\"hits\":1");
    }
  }
}
