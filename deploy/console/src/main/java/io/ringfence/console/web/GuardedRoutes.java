package io.ringfence.console.web;

import static io.ringfence.console.accountability.AccessAction.APPROVE;
import static io.ringfence.console.accountability.AccessAction.DECLINE;
import static io.ringfence.console.accountability.AccessAction.REQUEST;
import static io.ringfence.console.accountability.AccessAction.SEARCH;
import static io.ringfence.console.accountability.AccessAction.SIGN_OUT;
import static io.ringfence.console.web.RequestHandling.form;
import static io.ringfence.console.web.RequestHandling.quiet;
import static io.ringfence.console.web.RequestHandling.turnAway;

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
import io.undertow.server.handlers.form.FormData;
import java.io.IOException;
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
    RouteTable table,
    String assets) {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedRoutes.class);

  /** Whose entries name more than the address says, or are not waited for. */
  private static final Set<AccessAction> WRITE_THEMSELVES =
      EnumSet.of(SEARCH, REQUEST, APPROVE, DECLINE, SIGN_OUT);

  private static final String NOT_LOGGED =
      "Neither shown nor done: the broker does not take the access log, where it has to be written"
          + " first. Try again when the banner says that the broker answers.";

  /** Answers a request of somebody who is signed in. */
  interface Answer {
    void to(WebExchange request) throws IOException;
  }

  /** Reads what may name somebody, once that is on the access log. */
  void view(AccessAction action, Predicate<UserRole> may, String path, Answer answer) {
    table.logged(
        action,
        "GET",
        path,
        page(
            request -> {
              AccessEntry entry = entry(request, action, path);
              if (may.test(request.session().role())) {
                request.trail().view(entry);
                answer.to(request);
              } else {
                request.trail().denied(entry);
                request.plain(403, "Your role may not see this.");
              }
            }));
  }

  /** Reads only. */
  HttpHandler page(Answer answer) {
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

  /**
   * Changes something, once that is on the access log: takes the right role, and a form that one of
   * our pages has made.
   */
  void change(AccessAction action, Predicate<UserRole> may, String path, Answer answer) {
    HttpHandler handler =
        exchange -> {
          Optional<UserSession> session = gate.session(exchange);
          if (session.isEmpty()) {
            turnAway(exchange);
            return;
          }
          FormData form = form(exchange);
          WebExchange request = request(exchange, session.get(), form);
          if (!RequestHandling.has(form, session.get().token())) {
            request.plain(403, "This page is too old. Load it again, and say it once more.");
          } else if (!may.test(session.get().role())) {
            request.trail().denied(entry(request, action, path));
            request.plain(403, "Your role may not do this.");
          } else {
            answer(
                exchange,
                session.get(),
                form,
                each -> {
                  if (!WRITE_THEMSELVES.contains(action)) {
                    each.trail().write(entry(each, action, path));
                  }
                  answer.to(each);
                });
          }
        };
    table.logged(action, "POST", path, quiet(handler));
  }

  private void answer(
      HttpServerExchange exchange, UserSession session, FormData form, Answer answer) {
    WebExchange request = request(exchange, session, form);
    try {
      answer.to(request);
    } catch (NotLoggedException unlogged) {
      request.plain(503, NOT_LOGGED);
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
        form,
        trail(exchange, session),
        assets);
  }

  private AccessTrail trail(HttpServerExchange exchange, UserSession session) {
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
          .map(alert -> entry.ofAlert(alert.id()).about(named(alert)))
          .orElse(entry);
    }
    return entry.onPage(template);
  }

  /** Everybody whom the page of an alert names first. */
  private static List<Subject> named(CachedAlert alert) {
    StoryAlert story = alert.storyAlert();
    return Stream.concat(Stream.of(story.subject()), story.accused().stream()).toList();
  }
}
