package io.ringfence.jobs.io.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.jobs.config.JobConfiguration;
import io.ringfence.jobs.metrics.RunAccumulators;
import io.ringfence.jobs.testing.SampleScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole data flow, from files to files, on a Flink in this JVM. */
class FileScanTest {

  private static final String PACK =
      """
      measures:
        - {name: failures_15m, per: account, on: security.register.failed, count: true, over: 15m}
        - {name: attempts_5m, per: account, on: call.attempt, count: true, over: 5m}
        - {name: sent_5m, per: number, on: [message.submitted, message.delivered], count: true, over: 5m}
      rules:
        - id: guessing
          version: 1
          fraud: registration-brute-force
          title: Many failed registrations
          accuse: account
          on: [security.register.failed]
          when: "failures_15m >= 3"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{failures_15m} failed registrations of {subject}"
        - id: listed
          version: 1
          fraud: listed-subject
          title: A listed number calls
          accuse: number
          on: [call.attempt]
          when: "subject.listed"
          severity: high
          score: 70
          quiet: 30m
          mode: enforce
          summary: "{subject} is listed"
      """;

  private static final long START = Instant.parse("2026-11-25T09:00:00Z").toEpochMilli();

  private static final long AS_OF = Instant.parse("2026-11-26T00:00:00Z").toEpochMilli();

  @TempDir Path folder;

  private static String at(int second) {
    return Instant.ofEpochMilli(START + second * 1000L).toString();
  }

  private static String failure(int id, int second, String account) {
    return """
        {"type":"security","id":"e-%d","time":"%s","event":"register.failed","account":"%s","address":"203.0.113.7"}"""
        .formatted(id, at(second), account);
  }

  private static String end(int id, int second, String from) {
    return """
        {"type":"call","id":"c-%d:end","call":"c-%d","phase":"end","time":"%s","started":"%s","from":"%s","to":"+88216000123","account":"acme","talkMillis":5000,"sipCode":200}"""
        .formatted(id, id, at(second + 10), at(second), from);
  }

  private static String listing(int second, String subject) {
    return """
        {"type":"listing","id":"l-1","time":"%s","action":"add","subject":%s,"list":"house","reason":"irsf"}"""
        .formatted(at(second), subject);
  }

  private static List<String> traffic() {
    List<String> lines = new ArrayList<>();
    lines.add(listing(0, "{\"kind\":\"number\",\"value\":\"+12025550123\"}"));
    for (int i = 0; i < 400; i++) {
      lines.add(failure(i, i * 5, "acme-" + i % 100));
      lines.add(end(i, i * 5, i % 50 == 0 ? "+12025550123" : "+1202555" + (1000 + i)));
    }
    lines.add(failure(900, 2000, "acme-7"));
    lines.add(failure(901, 2001, "acme-7"));
    lines.add(failure(902, 2002, "acme-7"));
    return lines;
  }

  private JobExecutionResult scan(List<String> lines, int parallelism, String backend)
      throws Exception {
    Path input = Files.write(folder.resolve("input.jsonl"), lines);
    Configuration configuration = JobConfiguration.common();
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    configuration.set(StateBackendOptions.STATE_BACKEND, backend);
    return SampleScan.run(PACK, input, folder, configuration, OptionalLong.of(AS_OF));
  }

  private List<String> out(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hashmap", "rocksdb"})
  void aFileOfSignalsRaisesItsAlerts(String backend) throws Exception {
    JobExecutionResult result = scan(traffic(), 2, backend);

    assertThat(out("alerts.jsonl"))
        .hasSize(2)
        .anySatisfy(
            alert -> assertThat(alert).contains("\"guessing\"").contains("\"value\":\"acme-7\""))
        .anySatisfy(
            alert ->
                assertThat(alert)
                    .contains("\"listed\"")
                    .contains("\"value\":\"+12025550123\"")
                    .contains("\"hits\":8"));
    assertThat(result.<Long>getAccumulatorResult(RunAccumulators.READ)).isEqualTo(804);
    assertThat(result.<Long>getAccumulatorResult(RunAccumulators.ACCEPTED)).isEqualTo(804);
    assertThat(result.<Long>getAccumulatorResult(RunAccumulators.DUPLICATES)).isZero();
  }

  @Test
  void everyRecordTwiceRaisesTheSameAlerts() throws Exception {
    scan(traffic(), 2, "hashmap");
    List<String> once =
        out("alerts.jsonl").stream().map(FileScanTest::comparable).sorted().toList();
    List<String> twice = traffic().stream().flatMap(line -> Stream.of(line, line)).toList();

    JobExecutionResult result = scan(twice, 2, "hashmap");

    assertThat(out("alerts.jsonl").stream().map(FileScanTest::comparable).sorted()).isEqualTo(once);
    assertThat(result.<Long>getAccumulatorResult(RunAccumulators.ACCEPTED)).isEqualTo(1608);
    assertThat(result.<Long>getAccumulatorResult(RunAccumulators.DUPLICATES)).isEqualTo(804);
  }

  @Test
  void aRepeatIsCountedOnceWhoeverReadsIt() throws Exception {
    List<String> once =
        List.of(
            failure(1, 0, "acme-1"),
            """
            {"type":"session","id":"s-1","time":"%s","action":"join","meeting":"room-1","participant":"p-1"}"""
                .formatted(at(1)),
            """
            {"type":"quality","id":"q-1","time":"%s","call":"c-1","mos":4.1}"""
                .formatted(at(2)),
            // Tells of a submission, too.
            """
            {"type":"message","id":"m-1","time":"%s","channel":"chat","from":"+12025550123","to":"+12025550124","text":"hi","status":"delivered"}"""
                .formatted(at(3)),
            end(1, 4, "+12025550125"),
            listing(5, "{\"kind\":\"range\",\"value\":\"+1212555\"}"),
            """
            {"type":"privacy","id":"p-1","time":"%s","action":"access","subject":{"kind":"account","value":"acme-1"}}"""
                .formatted(at(6)));
    List<String> twice = Stream.concat(once.stream(), once.stream()).toList();

    JobExecutionResult result = scan(twice, 2, "hashmap");

    assertThat(result.<Long>getAccumulatorResult(RunAccumulators.ACCEPTED))
        .isEqualTo(2L * once.size());
    assertThat(result.<Long>getAccumulatorResult(RunAccumulators.DUPLICATES))
        .isEqualTo(once.size());
    assertThat(out("receipts.jsonl")).hasSize(1);
  }

  @Test
  void theSameRecordsInAnotherOrderRaiseTheSameAlerts() throws Exception {
    scan(traffic(), 2, "hashmap");
    List<String> inOrder =
        out("alerts.jsonl").stream().map(FileScanTest::comparable).sorted().toList();
    List<String> shuffled = new ArrayList<>();
    List<String> all = traffic();
    Random random = new Random(5);
    for (int i = 0; i < all.size(); i += 20) {
      List<String> block = new ArrayList<>(all.subList(i, Math.min(all.size(), i + 20)));
      Collections.shuffle(block, random);
      shuffled.addAll(block);
    }

    scan(shuffled, 2, "hashmap");

    assertThat(out("alerts.jsonl").stream().map(FileScanTest::comparable).sorted())
        .isEqualTo(inOrder);
  }

  /** What may not differ: id, rule, fraud, subject, state, first and last. */
  private static String comparable(String alert) {
    return alert
        .replaceFirst("\"version\":\\d+,\"state\"", "\"state\"")
        .replaceFirst("\"evidence\":.*", "");
  }

  @Test
  void whatCannotBeAcceptedIsReportedAndNothingIsLost() throws Exception {
    List<String> lines = new ArrayList<>(traffic());
    lines.add(1, "{\"type\":");
    lines.add(2, "");
    lines.add(3, "x".repeat(300_000));
    lines.add(failure(950, 2000 + 360 * 24 * 3600, "acme-9"));
    lines.add(failure(951, 1300, "acme-9"));

    JobExecutionResult result = scan(lines, 2, "hashmap");

    assertThat(out("rejected.jsonl"))
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains("\"malformed\"").contains("\"line\":2"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains("\"too-large\"")
                    .contains("\"line\":4")
                    .contains("\"length\":300000"))
        .anySatisfy(line -> assertThat(line).contains("\"from-the-future\""));
    assertThat(out("late.jsonl")).singleElement().asString().contains("\"line\":809");
    assertThat(result.<Long>getAccumulatorResult(RunAccumulators.READ)).isEqualTo(808);
    assertThat(result.<Long>getAccumulatorResult(RunAccumulators.ACCEPTED)).isEqualTo(804);
    assertThat(result.<Long>getAccumulatorResult(RunAccumulators.REJECTED)).isEqualTo(3);
    assertThat(result.<Long>getAccumulatorResult(RunAccumulators.LATE)).isEqualTo(1);
    assertThat(out("alerts.jsonl")).hasSize(2);
  }

  @Test
  void anAccessIsAnsweredByADocumentThatTheReceiptNames() throws Exception {
    List<String> lines = new ArrayList<>(traffic());
    lines.add(
        """
        {"type":"privacy","id":"p-1","time":"%s","action":"access","subject":{"kind":"account","value":"acme-7"}}"""
            .formatted(at(2010)));

    scan(lines, 2, "hashmap");

    assertThat(out("receipts.jsonl"))
        .singleElement()
        .asString()
        .contains("\"document\":\"p-1:document\"")
        .doesNotContain("acme-7");
    assertThat(out("documents.jsonl"))
        .singleElement()
        .asString()
        .startsWith("{\"document\":\"p-1:document\"")
        .contains("acme-7", "\"alerts\":[{");
  }

  @Test
  void anErasureIsAnsweredByAReceipt() throws Exception {
    List<String> lines = new ArrayList<>(traffic());
    lines.add(
        """
        {"type":"privacy","id":"p-1","time":"%s","action":"erase","subject":{"kind":"account","value":"acme-7"}}"""
            .formatted(at(2010)));

    scan(lines, 2, "hashmap");

    assertThat(out("receipts.jsonl")).singleElement().asString().contains("\"request\":\"p-1\"");
    assertThat(out("alerts.jsonl")).singleElement().asString().contains("\"listed\"");
  }
}
