package io.ringfence.cli.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.cli.BrokerOfVerbs;
import io.ringfence.cli.Launch;
import io.ringfence.cli.options.TopicProducer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb {@code lists} over the topics of a real broker. */
class ListsOnABrokerTest {

  /** What this test imports; others list something, too. */
  private static final String LIST = "imported";

  @TempDir private Path folder;

  private static Launch lists(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("lists"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--bootstrap", BrokerOfVerbs.bootstrap()));
    return Launch.of(all.toArray(String[]::new));
  }

  private Path numbers(int from, int to) throws IOException {
    return Files.writeString(
        folder.resolve("list.txt"),
        IntStream.range(from, to)
            .mapToObj(i -> "+1202555" + (1000 + i) + "\n")
            .collect(Collectors.joining()));
  }

  private static List<ConsumerRecord<String, String>> changes() throws IOException {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", BrokerOfVerbs.bootstrap());
    List<ConsumerRecord<String, String>> all = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, 4).mapToObj(i -> new TopicPartition("blacklist.changes", i)).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
    }
    return all;
  }

  @Test
  void importsAreDifferencesToWhatTheTopicsHold() throws IOException {
    try (TopicProducer sender = new TopicProducer(BrokerOfVerbs.bootstrap())) {
      // What the job derives is held, too; garbage is passed over.
      sender.send("blacklist.changes", "", "{oops".getBytes(StandardCharsets.UTF_8));
      sender.send(
          "blacklist.derived",
          "n:+12025551000",
          """
          {"type":"listing","id":"d-1","time":"2026-11-20T00:00:00Z","action":"add","subject":{"kind":"number","value":"+12025551000"},"list":"imported","version":1,"origin":{"id":"a-1"}}"""
              .getBytes(StandardCharsets.UTF_8));
      sender.flush();
    }
    Launch first =
        lists(
            "import", numbers(0, 40).toString(), "--list", LIST, "--as-of", "2026-11-23T09:00:00Z");
    Launch again = lists("import", numbers(0, 40).toString(), "--list", LIST);
    Launch held = lists("import", numbers(20, 40).toString(), "--list", LIST);
    Launch second = lists("import", numbers(1, 41).toString(), "--list", LIST);

    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out()).contains("39 added, 0 removed, 0 changed, 1 unchanged");
    assertThat(again.out()).contains("0 added, 0 removed, 0 changed, 40 unchanged");
    assertThat(held.exit()).isEqualTo(1);
    assertThat(second.out()).contains("1 added, 1 removed, 0 changed, 39 unchanged");
    assertThat(changes())
        .anyMatch(each -> each.value().equals("{oops"))
        .filteredOn(each -> each.value().contains('"' + LIST + '"'))
        .hasSize(39 + 2)
        .allSatisfy(each -> assertThat(each.key()).startsWith("n:+1202555"))
        .allSatisfy(each -> assertThat(each.value()).contains(each.key().substring(2)));
    assertThat(lists("show", "+12025551000").out()).contains("not listed").contains("remove");
    assertThat(lists("export", "--format", "htable").out().lines())
        .filteredOn(each -> each.contains("+12025551"))
        .hasSize(40);
  }

  @Test
  @Tag("full") // Kafka's client asks for twenty seconds
  void aBrokerThatIsNotThereIsSaidToBeAway() throws IOException {
    Path list = numbers(0, 1);

    Launch launch =
        Launch.of("lists", "import", list.toString(), "--list", "x", "--bootstrap", "127.0.0.1:1");

    assertThat(launch.exit()).isEqualTo(2);
    assertThat(launch.err()).contains("127.0.0.1:1 cannot be read");
  }
}
