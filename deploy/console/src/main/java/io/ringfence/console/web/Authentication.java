package io.ringfence.console.web;

import gg.jte.TemplateEngine;
import io.ringfence.console.access.SignInAttempts;
import io.ringfence.console.access.User;
import io.ringfence.console.access.UserSession;
import io.ringfence.console.access.UserSessions;
import io.ringfence.console.access.Users;
import io.ringfence.console.accountability.AccessAction;
import io.ringfence.console.accountability.AccessEntry;
import io.ringfence.console.accountability.AccessLog;
import io.ringfence.console.page.SignInPage;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.server.handlers.CookieImpl;
import io.undertow.server.handlers.form.FormData;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in and out. */
final class Authentication {

  private static final Logger LOG = LoggerFactory.getLogger(Authentication.class);

  /** A longer one is no password, and would only cost time. */
  private static final int LONGEST_PASSWORD = 256;

  private static final String COOKIE = "ringfence";

  private final Users users;
  private final AccessLog log;
  private final UserSessions sessions;
  private final SignInAttempts attempts = new SignInAttempts();
  private final SecureRandom random;
  private final LongSupplier clock;
  private final boolean secure;

  /** To check a password takes a tenth of a second of a core, on purpose. */
  private final Semaphore checks = new Semaphore(2);

  /**
   * @param secure whether the cookie goes over TLS only
   */
  Authentication(
      Users users, AccessLog log, SecureRandom random, LongSupplier clock, boolean secure) {
    this.users = users;
    this.log = log;
    this.sessions = new UserSessions(users, random);
    this.random = random;
    this.clock = clock;
    this.secure = secure;
  }

  /** The session of a request that a person made. */
  Optional<UserSession> session(HttpServerExchange exchange) {
    return key(exchange).flatMap(key -> sessions.of(key, clock.getAsLong()));
  }

  /** Whether a session is still open, asked by a page that stands open. */
  boolean open(String key) {
    return sessions.peek(key, clock.getAsLong()).isPresent();
  }

  Optional<String> key(HttpServerExchange exchange) {
    try {
      Cookie cookie = exchange.getRequestCookie(COOKIE);
      return cookie == null ? Optional.empty() : Optional.ofNullable(cookie.getValue());
    } catch (IllegalArgumentException malformed) {
      return Optional.empty(); // a header that is none of a browser's
    }
  }

  void show(HttpServerExchange exchange, TemplateEngine pages, int status, String fault) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    exchange
        .getResponseHeaders()
        .put(
            SecurityFilter.POLICY,
            "default-src 'none'; style-src 'nonce-"
                + nonce
                + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    new WebExchange(exchange, pages, null, null, null, null, null, "")
        .page(status, "signin.jte", new SignInPage(nonce, fault));
  }

  void signIn(HttpServerExchange exchange, TemplateEngine pages, FormData form) {
    String name = WebExchange.field(form, "name");
    String password = WebExchange.field(form, "password");
    String address = source(exchange);
    long now = clock.getAsLong();
    long wait = attempts.waits(name, address, now);
    if (wait > 0) {
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, Long.toString(1 + wait / 1_000));
      show(exchange, pages, 429, "Too many attempts. Try again in " + (1 + wait / 1_000) + " s.");
      return;
    }
    Optional<User> user = find(name, password);
    if (user.isEmpty()) {
      attempts.failed(name, address, now);
      // A name that is nobody's may be a password in the wrong field: it goes on no log.
      String known = users.has(name) ? name : "";
      log.offer(AccessEntry.of(now, known, "", address, AccessAction.SIGN_IN).denied());
      LOG.info("signing in failed");
      show(exchange, pages, 401, "Name and password do not belong together.");
      return;
    }
    try {
      String role = user.get().role().label();
      log.write(AccessEntry.of(now, name, role, address, AccessAction.SIGN_IN));
    } catch (IOException away) {
      if (user.get().role().seesNumbers()) {
        show(
            exchange,
            pages,
            503,
            "Not now: the broker does not take the access log. Try again when it answers.");
        return;
      }
    }
    attempts.succeeded(name, address);
    key(exchange).ifPresent(sessions::end);
    set(exchange, cookie(sessions.begin(user.get(), now)));
    exchange.setStatusCode(303);
    exchange.getResponseHeaders().put(Headers.LOCATION, "/");
    exchange.endExchange();
  }

  /**
   * Where somebody asks from. Behind what ends TLS on this machine that is what it says, last: all
   * before may be the guesser's own words.
   */
  String source(HttpServerExchange exchange) {
    InetAddress peer = exchange.getSourceAddress().getAddress();
    String said = exchange.getRequestHeaders().getLast(Headers.X_FORWARDED_FOR);
    return secure && peer.isLoopbackAddress() && said != null
        ? said.substring(said.lastIndexOf(',') + 1).strip()
        : peer.getHostAddress();
  }

  private Optional<User> find(String name, String password) {
    if (name.length() > 64 || password.length() > LONGEST_PASSWORD) {
      return Optional.empty();
    }
    checks.acquireUninterruptibly();
    try {
      return users.find(name, password.toCharArray());
    } finally {
      checks.release();
    }
  }

  void signOut(HttpServerExchange exchange) {
    key(exchange).ifPresent(sessions::end);
    set(exchange, cookie("").setMaxAge(0));
    exchange.getResponseHeaders().put(SecurityFilter.CLEAR, "\"cookies\", \"storage\"");
    exchange.setStatusCode(303);
    exchange.getResponseHeaders().put(Headers.LOCATION, "/sign-in");
    exchange.endExchange();
  }

  /** Ends with the browser; scripts do not see it, and no other site can have it sent. */
  private Cookie cookie(String value) {
    return new CookieImpl(COOKIE, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSiteMode("Strict");
  }

  private static void set(HttpServerExchange exchange, Cookie cookie) {
    exchange.setResponseCookie(cookie);
  }
}
