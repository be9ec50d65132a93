package io.ringfence.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A webhook that answers as it is told. */
final class PostedMessages implements AutoCloseable {

  /** What has come. */
  record Posted(String notice, String signature, String body, String answer) {}

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Posted> posted = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile String answer = "200";

  PostedMessages() throws IOException {
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** A status, with a {@code Retry-After} behind it or not; {@code half} or {@code endless}. */
  void answers(String as) {
    answer = as;
  }

  List<Posted> posted() {
    return posted;
  }

  /** Those that were answered well. */
  List<Posted> delivered() {
    return posted.stream().filter(each -> each.answer().equals("200")).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    String as = answer;
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    posted.add(
        new Posted(
            exchange.getRequestHeaders().getFirst("Ringfence-Notice"),
            exchange.getRequestHeaders().getFirst("Ringfence-Signature"),
            body,
            as));
    if (as.equals("half") || as.equals("endless")) {
      exchange.sendResponseHeaders(200, 100);
      OutputStream out = exchange.getResponseBody();
      out.write("half".getBytes(UTF_8));
      out.flush();
      if (as.equals("endless")) {
        await();
      }
      exchange.close();
      return;
    }
    if (as.length() > 3) {
      exchange.getResponseHeaders().add("Retry-After", as.substring(4));
    }
    if (as.startsWith("301")) {
      exchange.getResponseHeaders().add("Location", url().toString());
    }
    exchange.sendResponseHeaders(Integer.parseInt(as.substring(0, 3)), -1);
    exchange.close();
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
