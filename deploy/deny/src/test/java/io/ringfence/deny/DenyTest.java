package io.ringfence.deny;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.signal.Listing;
import io.ringfence.signal.Origin;
import io.ringfence.signal.SignalTopic;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.ringfence.signal.encoding.KeyedHash;
import io.ringfence.signal.encoding.RecordSeal;
import io.ringfence.standing.ListingJson;
import io.ringfence.topics.TopicNames;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the lists to those who refuse, with a real broker and real HTTP. */
@SuppressWarnings("FutureReturnValueIgnored") // what was sent is awaited where it has to arrive
class DenyTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final RecordSeal SEAL =
      new RecordSeal(
          "listing", Optional.of(new KeyedHash("sixteen bytes and more".getBytes(UTF_8))));

  /** Each test has lists of its own. */
  private final String list = "list-" + UUID.randomUUID();

  @TempDir private Path folder;
  private static EmbeddedBroker broker;
  private static KafkaProducer<String, String> producer;
  private StubProxy kamailio;
  private StubProxy opensips;
  private Deny deny;

  @BeforeAll
  static void begin() throws IOException {
    broker = EmbeddedBroker.start();
    broker.createTopics();
    producer = new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer());
  }

  @AfterAll
  static void end() {
    producer.close();
    broker.close();
  }

  @BeforeEach
  void open() throws IOException {
    kamailio = new StubProxy();
    opensips = new StubProxy();
  }

  @AfterEach
  void close() {
    add(Wanted.ALL, Wanted.STOPPED, SignalTopic.LISTING_REMOVE);
    if (deny != null) {
      deny.close();
    }
    kamailio.close();
    opensips.close();
  }

  private static Properties client() {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", broker.bootstrapServers());
    return client;
  }

  private void start(int cap) throws IOException {
    String yaml =
        """
        lists: {%s: {kinds: [address, network, account, number, range]}}
        own: [192.0.2.0/24, "+442079460000"]
        cap: %d
        bouncers: [firewall]
        proxies:
          k: {kamailio: '%s', tables: {account: accounts, number: numbers}}
          o: {opensips: '%s', tables: {account: accounts}}
        """
            .formatted(list, cap, kamailio.url(), opensips.url());
    deny = Deny.start(DenyYaml.read(yaml).orThrow("faults"), client(), SEAL, folder, 0);
    until("the lists are read", () -> deny.ready());
  }

  private static Subject account(String name) {
    return new Subject(SubjectKind.ACCOUNT, name);
  }

  private static Subject address(String value) {
    return new Subject(SubjectKind.ADDRESS, value);
  }

  private static Listing listing(Subject subject, String list, SignalTopic action) {
    long now = System.currentTimeMillis();
    return new Listing(
        UUID.randomUUID().toString(),
        now,
        "test",
        action,
        subject,
        list,
        "",
        now,
        Long.MAX_VALUE,
        false,
        "");
  }

  private static void add(Subject subject, String list, SignalTopic action) {
    producer.send(
        new ProducerRecord<>(
            TopicNames.LISTINGS, subject.key(), ListingJson.write(listing(subject, list, action))));
  }

  private void list(Subject... subjects) {
    for (Subject each : subjects) {
      add(each, list, SignalTopic.LISTING_ADD);
    }
  }

  private String key() throws IOException {
    return Files.readString(folder.resolve("deny-keys")).strip().replaceFirst(".* ", "");
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + deny.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private JsonNode told(String path) throws Exception {
    return JSON.readTree(get(path, "X-Api-Key", key()).body());
  }

  private static List<String> values(JsonNode decisions) {
    TreeSet<String> values = new TreeSet<>();
    decisions.forEach(each -> values.add(each.path("value").asText()));
    return List.copyOf(values);
  }

  private List<String> refused() throws Exception {
    return values(told("/v1/decisions?scopes=ip,range,account,number,prefix"));
  }

  private interface Check {
    boolean holds() throws Exception;
  }

  private static void until(String what, Check check) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try {
      while (!check.holds()) {
        assertThat(System.nanoTime()).as(what).isLessThan(deadline);
        Thread.sleep(50);
      }
    } catch (Exception e) {
      throw new IllegalStateException(what, e);
    }
  }

  @Test
  void aBouncerIsToldWhatComesAndGoesAndAllWhenItStarts() throws Exception {
    list(address("203.0.113.1"), account("acme-16"));
    start(60);
    until("both are refused", () -> refused().size() == 2);

    JsonNode all = told("/v1/decisions/stream?startup=true");
    assertThat(values(all.path("new"))).containsExactly("203.0.113.1");
    JsonNode one = all.path("new").get(0);
    assertThat(one.path("scope").asText()).isEqualTo("Ip");
    assertThat(one.path("type").asText()).isEqualTo("ban");
    assertThat(one.path("duration").asText()).matches("60[0-9]{4}s");
    assertThat(one.path("scenario").asText()).isEqualTo(list);
    assertThat(told("/v1/decisions/stream").toString()).isEqualTo("{\"new\":[],\"deleted\":[]}");

    list(address("203.0.113.2"));
    add(address("203.0.113.1"), list, SignalTopic.LISTING_REMOVE);
    until("one for the other", () -> refused().equals(List.of("203.0.113.2", "acme-16")));
    JsonNode change = told("/v1/decisions/stream");
    assertThat(values(change.path("new"))).containsExactly("203.0.113.2");
    assertThat(values(change.path("deleted"))).containsExactly("203.0.113.1");
    assertThat(values(told("/v1/decisions/stream?startup=true&scopes=account").path("new")))
        .containsExactly("acme-16");
    assertThat(values(told("/v1/decisions?ip=203.0.113.2"))).containsExactly("203.0.113.2");
    assertThat(told("/v1/decisions?ip=203.0.113.1").isNull()).isTrue();
  }

  @Test
  void proxiesAreToldAndToldAgainAfterARestart() throws Exception {
    list(account("acme-17"), new Subject(SubjectKind.NUMBER, "+12025550123"));
    start(60);
    Map<String, String> both =
        Map.of("accounts:acme-17", list + " true", "numbers:+12025550123", list + " true");
    until("Kamailio has both", () -> kamailio.entries().equals(both));
    until("OpenSIPS has one", () -> opensips.entries().size() == 1);

    kamailio.restart();
    until("it is filled again", () -> kamailio.entries().equals(both));

    // What was lifted while this process was down is taken out by the next one.
    deny.close();
    add(account("acme-17"), Wanted.LIFTED, SignalTopic.LISTING_ALLOW);
    start(60);
    until("the account is free", () -> kamailio.entries().size() == 1);
    until("everywhere", () -> opensips.entries().isEmpty());
    assertThat(deny.troubles()).isEmpty();

    opensips.close();
    until("it cannot be told", () -> !deny.troubles().isEmpty());
    assertThat(deny.troubles().toString())
        .isEqualTo(
            "{The proxy o is not told who is refused=it cannot be reached: ConnectException}");
  }

  @Test
  void aFloodIsCappedAndStoppedAndHarmsNobodyElse() throws Exception {
    start(100);
    List<Subject> flood = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      flood.add(address("203.0." + i / 250 + "." + i % 250));
    }
    add(address("203.0.0.7"), "partners", SignalTopic.LISTING_ALLOW);
    list(address("192.0.2.9"), new Subject(SubjectKind.NUMBER, "+442079460000"));
    list(
        new Subject(SubjectKind.NUMBER, "+1911"), new Subject(SubjectKind.NETWORK, "192.0.0.0/16"));
    flood.forEach(this::list);
    producer.flush();
    until("all are known", () -> deny.troubles().toString().contains(" wait for the cap of 100"));
    until("many wait", () -> JSON.readTree(get("/health").body()).path("waiting").asInt() > 9_000);

    assertThat(refused())
        .hasSize(100)
        .doesNotContain("192.0.2.9", "+442079460000", "+1911", "203.0.0.7", "192.0.0.0/16");
    List<String> before = refused();
    deny.close();
    start(100);
    assertThat(refused()).isEqualTo(before);

    add(Wanted.ALL, Wanted.STOPPED, SignalTopic.LISTING_ADD);
    until("nobody is refused", () -> refused().isEmpty());
    assertThat(JSON.readTree(get("/health").body()).path("stopped").asBoolean()).isTrue();
    add(Wanted.ALL, Wanted.STOPPED, SignalTopic.LISTING_REMOVE);
    until("it goes on", () -> !JSON.readTree(get("/health").body()).path("stopped").asBoolean());
    assertThat(refused()).isEmpty(); // these hundred were this minute's
  }

  @Test
  void onlyTheJobsOwnListingsCountAndNotThoseByLinks() throws Exception {
    start(60);
    String forged = derived("forged", new Origin("alert-1", "", 0));
    String linked = derived("linked", new Origin("listing-1", account("own").key(), 1));
    String own = derived("own", new Origin("alert-2", "", 0));
    for (String each : List.of(forged, SEAL.write(linked), SEAL.write(own))) {
      producer.send(new ProducerRecord<>(TopicNames.DERIVED_LISTINGS, "k", each));
    }
    until("the sealed one is refused", () -> !refused().isEmpty());
    assertThat(refused()).containsExactly("own");
  }

  private String derived(String name, Origin origin) {
    Listing plain = listing(account(name), list, SignalTopic.LISTING_ADD);
    return ListingJson.write(
        new Listing(
            plain.id(),
            plain.time(),
            plain.source(),
            plain.action(),
            plain.subject(),
            list,
            "",
            plain.from(),
            plain.until(),
            false,
            "",
            1,
            origin));
  }

  @Test
  void aListIsForWhoeverHasAKeyAndComesOnce() throws Exception {
    list(address("203.0.113.1"), new Subject(SubjectKind.NETWORK, "198.51.0.0/16"));
    start(60);
    until("both are refused", () -> refused().size() == 2);

    String basic = Base64.getEncoder().encodeToString(("x:" + key()).getBytes(UTF_8));
    HttpResponse<String> first =
        get("/v1/lists/address,network", "Authorization", "Basic " + basic);
    assertThat(first.body()).isEqualTo("198.51.0.0/16\n203.0.113.1\n");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        get("/v1/lists/address,network", "Authorization", "Bearer " + key(), "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    list(address("203.0.113.2"));
    until("the third is refused", () -> refused().size() == 3);
    assertThat(get("/v1/lists/address", "X-Api-Key", key(), "If-None-Match", tag).body())
        .isEqualTo("203.0.113.1\n203.0.113.2\n");

    assertThat(get("/v1/lists/address").statusCode()).isEqualTo(401);
    assertThat(get("/v1/lists/people", "X-Api-Key", key()).statusCode()).isEqualTo(404);
    HttpResponse<String> wrong = get("/v1/decisions/stream", "X-Api-Key", "wrong");
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(wrong.body()).isEqualTo("{\"message\":\"access forbidden\"}");
  }

  @Test
  void aDamagedFileIsRefusedWithWhatToDo() throws IOException {
    Files.writeString(folder.resolve("deny-blocks"), "1\t2\n");
    assertThatThrownBy(() -> start(60))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("deny-blocks is damaged; delete it");
  }
}
