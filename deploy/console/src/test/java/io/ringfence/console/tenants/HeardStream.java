package io.ringfence.console.tenants;

import io.ringfence.console.HttpVisitor;
import io.ringfence.console.RunningConsole;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * The stream of a page that stands open: what it has said so far, without what comes by the clock.
 */
final class HeardStream {

  /** In the last that is said. */
  static final String LAST = "That is all";

  /** One for all: a client that nobody holds may be collected, and end its streams. */
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final HttpVisitor guest;
  private final InputStream events;
  private final StringBuilder heard = new StringBuilder();
  private volatile boolean begun;

  HeardStream(HttpVisitor guest, String query) throws IOException, InterruptedException {
    this.guest = guest;
    HttpResponse<InputStream> answer =
        CLIENT.send(
            guest.request("/live?" + query).header("Accept", "text/event-stream").build(),
            HttpResponse.BodyHandlers.ofInputStream());
    events = answer.body();
    Thread listener = new Thread(this::listen, "listener");
    listener.setDaemon(true);
    listener.start();
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
      StringBuilder event = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(":")) {
          continue; // keeps the stream alive; it may come right before an event
        }
        if (!line.isEmpty()) {
          event.append(line).append('\n');
          continue;
        }
        String whole = event.toString();
        event.setLength(0);
        begun = true;
        if (!isByTheClock(whole)) {
          add(whole);
        }
      }
    } catch (IOException closed) {
      return;
    }
  }

  private synchronized void add(String event) {
    heard.append(event);
  }

  private synchronized boolean has(String text) {
    return heard.indexOf(text) >= 0;
  }

  /** How the feeds are, and that slow pages are to be loaded again. */
  private static boolean isByTheClock(String event) {
    return event.contains("event:banner")
        || event.contains("data:stories")
        || event.contains("data:feeds");
  }

  void begun() {
    RunningConsole.until("the stream says something", () -> begun);
  }

  static void untilTheLast(HeardStream stream) {
    try {
      RunningConsole.until("the last is said", () -> stream.has(LAST));
    } catch (AssertionError late) {
      boolean shown = stream.guest.get("/?work=all&mode=all").body().contains(LAST);
      throw new AssertionError("a page has it: " + shown + "; heard: " + stream.heard, late);
    }
  }

  /** All that was said. */
  synchronized String end() throws IOException {
    events.close();
    return heard.toString();
  }
}
