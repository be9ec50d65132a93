package io.ringfence.cli.accesslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.BrokerOfVerbs;
import io.ringfence.cli.Launch;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogCommandTest {

  private static final String KEY = "key of the receipts";

  @TempDir private Path folder;

  private Path key;
  private Path file;
  private List<String> lines;

  @BeforeEach
  void write() throws IOException {
    key = Files.writeString(folder.resolve("receipts.key"), KEY);
    Subject number = new Subject(SubjectKind.NUMBER, "+12025550123");
    String named =
        "{\"kind\":\"number\",\"pseudonym\":\""
            + new Pseudonym(KEY.getBytes(UTF_8)).of(number)
            + "\"}";
    lines =
        List.of(
            entry("2026-11-25T09:00:00Z", "ada", "view-alert", "granted", named),
            entry("2026-11-25T10:00:00Z", "pia", "view-subject", "granted", named),
            entry("2026-11-25T11:00:00Z", "ada", "search", "denied", "{\"kind\":\"number\"}"),
            entry(
                "2026-11-25T12:00:00Z",
                "ada",
                "search",
                "granted",
                named.replaceAll("pseudonym\":\"....", "pseudonym\":\"0000")));
    file = Files.write(folder.resolve("log.jsonl"), lines);
  }

  private static String entry(
      String time, String actor, String action, String outcome, String subject) {
    return "{\"time\":\"%s\",\"actor\":\"%s\",\"role\":\"analyst\",\"address\":\"192.0.2.7\\u001b[31m\",\"action\":\"%s\",\"outcome\":\"%s\",\"subjects\":[%s]}"
        .formatted(time, actor, action, outcome, subject);
  }

  @Test
  void theHolderOfTheKeySeesWhoLookedAtANumber() {
    Launch launch =
        Launch.of(
            "access-log",
            file.toString(),
            "--subject",
            "+1 202 555 0123",
            "--key-file",
            key.toString());

    assertThat(launch.exit()).as(launch.err()).isZero();
    assertThat(launch.out().lines().filter(each -> each.startsWith("2026")))
        .hasSize(2)
        .anyMatch(each -> each.contains("ada") && each.contains("view-alert"))
        .anyMatch(each -> each.contains("pia") && each.contains("view-subject"));
    assertThat(launch.out())
        .contains("1 entries name a subject without a key")
        .doesNotContain("\u001b", "2025550123");
  }

  @Test
  void anEarlierKeyFindsEarlierEntries() throws IOException {
    Path later = Files.writeString(folder.resolve("later.key"), "another key of receipts");

    String[] search = {
      "access-log", file.toString(), "--subject", "number:+12025550123", "--key-file"
    };

    assertThat(rows(search, later.toString())).isZero();
    assertThat(rows(search, later.toString(), "--key-file", key.toString())).isEqualTo(2);
  }

  private static long rows(String[] first, String... more) {
    List<String> all = new java.util.ArrayList<>(List.of(first));
    all.addAll(List.of(more));
    return Launch.of(all.toArray(String[]::new))
        .out()
        .lines()
        .filter(each -> each.startsWith("2026"))
        .count();
  }

  @Test
  void whatOneUserDidInATimeIsPrinted() {
    String[] ada = {"access-log", file.toString(), "--actor", "ada"};

    assertThat(rows(ada)).isEqualTo(3);
    assertThat(rows(ada, "--from", "2026-11-25T11:00:00Z", "--to", "2026-11-25T12:00:00Z"))
        .isEqualTo(1);
  }

  @Test
  void theTopicOfABrokerIsReadToItsEnd() throws Exception {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", BrokerOfVerbs.bootstrap());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (String each : lines) {
        producer.send(new ProducerRecord<>("access.log", each.getBytes(UTF_8))).get();
      }
      producer.send(new ProducerRecord<>("access.log", "no entry".getBytes(UTF_8))).get();
    }

    Launch launch = Launch.of("access-log", "--bootstrap", BrokerOfVerbs.bootstrap());

    assertThat(launch.exit()).as(launch.err()).isZero();
    assertThat(launch.out().lines().filter(each -> each.startsWith("2026"))).hasSize(4);
    assertThat(launch.out()).contains("1 records are no entries");
  }

  @Test
  void badUseIsNamed() {
    assertThat(Launch.of("access-log").err()).contains("either a FILE or --bootstrap");
    assertThat(Launch.of("access-log", file.toString(), "--subject", "+12025550123").err())
        .contains("--key-file");
    assertThat(
            Launch.of(
                    "access-log",
                    file.toString(),
                    "--subject",
                    "?",
                    "--key-file",
                    file + ".missing")
                .exit())
        .isEqualTo(2);
  }
}
