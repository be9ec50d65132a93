package io.ringfence.console.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.ringfence.console.access.UserRole;
import io.ringfence.console.access.UserSession;
import io.ringfence.console.access.Users;
import io.ringfence.console.backend.ConsoleBackend;
import io.ringfence.console.page.Masking;
import io.ringfence.console.page.PageLayout;
import io.ringfence.console.page.References;
import io.ringfence.console.page.StatusBanner;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.form.FormData;
import io.undertow.server.handlers.form.FormDataParser;
import io.undertow.server.handlers.form.FormEncodedDataDefinition;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All addresses of the console on one screen. Whatever is not named here does not exist, and what
 * is not open to all asks for a session first.
 */
public final class WebServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  /** A note and what is around it; more is nobody's form. */
  private static final long LARGEST_FORM = 64 * 1024;

  /**
   * A page waits for the broker at most some seconds; the streams of open pages need none of these.
   */
  private static final int WORKERS = 8;

  private static final int REQUEST_MILLIS = 15_000;

  private final TemplateEngine pages = TemplateEngine.createPrecompiled(ContentType.Html);
  private final StaticAssets assets = new StaticAssets();
  private final ConsoleBackend backend;
  private final References references;
  private final Authentication gate;
  private final LiveUpdates live;
  private final Undertow undertow;
  private final String host;
  private final String region;

  /** Answers a request of somebody who is signed in. */
  interface Answer {
    void to(WebExchange request) throws IOException;
  }

  /**
   * Makes it; it listens once it is started.
   *
   * @param address under which people reach the console, if it is not where it listens
   * @param region in which numbers without a country code are dialled
   */
  public WebServer(
      ConsoleBackend backend,
      Users users,
      References references,
      String host,
      int port,
      Optional<String> address,
      String region,
      SecureRandom random) {
    this.backend = backend;
    this.references = references;
    this.host = host;
    this.region = region;
    boolean secure = address.filter(each -> each.startsWith("https:")).isPresent();
    this.gate = new Authentication(users, random, backend::now, secure);
    this.live = new LiveUpdates(backend, references, pages, gate::open);
    this.undertow =
        Undertow.builder()
            .addHttpListener(port, host)
            .setIoThreads(2)
            .setWorkerThreads(WORKERS)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, LARGEST_FORM)
            .setServerOption(UndertowOptions.MAX_HEADER_SIZE, 16 * 1024)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, REQUEST_MILLIS)
            .setServerOption(UndertowOptions.MAX_PARAMETERS, 64)
            .setHandler(new SecurityFilter(address, host, routes()))
            .build();
  }

  private HttpHandler routes() {
    QueueHandlers queue = new QueueHandlers(this::layout);
    AlertHandlers alerts = new AlertHandlers(references, this::layout);
    SubjectHandlers subjects = new SubjectHandlers(references, this::layout, region);
    OverviewHandlers overview = new OverviewHandlers(references, this::layout);
    RoutingHandler routes = new RoutingHandler();
    routes
        .get("/health", this::health)
        .get("/sign-in", exchange -> gate.show(exchange, pages, 200, ""))
        .post("/sign-in", quiet(exchange -> gate.signIn(exchange, pages, form(exchange))))
        .post("/sign-out", change(role -> true, request -> gate.signOut(request.exchange())))
        .get(
            "/static/{version}/{name}", page(request -> assets.send(request.part("name"), request)))
        .get("/live", this::live)
        .get("/", page(queue::show))
        .get("/alerts/{alert}", page(alerts::show))
        .get("/alerts/{alert}/signals", page(alerts::signals))
        .post("/alerts/{alert}/verdict", change(UserRole::judges, alerts::judge))
        .post("/search", change(UserRole::seesNumbers, subjects::find))
        .get("/subjects/{subject}", page(subjects::show))
        .post("/subjects/{subject}/request", change(UserRole::answersRequests, subjects::request))
        .get("/stories", page(overview::stories))
        .get("/indicators", page(overview::indicators))
        .get("/indicators/lines", page(overview::lines))
        .get("/rules", page(overview::rules))
        .get("/feeds", page(overview::feeds))
        .setFallbackHandler(page(request -> request.plain(404, "There is no such page.")))
        .setInvalidMethodHandler(page(request -> request.plain(405, "Not that way.")));
    return routes;
  }

  /** On a thread that may wait; what fails is named in the log, and not quoted. */
  private static HttpHandler quiet(HttpHandler handler) {
    return new BlockingHandler(
        exchange -> {
          try {
            handler.handleRequest(exchange);
          } catch (IOException | RuntimeException failed) {
            LOG.warn("a request failed: {}", SecurityFilter.described(failed));
            if (!exchange.isResponseStarted()) {
              exchange.setStatusCode(400);
            }
            exchange.endExchange();
          }
        });
  }

  /** Reads only. */
  private HttpHandler page(Answer answer) {
    return quiet(
        exchange -> {
          Optional<UserSession> session = gate.session(exchange);
          if (session.isEmpty()) {
            turnAway(exchange);
          } else {
            answer(exchange, session.get(), null, answer);
          }
        });
  }

  /** Changes something: takes the right role, and a form that one of our pages has made. */
  private HttpHandler change(Predicate<UserRole> may, Answer answer) {
    return quiet(
        exchange -> {
          Optional<UserSession> session = gate.session(exchange);
          if (session.isEmpty()) {
            turnAway(exchange);
            return;
          }
          FormData form = form(exchange);
          FormData.FormValue token = form == null ? null : form.getFirst("token");
          boolean known =
              token != null
                  && !token.isFileItem()
                  && MessageDigest.isEqual(
                      token.getValue().getBytes(StandardCharsets.UTF_8),
                      session.get().token().getBytes(StandardCharsets.UTF_8));
          if (!known) {
            request(exchange, session.get(), null)
                .plain(403, "This page is too old. Load it again, and say it once more.");
          } else if (!may.test(session.get().role())) {
            request(exchange, session.get(), null).plain(403, "Your role may not do this.");
          } else {
            answer(exchange, session.get(), form, answer);
          }
        });
  }

  private void answer(
      HttpServerExchange exchange, UserSession session, FormData form, Answer answer) {
    WebExchange request = request(exchange, session, form);
    try {
      answer.to(request);
    } catch (IOException | RuntimeException failed) {
      LOG.error("a page failed: {}", SecurityFilter.described(failed));
      if (!exchange.isResponseStarted()) {
        request.plain(500, "This page could not be made. The log says where it failed.");
      }
    }
  }

  private WebExchange request(HttpServerExchange exchange, UserSession session, FormData form) {
    return new WebExchange(
        exchange,
        pages,
        session,
        backend.view(session.user().tenants(), session.user().name()),
        new Masking(references, session.role().seesNumbers()),
        form);
  }

  private static FormData form(HttpServerExchange exchange) throws IOException {
    FormEncodedDataDefinition definition = new FormEncodedDataDefinition();
    definition.setDefaultEncoding("UTF-8");
    try (FormDataParser parser = definition.create(exchange)) {
      return parser == null ? null : parser.parseBlocking();
    }
  }

  /** A page sends people to the sign-in; anything else gets an error. */
  private static void turnAway(HttpServerExchange exchange) {
    String accepts = String.valueOf(exchange.getRequestHeaders().getFirst(Headers.ACCEPT));
    if (accepts.contains("text/html") && exchange.getRequestMethod().toString().equals("GET")) {
      exchange.setStatusCode(303);
      exchange.getResponseHeaders().put(Headers.LOCATION, "/sign-in");
    } else {
      exchange.setStatusCode(401);
    }
    exchange.endExchange();
  }

  /**
   * For whoever restarts us: only that we are up. What the feeds do is for people who signed in.
   */
  private void health(HttpServerExchange exchange) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send("{\"status\":\"up\"}");
  }

  private void live(HttpServerExchange exchange) throws Exception {
    Optional<UserSession> session = gate.session(exchange);
    if (session.isEmpty()) {
      exchange.setStatusCode(401);
      exchange.endExchange();
      return;
    }
    live.subscribe(exchange, session.get(), gate.key(exchange).orElseThrow());
  }

  private PageLayout layout(WebExchange request, String title, String place, String liveQuery) {
    return new PageLayout(
        title,
        place,
        "/live?page=" + place + (liveQuery.isEmpty() ? "" : "&" + liveQuery),
        request.session().user().name(),
        request.session().role(),
        request.session().token(),
        assets.prefix(),
        StatusBanner.of(request.view().health(), request.view().progress(), request.view().now()),
        request.view().now());
  }

  public void start() {
    undertow.start();
    live.start();
  }

  /** Where it listens. */
  public String address() {
    InetSocketAddress bound = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    return "http://" + host + ":" + bound.getPort();
  }

  @Override
  public void close() {
    live.close();
    undertow.stop();
  }
}
