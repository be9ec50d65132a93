package io.ringfence.console.web;

import static io.ringfence.console.accountability.AccessAction.APPROVE;
import static io.ringfence.console.accountability.AccessAction.DECLINE;
import static io.ringfence.console.accountability.AccessAction.REQUEST;
import static io.ringfence.console.accountability.AccessAction.SEARCH;
import static io.ringfence.console.accountability.AccessAction.SIGN_OUT;
import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.TemplateEngine;
import io.ringfence.console.access.UserRole;
import io.ringfence.console.access.UserSession;
import io.ringfence.console.accountability.AccessAction;
import io.ringfence.console.accountability.AccessEntry;
import io.ringfence.console.accountability.Accountability;
import io.ringfence.console.backend.ConsoleBackend;
import io.ringfence.console.page.Masking;
import io.ringfence.console.page.References;
import io.ringfence.console.store.CachedAlert;
import io.ringfence.signal.Subject;
import io.ringfence.story.StoryAlert;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.form.FormData;
import io.undertow.util.Headers;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Addresses for those who are signed in: who may use them, and what that leaves on the log. */
record GuardedRoutes(
    ConsoleBackend backend,
    Accountability accountability,
    References references,
    Authentication gate,
    TemplateEngine pages,
    String assets,
    RoutingHandler handlers,
    List<Route> routes) {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedRoutes.class);

  /** Whose entries name more than the address says, or are not waited for. */
  private static final Set<AccessAction> WRITE_THEMSELVES =
      EnumSet.of(SEARCH, REQUEST, APPROVE, DECLINE, SIGN_OUT);

  /** Answers a request of somebody who is signed in. */
  interface Answer {
    void to(WebExchange request) throws IOException;
  }

  /** An address whose every request is on the access log. */
  void logged(AccessAction action, String method, String template, HttpHandler handler) {
    add(new Route(method, template, Optional.of(action), ""), handler);
  }

  /** An address whose requests are not, and why. */
  void unlogged(String why, String method, String template, HttpHandler handler) {
    add(new Route(method, template, Optional.empty(), why), handler);
  }

  private void add(Route route, HttpHandler handler) {
    routes.add(route);
    handlers.add(route.method(), route.template(), handler);
  }

  /** Reads what may name somebody, once that is on the access log. */
  void view(AccessAction action, Predicate<UserRole> may, String path, Answer answer) {
    logged(
        action,
        "GET",
        path,
        page(
            request -> {
              AccessEntry entry = entry(request, action, path);
              permit(may, request, entry, "Your role may not see this.");
              request.trail().view(entry);
              answer.to(request);
            }));
  }

  private static void permit(
      Predicate<UserRole> may, WebExchange request, AccessEntry entry, String otherwise) {
    if (!may.test(request.session().role())) {
      request.trail().denied(entry);
      throw new AnswerException(403, otherwise);
    }
  }

  /** Reads only. */
  HttpHandler page(Answer answer) {
    return answered(exchange -> null, answer);
  }

  /**
   * Changes something, once that is on the access log: takes the right role, and a form that one of
   * our pages has made.
   */
  void change(AccessAction action, Predicate<UserRole> may, String path, Answer answer) {
    Answer guarded =
        request -> {
          if (!has(request, request.session().token())) {
            throw new AnswerException(
                403, "This page is too old. Load it again, and say it once more.");
          }
          AccessEntry entry = entry(request, action, path);
          permit(may, request, entry, "Your role may not do this.");
          if (!WRITE_THEMSELVES.contains(action)) {
            request.trail().write(entry);
          }
          answer.to(request);
        };
    logged(action, "POST", path, answered(WebExchange::form, guarded));
  }

  /** Whether a form has the token that our pages give to this session. */
  private static boolean has(WebExchange request, String token) {
    return MessageDigest.isEqual(request.field("token").getBytes(UTF_8), token.getBytes(UTF_8));
  }

  private interface FormReader {
    FormData of(HttpServerExchange exchange) throws IOException;
  }

  private HttpHandler answered(FormReader form, Answer answer) {
    return quiet(
        exchange -> {
          Optional<UserSession> session = gate.session(exchange);
          if (session.isEmpty()) {
            turnAway(exchange);
            return;
          }
          WebExchange request = request(exchange, session.get(), form.of(exchange));
          try {
            answer.to(request);
          } catch (AnswerException other) {
            request.plain(other.status, other.getMessage());
          } catch (IOException away) {
            request.plain(503, "Not kept: the broker has not taken it. Try again when it answers.");
          } catch (RuntimeException failed) {
            LOG.error("a page failed: {}", SecurityFilter.described(failed));
            if (!exchange.isResponseStarted()) {
              request.plain(500, "This page could not be made. The log says where it failed.");
            }
          }
        });
  }

  /** On a thread that may wait; what fails is named in the log, and not quoted. */
  static HttpHandler quiet(HttpHandler handler) {
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

  private WebExchange request(HttpServerExchange exchange, UserSession session, FormData form) {
    return new WebExchange(
        exchange,
        pages,
        session,
        backend.view(session.user().tenants(), session.user().name()),
        new Masking(references, session.role().seesNumbers()),
        form,
        trail(exchange, session),
        assets);
  }

  AccessTrail trail(HttpServerExchange exchange, UserSession session) {
    return new AccessTrail(accountability.log(), session, gate.source(exchange), backend::now);
  }

  /** The entry of a request, as far as its address says to whom it is about. */
  private AccessEntry entry(WebExchange request, AccessAction action, String template) {
    AccessEntry entry = request.trail().entry(action);
    if (template.contains("{subject}")) {
      Optional<Subject> subject = references.subject(request.part("subject"));
      return entry.about(subject.stream().toList());
    }
    if (template.contains("{alert}")) {
      return references
          .alert(request.part("alert"))
          .flatMap(backend.alerts()::find)
          .map(alert -> entry.of("alert", alert.id()).about(named(alert)))
          .orElse(entry);
    }
    return entry.of("page", template);
  }

  /** Everybody whom the page of an alert names first. */
  private static List<Subject> named(CachedAlert alert) {
    StoryAlert story = alert.storyAlert();
    return Stream.concat(Stream.of(story.subject()), story.accused().stream()).toList();
  }
}
