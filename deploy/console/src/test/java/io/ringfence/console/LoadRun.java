package io.ringfence.console;

import io.ringfence.broker.EmbeddedBroker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The console under load: 50 new alerts a second, 200 open pages, and a broker that is away for ten
 * seconds in the middle. Prints how much memory the console's process took, how old alerts were
 * when a page got them, and how many pages lost their stream. {@code MINUTES HEAP}, such as {@code
 * 10 320m}.
 *
 * <p>An alert's age has milliseconds, so a viewer's pages would mask it: here all are analysts'.
 */
final class LoadRun {

  private static final int PER_SECOND = 50;
  private static final int PAGES = 200;
  private static final String[] QUERIES = {
    "page=queue",
    "page=queue&severity=critical",
    "page=queue&work=all&mode=all",
    "page=queue&fraud=irsf",
    "page=queue&state=running",
    "page=feeds",
    "page=stories",
    "page=queue&severity=high&work=all"
  };

  private final ConcurrentLinkedQueue<Long> ages = new ConcurrentLinkedQueue<>();
  private final List<OpenPage> pages = new ArrayList<>();
  private volatile boolean counting = true;

  public static void main(String[] args) throws Exception {
    new LoadRun().run(Integer.parseInt(args[0]), args[1]);
    System.exit(0);
  }

  private void run(int minutes, String heap) throws Exception {
    Path folder = Files.createTempDirectory("ringfence-load");
    EmbeddedBroker broker = EmbeddedBroker.start(0, Optional.of(folder));
    broker.createTopics();
    Process console = console(broker.bootstrapServers(), heap);
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(console.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      open(line.substring(line.indexOf(' ') + 1));
      drive(minutes, broker, folder, console);
    } finally {
      console.destroy();
    }
  }

  private static Process console(String bootstrap, String heap) throws IOException {
    return new ProcessBuilder(
            "java",
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-XX:MaxDirectMemorySize=64m",
            "-cp",
            System.getProperty("java.class.path"),
            LoadedConsole.class.getName(),
            bootstrap)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private void open(String address) throws InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    List<HttpVisitor> guests = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      guests.add(new HttpVisitor(address).signIn("ada"));
    }
    for (int i = 0; i < PAGES; i++) {
      OpenPage page =
          new OpenPage(
              age -> {
                if (counting) {
                  ages.add(age);
                }
              });
      pages.add(page);
      var unused =
          client.sendAsync(
              OpenPage.request(guests.get(i % 5), QUERIES[i % QUERIES.length]), head -> page);
    }
    Thread.sleep(3_000);
  }

  private void drive(int minutes, EmbeddedBroker first, Path folder, Process console)
      throws Exception {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", first.bootstrapServers());
    client.setProperty("reconnect.backoff.max.ms", "500");
    EmbeddedBroker broker = first;
    long most = 0;
    long restarted = 0;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      int sent = 0;
      long begun = System.nanoTime();
      long total = (long) minutes * 60 * PER_SECOND;
      while (sent < total) {
        for (int i = 0; i < PER_SECOND / 10; i++) {
          send(producer, sent++);
        }
        if (sent == total / 2) {
          counting = false;
          broker.close();
          Thread.sleep(10_000);
          broker = EmbeddedBroker.start(first.port(), Optional.of(folder));
          long before = pages.stream().mapToLong(OpenPage::bytes).sum();
          long back = System.nanoTime();
          long wanted = before + 2_000_000;
          for (int i = 0; i < 100; i++) {
            send(producer, sent++);
          }
          while (pages.stream().mapToLong(OpenPage::bytes).sum() < wanted) {
            Thread.sleep(50);
          }
          restarted = (System.nanoTime() - back) / 1_000_000;
          Thread.sleep(5_000);
          begun = System.nanoTime() - (long) sent * 1_000_000_000 / PER_SECOND;
          counting = true;
        }
        most = Math.max(most, resident(console));
        long due = begun + (long) sent * 1_000_000_000 / PER_SECOND;
        Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
        if (sent % (PER_SECOND * 30) == 0) {
          report(sent, most, restarted);
        }
      }
      report(sent, most, restarted);
    }
    broker.close();
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, int number) {
    String[] grades = {"critical", "high", "medium", "low"};
    String[] signals = new String[32];
    Arrays.setAll(signals, i -> "c-" + number + "-" + i + "-4ojgm:end");
    SampleAlert alert =
        SampleAlert.irsf(String.format(Locale.ROOT, "%016x-1", number * 7_919L), Instant.now())
            .rule(
                "rule-" + number % 90,
                number % 3 == 0 ? "irsf" : "wangiri",
                "Burst of calls to high-cost destinations",
                grades[number % 4])
            .about("account", "acme-" + number)
            .accusing("number", "+1202" + (5_000_000 + number))
            .accusing("address", "203.0.113." + number % 250)
            .signals(signals)
            .with(
                "summary",
                "Account acme-"
                    + number
                    + " tried 14 high-cost calls within 5 minutes @"
                    + System.currentTimeMillis()
                    + "@");
    var unused =
        producer.send(
            new ProducerRecord<>(
                "alerts",
                alert.id().getBytes(StandardCharsets.UTF_8),
                alert.json().getBytes(StandardCharsets.UTF_8)));
  }

  private static long resident(Process process) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1_024;
      }
    }
    return 0;
  }

  private void report(int sent, long most, long restarted) {
    long[] sorted = ages.stream().mapToLong(Long::longValue).sorted().toArray();
    long lost = pages.stream().filter(OpenPage::ended).count();
    System.out.printf(
        Locale.ROOT,
        "%,d alerts, %d pages (%d lost their stream), %,d MB sent; age at the page p50 %d p99 %d p99.9 %d most %d ms; resident at most %d MB; after the broker's return %d ms%n",
        sent,
        pages.size(),
        lost,
        pages.stream().mapToLong(OpenPage::bytes).sum() >> 20,
        at(sorted, 0.5),
        at(sorted, 0.99),
        at(sorted, 0.999),
        sorted.length == 0 ? 0 : sorted[sorted.length - 1],
        most,
        restarted);
  }

  private static long at(long[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
  }
}
