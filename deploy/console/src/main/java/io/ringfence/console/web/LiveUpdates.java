package io.ringfence.console.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.ringfence.console.access.UserSession;
import io.ringfence.console.backend.ConsoleBackend;
import io.ringfence.console.backend.ConsoleView;
import io.ringfence.console.page.AlertRow;
import io.ringfence.console.page.Masking;
import io.ringfence.console.page.QueueFilter;
import io.ringfence.console.page.QueuePage;
import io.ringfence.console.page.References;
import io.ringfence.console.page.StatusBanner;
import io.ringfence.console.store.CachedAlert;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import io.undertow.util.Headers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends open pages what has changed, four times a second at most. What a page shows is made once
 * for all who see the same of it. A page that takes nothing for too long is dropped; its browser
 * comes back by itself and gets the whole list.
 */
final class LiveUpdates implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveUpdates.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long EVERY_MILLIS = 250;

  /** Also keeps proxies from taking a quiet stream for a dead one. */
  private static final long BANNER_MILLIS = 5_000;

  private static final long SLOW_MILLIS = 2_000;
  private static final long SWEEP_MILLIS = 60_000;
  private static final int MOST_STREAMS = 1_000;

  /** More changes at once are not sent one by one. */
  private static final int MOST_ROWS = QueuePage.MOST_ROWS;

  /**
   * Who sees the same.
   *
   * @param user who looks, of those who are limited to tenants; else empty
   */
  private record View(
      String page,
      QueueFilter filter,
      String reference,
      boolean whole,
      Set<String> tenants,
      String user) {}

  private final ConsoleBackend backend;
  private final References references;
  private final TemplateEngine pages;
  private final Predicate<String> open;
  private final Map<View, Set<EventStream>> streams = new ConcurrentHashMap<>();
  private final AtomicInteger openStreams = new AtomicInteger();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "live");
            thread.setDaemon(true);
            return thread;
          });
  private StatusBanner banner = new StatusBanner("", "");
  private long bannerAt;
  private long slowAt;
  private long sweptAt;
  private long indicatorsAt = Long.MIN_VALUE;

  LiveUpdates(
      ConsoleBackend backend, References references, TemplateEngine pages, Predicate<String> open) {
    this.backend = backend;
    this.references = references;
    this.pages = pages;
    this.open = open;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // tick() catches what can happen
  void start() {
    timer.scheduleWithFixedDelay(this::tick, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  void subscribe(HttpServerExchange exchange, UserSession session, String key) throws Exception {
    if (openStreams.get() >= MOST_STREAMS) {
      exchange.setStatusCode(503);
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "30");
      exchange.endExchange();
      return;
    }
    Map<String, String> query = WebExchange.query(exchange);
    View view =
        new View(
            query.getOrDefault("page", ""),
            QueueFilter.of(query),
            query.getOrDefault("of", ""),
            session.role().seesNumbers(),
            session.user().tenants(),
            session.user().tenants().isEmpty() ? "" : session.user().name());
    new ServerSentEventHandler((connection, lastId) -> stream(connection, view, key))
        .handleRequest(exchange);
  }

  /** Whether a stream would have more than that something has changed. */
  static boolean namesSubjects(HttpServerExchange exchange) {
    var page = exchange.getQueryParameters().get("page");
    return page != null && page.getFirst().equals("queue");
  }

  private void stream(ServerSentEventConnection connection, View view, String key) {
    openStreams.incrementAndGet();
    EventStream stream = new EventStream(connection, key);
    connection.addCloseTask(
        gone -> {
          openStreams.decrementAndGet();
          streams.computeIfPresent(
              view,
              (each, others) -> {
                others.remove(stream);
                return others.isEmpty() ? null : others;
              });
        });
    connection.setKeepAliveTime(15_000);
    streams.compute(
        view,
        (each, others) -> {
          Set<EventStream> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(stream);
          return all;
        });
    timer.execute(() -> welcome(view, stream));
  }

  private void welcome(View view, EventStream stream) {
    stream.send(
        "banner",
        html("banner.jte", StatusBanner.of(backend.health(), backend.progress(), backend.now())));
    if (view.page().equals("queue")) {
      stream.send("list", list(view));
    }
  }

  private String list(View view) {
    QueuePage.Shown list =
        QueuePage.list(seen(view), view.filter(), masking(view), QueuePage.MOST_ROWS);
    ObjectNode json = JSON.createObjectNode();
    json.put("html", html("rows.jte", list));
    return json.put("counts", html("counts.jte", list)).toString();
  }

  private ConsoleView seen(View view) {
    return backend.view(view.tenants(), view.user());
  }

  private Masking masking(View view) {
    return new Masking(references, view.whole());
  }

  private String html(String template, Object model) {
    StringOutput out = new StringOutput();
    pages.render(template, model, out);
    return out.toString();
  }

  private void tick() {
    try {
      long now = System.nanoTime() / 1_000_000;
      Map<String, Set<String>> changed = backend.alerts().changed();
      if (!changed.isEmpty()) {
        streams.forEach((view, all) -> publish(view, all, seen(view).changed(changed)));
      }
      if (now - slowAt >= SLOW_MILLIS) {
        slowAt = now;
        publishSlow();
      }
      if (now - sweptAt >= SWEEP_MILLIS) {
        sweptAt = now;
        backend.forgetExpired();
      }
      StatusBanner latest = StatusBanner.of(backend.health(), backend.progress(), backend.now());
      if (!latest.equals(banner) || now - bannerAt >= BANNER_MILLIS) {
        banner = latest;
        bannerAt = now;
        String html = html("banner.jte", latest);
        streams.values().forEach(all -> all.forEach(each -> each.send("banner", html)));
      }
    } catch (RuntimeException failed) {
      LOG.error("open pages were not updated: {}", failed.getClass().getName());
    }
  }

  private void publish(View view, Set<EventStream> all, Set<String> changed) {
    if (changed.isEmpty()) {
      return;
    }
    switch (view.page()) {
      case "queue" -> {
        String message = rows(view, changed);
        all.forEach(each -> each.send("rows", message));
      }
      case "alert" ->
          references
              .alert(view.reference())
              .filter(changed::contains)
              .ifPresent(id -> all.forEach(each -> each.send("stale", "alert")));
      default -> {}
    }
  }

  private String rows(View view, Set<String> changed) {
    if (changed.size() > MOST_ROWS) {
      return list(view);
    }
    ConsoleView known = seen(view);
    Masking masking = masking(view);
    ObjectNode json = JSON.createObjectNode();
    ArrayNode rows = json.putArray("rows");
    ArrayNode gone = json.putArray("gone");
    for (String id : changed) {
      Optional<CachedAlert> alert = known.alerts().find(id);
      if (alert.isPresent()
          && view.filter().shows(alert.get(), known.verdicts().opinion(alert.get().id()))) {
        AlertRow row = AlertRow.of(alert.get(), known.verdicts().of(id), masking);
        rows.addObject()
            .put("ref", row.reference())
            .put("order", row.order())
            .put("html", html("row.jte", row));
      } else {
        gone.add(references.ofAlert(id));
      }
    }
    json.put("counts", html("counts.jte", QueuePage.list(known, view.filter(), masking, 0)));
    return json.toString();
  }

  private void publishSlow() {
    long latest = backend.indicators().latest();
    boolean counted = latest != indicatorsAt;
    indicatorsAt = latest;
    streams.forEach(
        (view, all) -> {
          boolean stale =
              switch (view.page()) {
                case "feeds", "stories" -> true;
                case "indicators" -> counted && view.tenants().isEmpty();
                default -> false;
              };
          if (stale) {
            all.forEach(each -> each.send("stale", view.page()));
          }
          for (EventStream each : all) {
            if (!open.test(each.key())) {
              each.sendLast("out", "signed out");
            }
          }
        });
  }

  @Override
  public void close() {
    timer.shutdownNow();
    streams.values().forEach(all -> all.forEach(EventStream::leave));
  }
}
