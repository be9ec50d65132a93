package io.ringfence.cli.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.ringfence.cli.Launch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receivers that are tried, with real HTTP. */
class NotifyCommandTest {

  @TempDir private Path folder;

  private final List<String> posted = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          posted.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          boolean well = exchange.getRequestURI().getPath().equals("/well");
          exchange.sendResponseHeaders(well ? 200 : 503, -1);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    Files.writeString(
        folder.resolve("notify.yaml"),
        """
        receivers:
          chat: {webhook: {url: '%s/well'}}
          pager: {webhook: {url: '%s/ill'}}
        """
            .formatted(url, url));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void eachReceiverIsTriedAndWhatFailedIsTold() {
    Launch all = Launch.of("notify", "test", "--config", folder.toString());

    assertThat(all.out().lines()).containsExactly("chat: delivered", "pager: failed: HTTP 503");
    assertThat(all.exit()).isEqualTo(1);
    assertThat(posted).hasSize(2).allMatch(each -> each.contains("test of the receiver"));
  }

  @Test
  void onlyThoseThatAreNamedAreTried() {
    String file = folder.resolve("notify.yaml").toString();

    assertThat(Launch.of("notify", "test", "chat", "--notify", file).exit()).isZero();
    assertThat(posted).hasSize(1);
    Launch unknown = Launch.of("notify", "test", "nobody", "--notify", file);
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("no receiver is called nobody");
  }

  @Test
  void whatCannotBeUsedIsRefusedBeforeAnythingIsSent() throws IOException {
    Launch missing = Launch.of("notify", "test");
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err()).contains("--notify");

    Path wrong = folder.resolve("wrong.yaml");
    Files.writeString(wrong, "receivers: {a: {webhook: {}}}");
    for (String verb : List.of("test", "run")) {
      Launch launch = Launch.of("notify", verb, "--notify", wrong.toString());
      assertThat(launch.exit()).isEqualTo(2);
      assertThat(launch.err()).contains("line 1: a webhook has either `url` or `urlFile`");
    }
    Launch nowhere =
        Launch.of("notify", "run", "--notify", folder.resolve("notify.yaml").toString());
    assertThat(nowhere.exit()).isEqualTo(2);
    assertThat(nowhere.err()).contains("--bootstrap");
    assertThat(posted).isEmpty();
  }
}
