package io.ringfence.intake;

import io.ringfence.decode.Decoder;
import io.ringfence.decode.FeedDecoder;
import io.ringfence.decode.format.Feed;
import io.ringfence.topics.TopicKinds;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.xnio.IoUtils;

/** Takes records of feeds by {@code POST /v1/feeds/NAME}. */
final class FeedServer implements AutoCloseable {

  static final int LARGEST_BODY = 16 << 20;

  /** Bodies of all requests that are not answered yet: two of the largest, or 30,000 small ones. */
  static final long MOST_HELD = 2L * LARGEST_BODY;

  private static final String FEEDS = "/v1/feeds/";

  /** What curl says of whatever it sends, unless it is told otherwise; it is taken for lines. */
  private static final String CURL = "application/x-www-form-urlencoded";

  /** What FreeSWITCH says of a form by Base64. */
  private static final String BASE64 = "application/x-www-form-base64-encoded";

  private static final String JSON = "application/json";
  private static final Set<String> TYPES =
      Set.of("", "text/plain", "text/csv", "application/x-ndjson", JSON, CURL, BASE64);

  /** These decode. They wait for the broker only while there is no room for what they send. */
  private static final int WORKERS = 4;

  private static final int HEADERS_MILLIS = 15_000;

  /** Longer than a body may take, and than the broker may. */
  private static final int IDLE_MILLIS = 90_000;

  /** So long what a refused client still sends is passed over, so that it can read its answer. */
  private static final int FAREWELL_SECONDS = 5;

  final IntakeSettings settings;
  final RecordSender sender;

  /** Bytes of bodies that have arrived and are not answered. */
  final AtomicLong held = new AtomicLong();

  /** Of each worker. */
  final ThreadLocal<FeedDecoder> decoder;

  private final Map<String, Feed> feeds = new HashMap<>();
  private final Undertow undertow;

  /** Makes it; it listens once it is started. */
  FeedServer(IntakeSettings settings, RecordSender sender) {
    this.settings = settings;
    this.sender = sender;
    settings.sources().feeds().forEach(feed -> feeds.put(feed.source(), feed));
    TopicKinds kinds = TopicKinds.of(settings.topics()).and(settings.sources().topics());
    decoder =
        ThreadLocal.withInitial(
            () ->
                new FeedDecoder(
                    new Decoder(settings.sources(), settings.retention(), kinds),
                    settings.sources()));
    undertow =
        Undertow.builder()
            .addHttpListener(settings.port(), settings.host())
            .setIoThreads(2)
            .setWorkerThreads(WORKERS)
            .setServerOption(UndertowOptions.MAX_HEADER_SIZE, 16 * 1024)
            // Who sends too much is told so, instead of being cut off.
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, HEADERS_MILLIS)
            .setServerOption(UndertowOptions.IDLE_TIMEOUT, IDLE_MILLIS)
            .setHandler(new HttpContinueReadHandler(this::handle))
            .build();
  }

  private void handle(HttpServerExchange exchange) {
    String path = exchange.getRequestPath();
    boolean health = path.equals("/health");
    HttpString method = health ? Methods.GET : Methods.POST;
    if (!health && !path.startsWith(FEEDS)) {
      refuse(exchange, 404, "records go to /v1/feeds/NAME");
    } else if (!exchange.getRequestMethod().equals(method)) {
      exchange.getResponseHeaders().put(Headers.ALLOW, method.toString());
      refuse(exchange, 405, "not that way");
    } else if (health) {
      boolean up = sender.failure().isEmpty();
      answer(exchange, up ? 200 : 503, "{\"status\":\"" + (up ? "up" : "down") + "\"}");
    } else {
      post(exchange, path.substring(FEEDS.length()));
    }
  }

  private void post(HttpServerExchange exchange, String name) {
    HeaderMap said = exchange.getRequestHeaders();
    String type = lower(said.getFirst(Headers.CONTENT_TYPE)).split(";", 2)[0].strip();
    String encoding = lower(said.getFirst(Headers.CONTENT_ENCODING)).replace("identity", "");
    long length = Math.max(0, exchange.getRequestContentLength());
    Feed feed = feeds.get(name);
    if (!settings.tokens().allow(name, token(said.getFirst(Headers.AUTHORIZATION)))
        || feed == null) {
      exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer");
      refuse(exchange, 401, "no such feed, or not its token");
    } else if (!TYPES.contains(type)) {
      refuse(
          exchange, 415, "Content-Type is text/plain, text/csv, application/x-ndjson or " + JSON);
    } else if (!encoding.isEmpty() && !encoding.equals("gzip")) {
      refuse(exchange, 415, "Content-Encoding is gzip, or is not there");
    } else if (length > LARGEST_BODY) {
      tooLarge(exchange);
    } else if (held.get() + length > MOST_HELD) {
      busy(exchange);
    } else {
      PostedBody body = new PostedBody(!encoding.isEmpty(), type.equals(JSON));
      exchange.dispatch(
          SameThreadExecutor.INSTANCE, new PostedRequest(this, exchange, feed, body)::begin);
    }
  }

  private static String lower(String value) {
    return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
  }

  private static String token(String authorization) {
    return lower(authorization).startsWith("bearer ") ? authorization.strip().substring(7) : "";
  }

  static void tooLarge(HttpServerExchange exchange) {
    refuse(exchange, 413, "a body has at most 16 MiB, and 64 MiB once it is unpacked");
  }

  static void busy(HttpServerExchange exchange) {
    exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
    refuse(exchange, 429, "more arrives than can be taken: send it again");
  }

  /** Answers, and goes on with this client only if it has sent all that it wanted to. */
  static void refuse(HttpServerExchange exchange, int status, String why) {
    if (!exchange.isRequestComplete()) {
      exchange.setPersistent(false);
      exchange
          .getIoThread()
          .executeAfter(
              () -> IoUtils.safeClose(exchange.getConnection()),
              FAREWELL_SECONDS,
              TimeUnit.SECONDS);
    }
    answer(exchange, status, "{\"error\":\"" + why + "\"}");
  }

  static void answer(HttpServerExchange exchange, int status, String json) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, JSON);
    exchange.getResponseSender().send(json);
  }

  /**
   * Listens.
   *
   * @throws IOException if that is not possible; the message says why
   */
  void start() throws IOException {
    try {
      undertow.start();
    } catch (RuntimeException e) {
      String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      throw new IOException(settings.host() + ":" + settings.port() + ": " + why, e);
    }
  }

  int port() {
    return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
  }

  @Override
  public void close() {
    undertow.stop();
  }
}
