package io.ringfence.cli.lists;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.ringfence.cli.Launch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Updates of lists that nobody watches, with real HTTP. */
class ListsToldTest {

  @TempDir private Path folder;

  private final List<String> posted = new CopyOnWriteArrayList<>();
  private ListsFolder desk;
  private HttpServer server;
  private Path receivers;

  @BeforeEach
  void listen() throws IOException {
    desk = new ListsFolder(folder);
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
    receivers =
        desk.file(
            "notify.yaml",
            """
            receivers:
              chat: {webhook: {url: 'http://127.0.0.1:%1$d/well'}}
              pager: {webhook: {url: 'http://127.0.0.1:%1$d/ill'}}
              fraud: {webhook: {url: 'http://127.0.0.1:%1$d/well'}, about: abuse}
            """
                .formatted(server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anUpdateThatIsHeldOrFailsIsToldAndOneThatIsDoneIsNot() throws IOException {
    desk.imported(ListsFolder.MONDAY, ListsFolder.numbers(0, 3), "--tell", "--notify", receivers);
    assertThat(posted).isEmpty();

    Launch held = desk.imported(ListsFolder.TUESDAY, "", "--tell", "--notify", receivers);
    assertThat(held.exit()).isEqualTo(1);
    assertThat(held.err()).contains("pager was not told: HTTP 503");
    assertThat(posted).hasSize(2).allMatch(each -> each.contains("list house was held"));

    Launch failed = desk.run("import", "absent", "--list", "x", "--tell", "--notify", receivers);
    assertThat(failed.exit()).isEqualTo(2);
    assertThat(posted).hasSize(4).anyMatch(each -> each.contains("list x failed"));
  }

  @Test
  void whoIsToldHasToBeSaid() throws IOException {
    Launch unsaid = desk.imported(ListsFolder.MONDAY, ListsFolder.numbers(0, 3), "--tell");

    assertThat(unsaid.exit()).isEqualTo(2);
    assertThat(unsaid.err()).contains("--notify: name the file");
    assertThat(desk.history()).doesNotExist();
  }
}
