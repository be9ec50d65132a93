package io.ringfence.console.web;

import static io.ringfence.console.accountability.AccessAction.APPROVE;
import static io.ringfence.console.accountability.AccessAction.DECLINE;
import static io.ringfence.console.accountability.AccessAction.REQUEST;
import static io.ringfence.console.accountability.AccessAction.SEARCH;
import static io.ringfence.console.accountability.AccessAction.SIGN_IN;
import static io.ringfence.console.accountability.AccessAction.SIGN_OUT;
import static io.ringfence.console.accountability.AccessAction.VERDICT;
import static io.ringfence.console.accountability.AccessAction.VIEW_ALERT;
import static io.ringfence.console.accountability.AccessAction.VIEW_LIST;
import static io.ringfence.console.accountability.AccessAction.VIEW_SIGNALS;
import static io.ringfence.console.accountability.AccessAction.VIEW_SUBJECT;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.ringfence.console.access.UserRole;
import io.ringfence.console.access.UserSession;
import io.ringfence.console.accountability.Accountability;
import io.ringfence.console.backend.ConsoleBackend;
import io.ringfence.console.page.FeedsPage;
import io.ringfence.console.page.References;
import io.ringfence.console.page.RulesPage;
import io.ringfence.console.page.StoriesPage;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All addresses of the console on one screen. Whatever is not named here does not exist, and what
 * is not open to all asks for a session first.
 */
public final class WebServer implements AutoCloseable {

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
  private final Accountability accountability;
  private final References references;
  private final Authentication gate;
  private final GuardedRoutes routes;
  private final LiveUpdates live;
  private final Undertow undertow;
  private final String host;
  private final String region;

  /**
   * Makes it; it listens once it is started.
   *
   * @param region in which numbers without a country code are dialled
   */
  public WebServer(
      ConsoleBackend backend,
      Accountability accountability,
      WebSettings settings,
      String region,
      SecureRandom random) {
    this.backend = backend;
    this.accountability = accountability;
    this.references = new References(settings.key());
    this.host = settings.host();
    this.region = region;
    this.gate =
        new Authentication(
            settings.users(), accountability.log(), random, backend::now, settings.isSecure());
    this.routes =
        new GuardedRoutes(
            backend,
            accountability,
            references,
            gate,
            pages,
            assets.prefix(),
            new RoutingHandler(),
            new ArrayList<>());
    this.live = new LiveUpdates(backend, references, pages, gate::open);
    this.undertow =
        Undertow.builder()
            .addHttpListener(settings.port(), host)
            .setIoThreads(2)
            .setWorkerThreads(WORKERS)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, LARGEST_FORM)
            .setServerOption(UndertowOptions.MAX_HEADER_SIZE, 16 * 1024)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, REQUEST_MILLIS)
            .setServerOption(UndertowOptions.MAX_PARAMETERS, 64)
            .setHandler(new SecurityFilter(settings.address(), host, routed()))
            .build();
  }

  private HttpHandler routed() {
    AlertHandlers alerts = new AlertHandlers(references);
    SubjectHandlers subjects = new SubjectHandlers(accountability, references, region);
    ApprovalHandlers approvals = new ApprovalHandlers(accountability);
    OverviewHandlers overview = new OverviewHandlers(references);
    Predicate<UserRole> all = role -> true;
    routes.unlogged("says only whether the console is up", "GET", "/health", this::health);
    routes.unlogged("a form", "GET", "/sign-in", e -> gate.show(e, pages, 200, ""));
    routes.logged(
        SIGN_IN,
        "POST",
        "/sign-in",
        GuardedRoutes.quiet(e -> gate.signIn(e, pages, WebExchange.form(e))));
    routes.change(SIGN_OUT, all, "/sign-out", this::signOut);
    routes.unlogged(
        "names nobody",
        "GET",
        "/static/{version}/{name}",
        routes.page(request -> assets.send(request.part("name"), request)));
    routes.logged(VIEW_LIST, "GET", "/live", this::live);
    routes.view(VIEW_LIST, all, "/", overview::queue);
    routes.view(VIEW_ALERT, all, "/alerts/{alert}", alerts::show);
    routes.view(VIEW_SIGNALS, all, "/alerts/{alert}/signals", alerts::signals);
    routes.change(VERDICT, UserRole::judges, "/alerts/{alert}/verdict", alerts::judge);
    routes.change(SEARCH, UserRole::seesNumbers, "/search", subjects::find);
    routes.view(VIEW_SUBJECT, all, "/subjects/{subject}", subjects::show);
    routes.change(
        REQUEST, UserRole::answersRequests, "/subjects/{subject}/request", subjects::request);
    routes.view(VIEW_LIST, UserRole::answersRequests, "/approvals", approvals::show);
    routes.change(APPROVE, UserRole::answersRequests, "/approvals/approve", approvals::approve);
    routes.change(DECLINE, UserRole::answersRequests, "/approvals/decline", approvals::decline);
    routes.view(VIEW_LIST, all, "/stories", r -> r.page("Stories", "stories", "", StoriesPage::of));
    routes.view(VIEW_LIST, all, "/indicators", overview::indicators);
    String figures = "figures, and titles of alerts";
    routes.unlogged(figures, "GET", "/indicators/lines", routes.page(overview::lines));
    HttpHandler rules = routes.page(r -> r.page("Rules", "rules", "", RulesPage::of));
    routes.unlogged("rules and figures", "GET", "/rules", rules);
    HttpHandler feeds = routes.page(r -> r.page("Feeds", "feeds", "", FeedsPage::of));
    routes.unlogged("topics and figures", "GET", "/feeds", feeds);
    return routes
        .handlers()
        .setFallbackHandler(routes.page(r -> r.plain(404, "There is no such page.")))
        .setInvalidMethodHandler(routes.page(r -> r.plain(405, "Not that way.")));
  }

  /** Its addresses, with what each leaves on the access log. */
  public List<Route> routes() {
    return List.copyOf(routes.routes());
  }

  /** Whoever leaves is not kept, whatever the broker says. */
  private void signOut(WebExchange request) {
    request.trail().offer(request.trail().entry(SIGN_OUT));
    gate.signOut(request.exchange());
  }

  /**
   * For whoever restarts us: only whether we are up and read the topics. What the feeds do is for
   * people who signed in.
   */
  private void health(HttpServerExchange exchange) {
    boolean alive = backend.alive() && accountability.alive();
    exchange.setStatusCode(alive ? 200 : 503);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send("{\"status\":\"" + (alive ? "up" : "down") + "\"}");
  }

  private void live(HttpServerExchange exchange) throws Exception {
    if (exchange.isInIoThread()) {
      // The access log may keep it waiting.
      exchange.dispatch((HttpHandler) this::live);
      return;
    }
    Optional<UserSession> session = gate.session(exchange);
    if (session.isEmpty()) {
      exchange.setStatusCode(401);
      exchange.endExchange();
      return;
    }
    if (LiveUpdates.namesSubjects(exchange)) {
      AccessTrail trail = routes.trail(exchange, session.get());
      try {
        trail.view(trail.entry(VIEW_LIST).of("page", "/live"));
      } catch (AnswerException unlogged) {
        exchange.setStatusCode(503);
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "5");
        exchange.endExchange();
        return;
      }
    }
    live.subscribe(exchange, session.get(), gate.key(exchange).orElseThrow());
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
