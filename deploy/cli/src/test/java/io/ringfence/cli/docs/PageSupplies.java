package io.ringfence.cli.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.cli.audit.SavedState;
import io.ringfence.privacy.Pseudonym;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What pages suppose to be there: a broker with records on its topics, files, keys. */
final class PageSupplies implements AutoCloseable {

  /** What stands in a page for something of the reader's, and what it is here. */
  private static final Map<String, String> WORDS =
      Map.of(
          "PATH", "my-burst.yaml",
          "PACK", "my-burst.yaml",
          "SAVEPOINT", SavedState.get().detection().toString());

  /** What {@code FILE} is in a page. */
  private static final Map<String, String> FILES =
      Map.of(
          "README.md", "signals.jsonl",
          "deploy/docs/contract.md", "alerts.jsonl",
          "deploy/docs/lists.md", "numbers.csv");

  /** What takes long, and the same with less to do; a wait that ends as soon as all is read. */
  private static final Map<String, String> SHORTENED =
      Map.of(
          "--timeout-ms 10000 ", "--timeout-ms 600000 ",
          "--days 1 ", "--days 0.005 --subscribers 100 ");

  private static final String RECEIPT_KEY = "of receipts, for tests only";
  private static final String DEVICE = "{\"kind\":\"device\",\"value\":\"imei:1\"}";

  private final EmbeddedBroker broker;

  PageSupplies() throws Exception {
    broker =
        EmbeddedBroker.start(
            0,
            Optional.empty(),
            Map.of(
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users",
                "User:ANONYMOUS"));
    broker.createTopics();
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      send(producer, "access.log", look());
      send(producer, "privacy.documents", document());
    }
  }

  private static void send(Producer<byte[], byte[]> producer, String topic, String record)
      throws Exception {
    producer.send(new ProducerRecord<>(topic, record.getBytes(UTF_8))).get();
  }

  private static String look() {
    return """
    {"time":"2026-11-25T09:00:00Z","actor":"ada","role":"analyst","address":"192.0.2.7",\
    "action":"view-alert","outcome":"granted","subjects":[{"kind":"number","pseudonym":"%s"}]}\
    """
        .formatted(
            new Pseudonym(RECEIPT_KEY.getBytes(UTF_8))
                .of(new Subject(SubjectKind.NUMBER, "+12025550123")));
  }

  private static String document() {
    return """
    {"document":"p-2:document","request":"p-2","time":"2026-11-25T10:00:00Z",\
    "subject":{"kind":"number","value":"+12025550123"},"firstSeen":"2026-11-20T08:00:00Z",\
    "listings":[],"links":[],"measures":[],"alerts":[],"settled":[],"pending":[],"keptUntil":{}}\
    """;
  }

  /** Puts the files that pages read into a folder. */
  void into(Path folder) throws IOException {
    Files.write(folder.resolve("receipt.key"), RECEIPT_KEY.getBytes(UTF_8));
    Files.write(folder.resolve("receipts.key"), RECEIPT_KEY.getBytes(UTF_8));
    Path keys = Files.createDirectory(folder.resolve("keys"));
    Files.writeString(keys.resolve("2025"), RECEIPT_KEY);
    Files.writeString(keys.resolve("2026"), "another one, for tests only");
    Path secret = Files.writeString(folder.resolve("id.key"), "of ids, for tests only");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Files.copy(secret, folder.resolve("etc/ringfence/id.key"));
    Path checkpoints = Files.createDirectories(folder.resolve("var/lib/flink/checkpoints"));
    Files.setPosixFilePermissions(checkpoints, PosixFilePermissions.fromString("rwx------"));
    String client = "bootstrap.servers=" + broker.bootstrapServers() + '\n';
    Files.writeString(folder.resolve("admin.properties"), client);
    Files.writeString(folder.resolve("etc/ringfence/detection.properties"), client);
    Path deploy = Pages.PROJECT.resolve("deploy");
    Files.writeString(
        folder.resolve("etc/ringfence/job.properties"),
        client
            + "rules=%1$s/rules/pack\ntariff=%1$s/rules/tariff.csv\n".formatted(deploy)
            + "receipt.key.file="
            + folder.resolve("receipt.key")
            + '\n');
    Files.write(folder.resolve("vpn.netset"), List.of("45.155.204.0/24", "185.220.101.4"));
    Files.write(folder.resolve("numbers.csv"), List.of("number", "+12125550147"));
    Files.write(folder.resolve("derived.jsonl"), derived());
    Files.write(folder.resolve("signals.jsonl"), signals());
    Files.writeString(folder.resolve("alerts.jsonl"), shown("json").replace("\n", "") + '\n');
    Files.writeString(folder.resolve("my-burst.yaml"), shown("yaml"));
    Files.writeString(folder.resolve("Master.csv"), shown("feeds/asterisk-cdr", "text"));
    Files.writeString(folder.resolve("sources.yaml"), shown("feeds/asterisk-cdr", "yaml"));
    Files.writeString(folder.resolve("cel.csv"), shown("feeds/asterisk-cel", "text"));
    Files.writeString(folder.resolve("asterisk.log"), shown("feeds/asterisk-log", "text"));
    Files.writeString(folder.resolve("detail"), shown("feeds/radius", "text"));
    Files.writeString(folder.resolve("a.cdr.json"), shown("feeds/freeswitch-cdr", "text"));
    Files.writeString(folder.resolve("events.jsonl"), shown("feeds/freeswitch-event", "text"));
    Files.writeString(folder.resolve("freeswitch.log"), shown("feeds/freeswitch-log", "text"));
    Files.writeString(folder.resolve("sbc.log"), shown("feeds/kamailio-acc", "text"));
    Files.writeString(folder.resolve("auth.log"), shown("feeds/sshd", "text"));
    Files.writeString(
        folder.resolve("cdr.csv"),
        "Rufnummer A;Rufnummer B;Beginn;Dauer;Kunde;Richtung;Leitung;Status\n"
            + shown("feeds/csv", "text"));
  }

  private static List<String> derived() {
    String listing =
        "{\"type\":\"listing\",\"id\":\"%s\",\"time\":\"2026-11-23T09:00:00Z\",\"action\":\"add\","
            + "\"subject\":%s,\"list\":\"%s\",\"reason\":\"%s\"%s}";
    String number = "{\"kind\":\"number\",\"value\":\"+12025550101\"}";
    return List.of(
        listing.formatted("l-1", number, "auto", "robocall", ""),
        listing.formatted(
            "d-1",
            DEVICE,
            "derived",
            "seen with listed number +12025550101, list auto, reason robocall, rule burst",
            ",\"withdrawn\":false,\"version\":2,\"hop\":1,\"origin\":{\"id\":\"l-1\","
                + number.substring(1, number.length() - 1)
                + "}"));
  }

  /** What the first page shows: an alert, and a pack of one rule. */
  private static String shown(String language) throws IOException {
    return first(Page.read(Pages.PROJECT.resolve("README.md")), language);
  }

  /** What another page shows first in a language. */
  private static String shown(String page, String language) throws IOException {
    return first(Page.read(Pages.PROJECT.resolve("deploy/docs/" + page + ".md")), language);
  }

  private static String first(Page page, String language) {
    return page.code().stream()
        .filter(each -> each.language().equals(language))
        .map(PageCode::text)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> signals() {
    return List.of(
        "{\"type\":\"security\",\"id\":\"s-1\",\"time\":\"2026-11-25T09:00:00Z\","
            + "\"event\":\"register.failed\",\"account\":\"acme-17\",\"address\":\"198.51.100.9\"}");
  }

  /** Commands of a page with what is here in the place of what is the reader's. */
  String filled(String page, String script) {
    String filled = script.replaceAll("\\b(?:broker:9092|HOST:PORT)", broker.bootstrapServers());
    for (Map.Entry<String, String> each : SHORTENED.entrySet()) {
      filled = filled.replace(each.getKey(), each.getValue());
    }
    for (Map.Entry<String, String> each : WORDS.entrySet()) {
      filled = filled.replaceAll("\\b" + each.getKey() + "\\b", each.getValue());
    }
    return filled.replaceAll("\\bFILE\\b(?:\\.\\.\\.)?", FILES.getOrDefault(page, "FILE"));
  }

  @Override
  public void close() {
    broker.close();
  }
}
