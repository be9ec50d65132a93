package io.ringfence.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.broker.Topics;
import io.ringfence.decode.feed.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While clients do what they should not, or are many, others are served. */
@Tag("full") // a minute and more, and a GiB through the loopback
class PostedUnderStressTest {

  private static final String YAML = "sources: {sbc: {region: US}, other: {region: US}}";

  private static IntakeRig rig;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    rig = new IntakeRig(folder, YAML);
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static Socket connected(String head) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), rig.intake().port());
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private static String head(long length) throws IOException {
    return "POST /v1/feeds/sbc HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
        .formatted(rig.token("sbc"), length);
  }

  private static void assertServed() throws Exception {
    assertThat(rig.post("other", "{\"type\":\"none\"}").statusCode()).isEqualTo(200);
  }

  @Test
  void aThousandConnectionsAreHeldAndAnswered() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 1000; i++) {
        silent.add(connected(i % 2 == 0 ? head(100) + "{" : "POST /v1/feeds/sbc HTTP/1.1\r\nHo"));
      }
      assertServed();
      List<CompletableFuture<HttpResponse<String>>> answers =
          IntStream.range(0, 1000)
              .mapToObj(
                  i -> {
                    try {
                      return IntakeRig.HTTP.sendAsync(
                          rig.to("other").POST(HttpRequest.BodyPublishers.ofString("x\ny")).build(),
                          HttpResponse.BodyHandlers.ofString());
                    } catch (IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                  })
              .toList();
      assertThat(answers).allMatch(each -> each.join().statusCode() == 200);
      // The one that is there in time is answered, too.
      silent.get(0).getOutputStream().write(" ".repeat(99).getBytes(US_ASCII));
      byte[] answer = new byte[12];
      assertThat(silent.get(0).getInputStream().readNBytes(answer, 0, 12)).isEqualTo(12);
      assertThat(new String(answer, US_ASCII)).isEqualTo("HTTP/1.1 200");
    } finally {
      for (Socket each : silent) {
        each.close();
      }
    }
  }

  @Test
  void aBodyThatTakesTooLongIsEndedAndGivesItsRoomBack() throws Exception {
    try (Socket slow = connected(head(100_000))) {
      AtomicBoolean ended = new AtomicBoolean();
      Thread drip =
          new Thread(
              () -> {
                try {
                  while (!ended.get()) {
                    slow.getOutputStream().write(' ');
                    Thread.sleep(500);
                  }
                } catch (IOException | InterruptedException closed) {
                  // by the server
                }
              });
      drip.start();
      slow.setSoTimeout(90_000);
      String answer = new String(slow.getInputStream().readAllBytes(), US_ASCII);
      ended.set(true);

      assertThat(answer).startsWith("HTTP/1.1 408");
      assertServed();
      drip.join();
    }
  }

  @Test
  void aGigabyteIsRefusedAndHoldsNoMemory() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Void> others =
        CompletableFuture.runAsync(
            () -> {
              try {
                while (!done.get()) {
                  assertServed();
                }
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    try {
      assertThat(status(head(1L << 30), 1 << 10)).isEqualTo("HTTP/1.1 413");
      String chunked =
          head(0).replaceFirst("Content-Length: 0", "Transfer-Encoding: chunked") + "40000000\r\n";
      assertThat(status(chunked, 1 << 10)).isEqualTo("HTTP/1.1 413");
    } finally {
      done.set(true);
    }
    others.join();
  }

  /** Sends so many MiB, or until the server has enough. */
  private static String status(String head, int mebibytes) throws IOException {
    byte[] part = new byte[1 << 20];
    Arrays.fill(part, (byte) 'x');
    try (Socket socket = connected(head)) {
      Thread sending =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < mebibytes; i++) {
                    socket.getOutputStream().write(part);
                  }
                } catch (IOException enough) {
                  // It was refused.
                }
              });
      sending.start();
      InputStream in = socket.getInputStream();
      return new String(in.readNBytes(12), US_ASCII);
    }
  }

  @Test
  void whatABrokerThatIsGoneDoesNotTakeIsSaid(@TempDir Path folder) throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start();
    broker.createTopics(Topics.shipped().with(Sources.read(YAML).value().served().topicsAs()));
    try (IntakeRig other = new IntakeRig(folder, YAML)) {
      other.stop();
      other.start(broker.bootstrapServers());
      assertThat(other.post("sbc", "x").statusCode()).isEqualTo(200);
      broker.close();

      HttpResponse<String> answer = other.post("sbc", "text/plain", "x".getBytes(UTF_8));

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("1");
      assertThat(other.intake().failure()).isEmpty();
    } finally {
      broker.close();
    }
  }
}
