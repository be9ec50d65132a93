package io.ringfence.console.web;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.form.FormData;
import io.undertow.server.handlers.form.FormDataParser;
import io.undertow.server.handlers.form.FormEncodedDataDefinition;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all requests have in common, whoever makes them. */
final class RequestHandling {

  private static final Logger LOG = LoggerFactory.getLogger(RequestHandling.class);

  private RequestHandling() {}

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

  static FormData form(HttpServerExchange exchange) throws IOException {
    FormEncodedDataDefinition definition = new FormEncodedDataDefinition();
    definition.setDefaultEncoding("UTF-8");
    try (FormDataParser parser = definition.create(exchange)) {
      return parser == null ? null : parser.parseBlocking();
    }
  }

  /** Whether a form has the token that our pages give to this session. */
  static boolean has(FormData form, String token) {
    FormData.FormValue said = form == null ? null : form.getFirst("token");
    return said != null
        && !said.isFileItem()
        && MessageDigest.isEqual(
            said.getValue().getBytes(StandardCharsets.UTF_8),
            token.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a person waits for a page. */
  static boolean isOfBrowser(HttpServerExchange exchange) {
    String accepts = String.valueOf(exchange.getRequestHeaders().getFirst(Headers.ACCEPT));
    return accepts.contains("text/html") && exchange.getRequestMethod().toString().equals("GET");
  }

  /** A page sends people to the sign-in; anything else gets an error. */
  static void turnAway(HttpServerExchange exchange) {
    if (isOfBrowser(exchange)) {
      exchange.setStatusCode(303);
      exchange.getResponseHeaders().put(Headers.LOCATION, "/sign-in");
    } else {
      exchange.setStatusCode(401);
    }
    exchange.endExchange();
  }
}
