package io.ringfence.console.web;

import static io.ringfence.console.accountability.AccessAction.VIEW_ALERT;

import gg.jte.TemplateEngine;
import io.ringfence.alert.AlertClaim;
import io.ringfence.alert.AlertIds;
import io.ringfence.alert.ConsoleLinks;
import io.ringfence.console.page.References;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

/**
 * Links to alerts that stand elsewhere, in the alerts themselves and from there in tickets and
 * mails. They have the alert's id: a reference would end with the console's key.
 */
final class LinkHandlers {

  static final String TEMPLATE = ConsoleLinks.PATH + "{id}";

  /** Says that a page of ours has led here, with which the browser sends the cookie. */
  private static final String FROM_HERE = "here";

  private final References references;
  private final TemplateEngine pages;

  LinkHandlers(References references, TemplateEngine pages) {
    this.references = references;
    this.pages = pages;
  }

  /** Leads to the alert's page, which is on the access log. */
  void follow(WebExchange request) {
    String id = request.part("id");
    if (AlertIds.computable(id) && !request.session().role().seesNumbers()) {
      // Whoever may compute an id of a number that they guess would learn whose alert it is.
      request.trail().denied(request.trail().entry(VIEW_ALERT).onPage(TEMPLATE));
      request.plain(403, "Your role may not see this: without a key, ids of alerts tell numbers.");
    } else if (request.view().alerts().find(id).isEmpty()) {
      AlertHandlers.unknown(request);
    } else {
      request.see("/alerts/" + references.ofAlert(id));
    }
  }

  /**
   * Whoever comes from another site seems not to be signed in: the cookie is not sent from there. A
   * page of ours that leads to the same address has it sent. After it, people are asked to sign in,
   * and come here again.
   */
  void lead(HttpServerExchange exchange) {
    WebExchange request = new WebExchange(exchange, pages, null, null, null, null, null);
    String id = request.part("id");
    if (!AlertClaim.isId(id) || !RequestHandling.isOfBrowser(exchange)) {
      RequestHandling.turnAway(exchange);
    } else if (request.query().containsKey(FROM_HERE)) {
      exchange.setStatusCode(303);
      exchange
          .getResponseHeaders()
          .put(Headers.LOCATION, "/sign-in?" + Authentication.ALERT + "=" + id);
      exchange.endExchange();
    } else {
      request.page(200, "opening.jte", ConsoleLinks.PATH + id + "?" + FROM_HERE);
    }
  }
}
