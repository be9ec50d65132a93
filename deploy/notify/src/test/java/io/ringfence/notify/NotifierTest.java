package io.ringfence.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.notify.PostedMessages.Posted;
import io.ringfence.rule.Severity;
import io.ringfence.signal.encoding.KeyedHash;
import io.ringfence.signal.encoding.RecordSeal;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the topic to receivers, with a real broker and real HTTP. */
// What is open works by itself, and what was sent is awaited where it has to arrive.
@SuppressWarnings({"try", "FutureReturnValueIgnored"})
class NotifierTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final RecordSeal SEAL =
      new RecordSeal("alert", Optional.of(new KeyedHash("sixteen bytes and more".getBytes(UTF_8))));

  private static EmbeddedBroker broker;
  private static KafkaProducer<String, String> producer;
  private static Admin admin;
  private static int tests;

  private final List<PostedMessages> opened = new ArrayList<>();

  /** So that each test has consumer groups and alerts of its own. */
  private final int test = ++tests;

  private PostedMessages receiver;

  @BeforeAll
  static void start() throws IOException {
    broker = EmbeddedBroker.start();
    broker.createTopics();
    producer = new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer());
    admin = Admin.create(client());
  }

  @AfterAll
  static void end() {
    admin.close();
    producer.close();
    broker.close();
  }

  private static Properties client() {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", broker.bootstrapServers());
    return client;
  }

  @BeforeEach
  void listen() throws IOException {
    receiver = open();
  }

  @AfterEach
  void stop() {
    opened.forEach(PostedMessages::close);
  }

  private PostedMessages open() throws IOException {
    PostedMessages posted = new PostedMessages();
    opened.add(posted);
    return posted;
  }

  private String name(int index) {
    return "test" + test + "-" + index;
  }

  /** All receivers are told each version at once. */
  private Notifier notifier(PostedMessages... receivers) {
    StringBuilder yaml = new StringBuilder("receivers:\n");
    for (PostedMessages each : receivers) {
      yaml.append("  %s: ".formatted(name(opened.indexOf(each))));
      yaml.append("{webhook: {url: '%s'}, every: 1s}%n".formatted(each.url()));
    }
    List<Receiver> told =
        NotifyYaml.read(yaml.toString(), Path.of(".")).orThrow("the test's settings");
    Notifier notifier = Notifier.start(told, client(), TopicNames.ALERTS, SEAL);
    until(
        "receivers have a position",
        () -> List.of(receivers).stream().allMatch(each -> committed(opened.indexOf(each))));
    return notifier;
  }

  private boolean committed(int index) {
    try {
      return !admin
          .listConsumerGroupOffsets("ringfence-responders-notify-" + name(index))
          .partitionsToOffsetAndMetadata()
          .get()
          .isEmpty();
    } catch (Exception e) {
      return false;
    }
  }

  private static void until(String what, BooleanSupplier reached) {
    long begun = System.nanoTime();
    while (!reached.getAsBoolean()) {
      assertThat(System.nanoTime() - begun).as(what).isLessThan(LIMIT.toNanos());
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private AlertOnTopic alert(int number, int version, String state) {
    return AlertOnTopic.of(1_000_000 * test + number, version, state, Instant.now());
  }

  private static void publish(AlertOnTopic alert) {
    producer.send(new ProducerRecord<>(TopicNames.ALERTS, alert.key(), SEAL.write(alert.text())));
  }

  private static List<String> alerts(List<Posted> posted) {
    List<String> all = new ArrayList<>();
    for (Posted each : posted) {
      for (JsonNode alert : body(each).path("alerts")) {
        all.add(alert.path("id").asText() + " " + alert.path("version").asText());
      }
    }
    return all;
  }

  private static JsonNode body(Posted posted) {
    try {
      return JSON.readTree(posted.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String said(AlertOnTopic alert) {
    return alert.key() + " " + alert.json().path("version").asText();
  }

  @Test
  void sealedAlertsAreToldAndNothingElse() {
    publish(alert(1, 1, "open"));
    producer.flush();
    try (Notifier notifier = notifier(receiver)) {
      AlertOnTopic forged = alert(2, 1, "open");
      producer.send(new ProducerRecord<>(TopicNames.ALERTS, forged.key(), forged.text()));
      publish(alert(3, 1, "open").with("severity", "low"));
      publish(alert(4, 1, "open"));

      until("the alert", () -> alerts(receiver.delivered()).contains(said(alert(4, 1, "open"))));
      assertThat(alerts(receiver.delivered())).containsExactly(said(alert(4, 1, "open")));
      assertThat(notifier.failure()).isEmpty();
    }
  }

  @Test
  void aNewStartGoesOnWhereTheLastOneWas() {
    try (Notifier first = notifier(receiver)) {
      publish(alert(1, 1, "open"));
      until("the first alert", () -> alerts(receiver.delivered()).size() == 1);
    }
    publish(alert(2, 1, "open"));
    publish(alert(1, 2, "closed"));
    producer.flush();
    try (Notifier second = notifier(receiver)) {
      until("both", () -> alerts(receiver.delivered()).size() >= 3);
    }
    assertThat(alerts(receiver.delivered()))
        .containsExactlyInAnyOrder(
            said(alert(1, 1, "open")), said(alert(2, 1, "open")), said(alert(1, 2, "closed")));
  }

  @Test
  void whatWasNotToldBeforeTheEndIsToldAfterTheNextStart() {
    receiver.answers("500");
    try (Notifier first = notifier(receiver)) {
      publish(alert(1, 1, "open"));
      until("an attempt", () -> !receiver.posted().isEmpty());
    }
    receiver.answers("200");
    try (Notifier second = notifier(receiver)) {
      until("the alert", () -> !receiver.delivered().isEmpty());
    }
    assertThat(receiver.posted())
        .extracting(Posted::notice)
        .containsOnly(alert(1, 1, "").key() + "-1");
  }

  @Test
  @Tag("full") // waits between attempts
  void aReceiverInTroubleIsToldTheLastVersionLater() throws Exception {
    receiver.answers("500");
    try (Notifier notifier = notifier(receiver)) {
      publish(alert(1, 1, "open"));
      for (String answer : List.of("429 1", "half")) {
        int before = receiver.posted().size();
        until("an attempt", () -> receiver.posted().size() > before);
        receiver.answers(answer);
      }
      int before = receiver.posted().size();
      until("half an answer", () -> receiver.posted().size() > before);
      publish(alert(1, 2, "closed"));
      until(
          "an attempt with what is new",
          () -> alerts(receiver.posted()).contains(said(alert(1, 2, ""))));
      receiver.answers("200");
      until("it is told", () -> !receiver.delivered().isEmpty());
      assertThat(alerts(receiver.delivered())).containsExactly(said(alert(1, 2, "closed")));
    }
  }

  @Test
  @Tag("full") // the attempt that is cut off at the end has some seconds
  void aReceiverThatNeverFinishesItsAnswerHoldsUpNobody() throws Exception {
    PostedMessages other = open();
    receiver.answers("endless");
    try (Notifier notifier = notifier(receiver, other)) {
      publish(alert(1, 1, "open"));
      until("an attempt", () -> !receiver.posted().isEmpty());
      publish(alert(2, 1, "open"));
      until("the other has both", () -> alerts(other.delivered()).size() == 2);
    }
  }

  @Test
  void whatWasErasedWhileAReceiverIsDownIsNotToldAnyMore() {
    receiver.answers("500");
    try (Notifier notifier = notifier(receiver)) {
      publish(alert(1, 1, "open"));
      until("an attempt", () -> !receiver.posted().isEmpty());
      producer.send(new ProducerRecord<>(TopicNames.ALERTS, alert(1, 1, "open").key(), null));
      producer.flush();
      publish(alert(2, 1, "open"));
      until(
          "an attempt with what came later",
          () -> alerts(receiver.posted()).contains(said(alert(2, 1, ""))));
      receiver.answers("200");
      until("another alert", () -> !receiver.delivered().isEmpty());
      assertThat(alerts(receiver.delivered())).containsExactly(said(alert(2, 1, "open")));
    }
  }

  @Test
  void ringfenceTellsOfItself() {
    try (Notifier notifier = notifier(receiver)) {
      notifier.tell(
          new OwnNotice(
              "feed-pbx", false, Severity.HIGH, "Feed pbx fell silent", List.of(), Instant.now()));
      until("the notice", () -> !receiver.delivered().isEmpty());
    }
    assertThat(body(receiver.delivered().get(0)).at("/system/0/id").asText()).isEqualTo("feed-pbx");
  }

  @Test
  @Tag("full") // a digest waits for half a minute
  void tenThousandAlertsAreTenMessagesAndADigestWithEachAlertOnce() {
    List<String> published = new ArrayList<>();
    try (Notifier notifier = notifier(receiver)) {
      for (int i = 0; i < 10_000; i++) {
        AlertOnTopic alert = alert(i, 1, "open");
        publish(alert);
        published.add(said(alert));
      }
      until("all of them", () -> alerts(receiver.delivered()).size() >= 10_000);
    }
    assertThat(alerts(receiver.delivered())).containsExactlyInAnyOrderElementsOf(published);
    assertThat(receiver.delivered().stream().filter(each -> !body(each).path("digest").asBoolean()))
        .hasSize(10);
    assertThat(receiver.delivered()).as("and a digest in parts of 250").hasSize(10 + 40);
  }
}
