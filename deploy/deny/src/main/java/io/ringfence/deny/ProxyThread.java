package io.ringfence.deny;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.deny.Deny.Picture;
import io.ringfence.deny.DenySettings.Proxy;
import io.ringfence.deny.DenySettings.Speech;
import io.ringfence.signal.SubjectKind;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one proxy, by its remote procedure calls, in a thread of its own. A mark in each of its
 * tables says that this run has filled it: a proxy that has restarted has none, and is told all.
 */
final class ProxyThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProxyThread.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String MARK = "ringfence:mark";
  private static final long PAUSE_MILLIS = 1_000;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;
  private static final long ANSWER_MILLIS = 5_000;
  private static final long CLOSE_MILLIS = 6_000;

  private final Proxy proxy;
  private final Supplier<Picture> picture;
  private final String run = UUID.randomUUID().toString();
  private final HttpClient http = HttpClient.newHttpClient();

  /** Up to which change a table has been told. */
  private final Map<SubjectKind, Long> told = new EnumMap<>(SubjectKind.class);

  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private volatile String trouble;

  ProxyThread(Proxy proxy, Supplier<Picture> picture) {
    this.proxy = proxy;
    this.picture = picture;
    thread = new Thread(this::run, "deny-" + proxy.name());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  String title() {
    return "The proxy " + proxy.name() + " is not told who is refused";
  }

  /** Why it could not be told the last time; empty if it was. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  private void run() {
    long pause = 0;
    try {
      while (!stop.await(pause, TimeUnit.MILLISECONDS)) {
        try {
          for (SubjectKind kind : proxy.tables().keySet()) {
            tell(kind, picture.get(), System.currentTimeMillis());
          }
          pause = PAUSE_MILLIS;
          trouble = null;
        } catch (IOException e) {
          if (trouble == null) {
            LOG.warn("proxy {}: {}", proxy.name(), e.getMessage());
          }
          trouble = e.getMessage();
          pause = Math.min(LONGEST_PAUSE_MILLIS, Math.max(PAUSE_MILLIS, 2 * pause));
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(SubjectKind kind, Picture now, long time)
      throws IOException, InterruptedException {
    if (!marked(kind)) {
      // Before the entries: a restart among them takes the mark, too.
      set(kind, MARK, run, seconds(Blocks.FARTHEST));
      told.put(kind, 0L);
    }
    long last = told.get(kind);
    List<Block> changes =
        now.blocks().stream()
            .filter(each -> each.subject().kind() == kind && each.sequence() > last)
            .sorted(Comparator.comparingLong(Block::sequence))
            .toList();
    for (Block each : changes) {
      if (each.holds(time)) {
        set(kind, each.subject().value(), each.lists(), seconds(each.until() - time));
      } else if (each.gone()) {
        delete(kind, each.subject().value());
      }
      told.put(kind, each.sequence());
      if (stop.getCount() == 0) {
        return;
      }
    }
  }

  private static long seconds(long millis) {
    return Math.max(1, TimeUnit.MILLISECONDS.toSeconds(millis));
  }

  /** Whether this run has filled the table, and the proxy has it still. */
  private boolean marked(SubjectKind kind) throws IOException, InterruptedException {
    JsonNode answer =
        proxy.speech() == Speech.KAMAILIO
            ? call("htable.get", proxy.tables().get(kind), MARK)
            : call("cache_fetch", "system", "local", "attr", key(kind, MARK));
    return told.containsKey(kind) && answer.path("result").toString().contains(run);
  }

  private void set(SubjectKind kind, String value, String lists, long seconds)
      throws IOException, InterruptedException {
    JsonNode answer =
        proxy.speech() == Speech.KAMAILIO
            ? call("htable.setxs", proxy.tables().get(kind), value, lists, seconds)
            : call(
                "cache_store",
                "system",
                "local",
                "attr",
                key(kind, value),
                "value",
                lists,
                "expire",
                seconds);
    if (answer.has("error")) {
      throw new IOException("it does not take entries of " + proxy.tables().get(kind));
    }
  }

  /** What is not there any more need not be deleted, so an error is none. */
  private void delete(SubjectKind kind, String value) throws IOException, InterruptedException {
    if (proxy.speech() == Speech.KAMAILIO) {
      call("htable.delete", proxy.tables().get(kind), value);
    } else {
      call("cache_remove", "system", "local", "attr", key(kind, value));
    }
  }

  private String key(SubjectKind kind, String value) {
    return proxy.tables().get(kind) + ":" + value;
  }

  /** Parameters are an array for Kamailio, and names with values for OpenSIPS. */
  private JsonNode call(String method, Object... parameters)
      throws IOException, InterruptedException {
    ObjectNode request =
        JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1).put("method", method);
    if (proxy.speech() == Speech.KAMAILIO) {
      request.set("params", JSON.valueToTree(parameters));
    } else {
      ObjectNode named = request.putObject("params");
      for (int i = 0; i < parameters.length; i += 2) {
        named.set((String) parameters[i], JSON.valueToTree(parameters[i + 1]));
      }
    }
    HttpRequest post =
        HttpRequest.newBuilder(proxy.url())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(request.toString()))
            .build();
    try {
      // A time limit of the whole: one of the request does not hold for the body of the answer.
      HttpResponse<String> response =
          http.sendAsync(post, BodyHandlers.ofString()).get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
      JsonNode answer = JSON.readTree(response.body());
      if (answer.has("result") || answer.has("error")) {
        return answer;
      }
      throw new IOException("it answers " + response.statusCode() + ", and no JSON-RPC");
    } catch (ExecutionException e) {
      throw new IOException("it cannot be reached: " + e.getCause().getClass().getSimpleName(), e);
    } catch (TimeoutException e) {
      throw new IOException("it does not answer within 5 s", e);
    }
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
