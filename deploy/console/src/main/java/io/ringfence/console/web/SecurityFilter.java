package io.ringfence.console.web;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Optional;
import java.util.Set;

/**
 * What holds for every answer and every request, signed in or not: what a page may load and who may
 * embed it, for which host we answer (a name that somebody else points here is refused), and that a
 * change is asked for by a page of our own.
 *
 * @param address under which people reach us, if it is not where we listen
 * @param host where we listen
 */
record SecurityFilter(Optional<String> address, String host, HttpHandler next)
    implements HttpHandler {

  static final HttpString POLICY = new HttpString("Content-Security-Policy");
  static final HttpString CLEAR = new HttpString("Clear-Site-Data");

  /** Everything from here, no inline script or style, nobody may frame us. */
  private static final String PAGES =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "[::1]");

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    HeaderMap headers = exchange.getResponseHeaders();
    headers.put(POLICY, PAGES);
    headers.put(new HttpString("X-Content-Type-Options"), "nosniff");
    headers.put(new HttpString("X-Frame-Options"), "DENY");
    headers.put(new HttpString("Referrer-Policy"), "same-origin");
    headers.put(new HttpString("Cross-Origin-Opener-Policy"), "same-origin");
    headers.put(new HttpString("Cross-Origin-Resource-Policy"), "same-origin");
    headers.put(new HttpString("Permissions-Policy"), "camera=(), microphone=(), geolocation=()");
    headers.put(Headers.CACHE_CONTROL, "no-store");
    if (address.filter(each -> each.startsWith("https:")).isPresent()) {
      headers.put(Headers.STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    if (!ours(exchange)) {
      refuse(exchange, 421, "This is not the address of this console.");
    } else if (exchange.getRequestMethod().toString().equals("POST") && !fromUs(exchange)) {
      refuse(exchange, 403, "This was not asked for by a page of this console.");
    } else {
      next.handleRequest(exchange);
    }
  }

  /**
   * What went wrong with a request, for the log: its kind and where. Not its message, which may
   * quote what came from outside.
   */
  static String described(Throwable failed) {
    StackTraceElement[] trace = failed.getStackTrace();
    return failed.getClass().getName() + " at " + (trace.length > 0 ? trace[0] : "?");
  }

  private boolean ours(HttpServerExchange exchange) {
    String asked = String.valueOf(exchange.getRequestHeaders().getFirst(Headers.HOST));
    String name = asked.replaceFirst(":\\d{1,5}$", "");
    if (address.isPresent() && asked.equals(authority(address.get()))) {
      return true;
    }
    // Whoever listens at a name or an address of the network is asked by that name.
    return LOCAL.contains(name) || name.equals(host);
  }

  private boolean fromUs(HttpServerExchange exchange) {
    String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
    if (origin == null) {
      // Not from a browser, or an old one; the token decides.
      return true;
    }
    String asked = String.valueOf(exchange.getRequestHeaders().getFirst(Headers.HOST));
    return authority(origin).equals(asked) || address.filter(origin::equals).isPresent();
  }

  private static String authority(String url) {
    int scheme = url.indexOf("//");
    return scheme < 0 ? "" : url.substring(scheme + 2);
  }

  private static void refuse(HttpServerExchange exchange, int status, String why) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
    exchange.getResponseSender().send(why);
  }
}
