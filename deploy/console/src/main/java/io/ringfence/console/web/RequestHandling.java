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

  /** A field of a form; empty if it is not there. */
  static String field(FormData form, String name) {
    FormData.FormValue value = form == null ? null : form.getFirst(name);
    return value == null || value.isFileItem() ? "" : value.getValue();
  }

  /** Whether a form has the token that our pages give to this session. */
  static boolean has(FormData form, String token) {
    return MessageDigest.isEqual(
        field(form, "token").getBytes(StandardCharsets.UTF_8),
        token.getBytes(StandardCharsets.UTF_8));
  }

  /** A page sends people to the sign-in; anything else gets an error. */
  static void turnAway(HttpServerExchange exchange) {
    String accepts = String.valueOf(exchange.getRequestHeaders().getFirst(Headers.ACCEPT));
    if (accepts.contains("text/html") && exchange.getRequestMethod().toString().equals("GET")) {
      exchange.setStatusCode(303);
      exchange.getResponseHeaders().put(Headers.LOCATION, "/sign-in");
    } else {
      exchange.setStatusCode(401);
    }
    exchange.endExchange();
  }
}
