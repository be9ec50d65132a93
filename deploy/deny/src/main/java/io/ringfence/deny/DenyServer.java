package io.ringfence.deny;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.decode.format.NativeRecord;
import io.ringfence.deny.Block.State;
import io.ringfence.deny.Deny.Picture;
import io.ringfence.intake.FeedTokens;
import io.ringfence.ip.IpNetwork;
import io.ringfence.lists.intake.SubjectText;
import io.ringfence.signal.Subject;
import io.ringfence.signal.SubjectKind;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.io.DefaultIoCallback;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.ETag;
import io.undertow.util.ETagUtils;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Answers bouncers as CrowdSec's local API does, and others with a list of values. */
final class DenyServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpString API_KEY = new HttpString("X-Api-Key");
  private static final String LISTS = "/v1/lists/";
  private static final String ORIGIN = "ringfence";
  private static final int IDLE_MILLIS = 90_000;

  /** What CrowdSec, or whoever reads its decisions, calls a kind. */
  private static final Map<SubjectKind, String> SCOPES =
      Map.of(
          SubjectKind.ADDRESS, "Ip",
          SubjectKind.NETWORK, "Range",
          SubjectKind.ACCOUNT, "Account",
          SubjectKind.NUMBER, "Number",
          SubjectKind.RANGE, "Prefix",
          SubjectKind.DEVICE, "Device");

  private final Supplier<Picture> picture;
  private final FeedTokens keys;
  private final int port;
  private final Undertow undertow;

  /** Up to which change a bouncer has been told; of one that has not asked yet, none. */
  private final Map<String, Long> told = new ConcurrentHashMap<>();

  DenyServer(Supplier<Picture> picture, FeedTokens keys, int port) {
    this.picture = picture;
    this.keys = keys;
    this.port = port;
    undertow =
        Undertow.builder()
            .addHttpListener(port, "127.0.0.1")
            .setIoThreads(1)
            .setWorkerThreads(1)
            .setServerOption(UndertowOptions.MAX_HEADER_SIZE, 16 * 1024)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, 64L * 1024)
            .setServerOption(UndertowOptions.IDLE_TIMEOUT, IDLE_MILLIS)
            .setHandler(this::handle)
            .build();
  }

  private void handle(HttpServerExchange exchange) {
    String path = exchange.getRequestPath();
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    if (path.equals("/health")) {
      exchange.getResponseSender().send(health().toString());
      return;
    }
    Optional<String> who = keys.owner(key(exchange));
    boolean reads =
        exchange.getRequestMethod().equals(Methods.GET)
            || exchange.getRequestMethod().equals(Methods.HEAD);
    if (who.isEmpty()) {
      // A browser's or firewall's user and password come only when they are asked for.
      boolean list = path.startsWith(LISTS);
      exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Basic realm=\"deny\"");
      refuse(exchange, list ? 401 : 403, "access forbidden");
    } else if (!reads) {
      refuse(exchange, 405, "it is only told");
    } else if (path.equals("/v1/decisions/stream")) {
      stream(exchange, who.get());
    } else if (path.equals("/v1/decisions")) {
      decisions(exchange);
    } else if (path.startsWith(LISTS)) {
      list(exchange, path.substring(LISTS.length()));
    } else {
      refuse(exchange, 404, "there is /v1/decisions, /v1/decisions/stream and /v1/lists/KIND");
    }
  }

  private static String key(HttpServerExchange exchange) {
    String key = exchange.getRequestHeaders().getFirst(API_KEY);
    String said = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
    if (key != null || said == null) {
      return key == null ? "" : key;
    }
    String secret = said.substring(said.indexOf(' ') + 1).strip();
    if (!said.toLowerCase(Locale.ROOT).startsWith("basic ")) {
      return secret;
    }
    try {
      String pair = new String(Base64.getDecoder().decode(secret), UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }

  private static void refuse(HttpServerExchange exchange, int status, String why) {
    exchange.setStatusCode(status);
    exchange.getResponseSender().send(JSON.createObjectNode().put("message", why).toString());
  }

  private JsonNode health() {
    Picture now = picture.get();
    long time = System.currentTimeMillis();
    return JSON.createObjectNode()
        .put("status", "up")
        .put("refused", now.blocks().stream().filter(each -> each.holds(time)).count())
        .put("waiting", now.waiting())
        .put("stopped", now.stopped());
  }

  /** What came and went since this bouncer asked last; all if it starts. */
  private void stream(HttpServerExchange exchange, String bouncer) {
    Picture now = picture.get();
    boolean starts = said(exchange, "startup").contains("true");
    long since = starts ? 0 : told.getOrDefault(bouncer, 0L);
    Predicate<Block> asked = asked(exchange);
    long time = System.currentTimeMillis();
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode fresh = answer.putArray("new");
    ArrayNode deleted = answer.putArray("deleted");
    for (Block each : now.blocks()) {
      if (each.sequence() > since && asked.test(each)) {
        // A firewall's set keeps the end that an entry came with: with another it is another.
        if (each.gone() || (each.state() == State.MOVED && !starts)) {
          deleted.add(decision(each, time));
        }
        if (each.holds(time)) {
          fresh.add(decision(each, time));
        }
      }
    }
    boolean pulls = exchange.getRequestMethod().equals(Methods.GET);
    exchange.getResponseSender().send(answer.toString(), end(bouncer, pulls, now.sequence()));
  }

  /** What was sent whole is not said again. */
  private IoCallback end(String bouncer, boolean pulls, long sequence) {
    return new DefaultIoCallback() {
      @Override
      public void onComplete(HttpServerExchange exchange, Sender sender) {
        if (pulls) {
          told.put(bouncer, sequence);
        }
        super.onComplete(exchange, sender);
      }
    };
  }

  private void decisions(HttpServerExchange exchange) {
    long time = System.currentTimeMillis();
    Set<String> values = new HashSet<>(said(exchange, "value"));
    values.addAll(said(exchange, "range"));
    Optional<Subject> address =
        said(exchange, "ip").stream()
            .findFirst()
            .flatMap(ip -> SubjectText.read("address:" + ip, "ZZ"));
    ArrayNode answer = JSON.createArrayNode();
    picture.get().blocks().stream()
        .filter(each -> each.holds(time) && asked(exchange).test(each))
        .filter(each -> values.isEmpty() || values.contains(each.subject().value()))
        .filter(each -> said(exchange, "ip").isEmpty() || covers(each.subject(), address))
        .forEach(each -> answer.add(decision(each, time)));
    exchange.getResponseSender().send(answer.isEmpty() ? "null" : answer.toString());
  }

  private static boolean covers(Subject refused, Optional<Subject> address) {
    boolean place = refused.kind() == SubjectKind.ADDRESS || refused.kind() == SubjectKind.NETWORK;
    return place
        && address.isPresent()
        && IpNetwork.of(refused).contains(IpNetwork.of(address.get()));
  }

  /** The filters of CrowdSec's API. */
  private static Predicate<Block> asked(HttpServerExchange exchange) {
    Set<String> scopes = new HashSet<>(said(exchange, "scopes"));
    scopes.addAll(said(exchange, "scope"));
    if (scopes.isEmpty() && said(exchange, "value").isEmpty()) {
      scopes.addAll(Set.of("ip", "range"));
    }
    Set<String> origins = said(exchange, "origins");
    Set<String> with = said(exchange, "scenarios_containing");
    Set<String> without = said(exchange, "scenarios_not_containing");
    return block ->
        (scopes.isEmpty() || scopes.contains(scope(block).toLowerCase(Locale.ROOT)))
            && (origins.isEmpty() || origins.contains(ORIGIN))
            && (with.isEmpty() || with.stream().anyMatch(block.lists()::contains))
            && without.stream().noneMatch(block.lists()::contains);
  }

  /** What a parameter says, with commas between; scopes in whatever case. */
  private static Set<String> said(HttpServerExchange exchange, String name) {
    Deque<String> values = exchange.getQueryParameters().get(name);
    return values == null
        ? Set.of()
        : values.stream()
            .flatMap(value -> Arrays.stream(value.split(",")))
            .map(value -> name.startsWith("scope") ? value.toLowerCase(Locale.ROOT) : value)
            .filter(value -> !value.isBlank())
            .collect(Collectors.toSet());
  }

  private static String scope(Block block) {
    return SCOPES.get(block.subject().kind());
  }

  private static ObjectNode decision(Block block, long time) {
    long seconds = TimeUnit.MILLISECONDS.toSeconds(block.until() - time);
    return JSON.createObjectNode()
        .put("id", block.sequence())
        .put("origin", ORIGIN)
        .put("type", "ban")
        .put("scope", scope(block))
        .put("value", block.subject().value())
        .put("duration", Math.max(block.gone() ? Long.MIN_VALUE : 1, seconds) + "s")
        .put("scenario", block.lists());
  }

  private void list(HttpServerExchange exchange, String names) {
    List<Optional<SubjectKind>> kinds =
        Arrays.stream(names.split(",")).map(SubjectKind::ofLabel).toList();
    if (!kinds.stream().allMatch(each -> each.filter(DenySettings.KINDS::contains).isPresent())) {
      refuse(exchange, 404, "no such kind");
      return;
    }
    long time = System.currentTimeMillis();
    String body =
        picture.get().blocks().stream()
            .filter(each -> each.holds(time) && kinds.contains(Optional.of(each.subject().kind())))
            .map(each -> each.subject().value() + "\n")
            .sorted()
            .collect(Collectors.joining());
    ETag tag = new ETag(false, NativeRecord.hash(body));
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
    exchange.getResponseHeaders().put(Headers.ETAG, tag.toString());
    if (ETagUtils.handleIfNoneMatch(exchange, tag, true)) {
      exchange.getResponseSender().send(body);
    } else {
      exchange.setStatusCode(304).endExchange();
    }
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
      throw new IOException("127.0.0.1:" + port + ": " + why, e);
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
