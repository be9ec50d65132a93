package io.ringfence.console;

import io.ringfence.console.accountability.Accountability;
import io.ringfence.console.backend.ConsoleBackend;
import io.ringfence.console.page.References;
import io.ringfence.console.web.Route;
import io.ringfence.console.web.WebServer;
import io.ringfence.decode.feed.Sources;
import io.ringfence.privacy.ledger.SubjectDigests;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** The console: the topics behind it, and the web server before it. */
public final class Console implements AutoCloseable {

  private final ConsoleBackend backend;
  private final Accountability accountability;
  private final WebServer server;

  private Console(ConsoleBackend backend, Accountability accountability, WebServer server) {
    this.backend = backend;
    this.accountability = accountability;
    this.server = server;
  }

  /** Starts it; pages are there at once, and say how far the topics are read. */
  public static Console start(ConsoleSettings settings) {
    return start(settings, Optional.empty());
  }

  /**
   * The same with the ledger of erasures.
   *
   * @param ledger its key, if it is known
   */
  public static Console start(ConsoleSettings settings, Optional<SubjectDigests> ledger) {
    ConsoleBackend backend =
        new ConsoleBackend(
            settings.client(),
            settings.topics(),
            settings.group(),
            settings.pack(),
            settings.sources(),
            settings.silent(),
            settings.limits(),
            settings.retention(),
            settings.idKey(),
            ledger,
            settings.tenants(),
            System::currentTimeMillis);
    Accountability accountability =
        new Accountability(
            settings.client(),
            settings.topics(),
            settings.sources(),
            settings.accountability(),
            System::currentTimeMillis);
    WebServer server =
        new WebServer(
            backend,
            accountability,
            settings.users(),
            new References(settings.key()),
            settings.host(),
            settings.port(),
            settings.address(),
            settings.sources().of(Sources.DEFAULT_NAME).region(),
            new SecureRandom());
    backend.start();
    accountability.start();
    try {
      server.start();
    } catch (RuntimeException taken) {
      backend.close();
      accountability.close();
      throw taken;
    }
    return new Console(backend, accountability, server);
  }

  /** Where it listens. */
  public String address() {
    return server.address();
  }

  /** Whether it has read what the topics held when it started. */
  public boolean ready() {
    return backend.progress().done() && accountability.ready();
  }

  /** Its addresses, with what each leaves on the access log. */
  public List<Route> routes() {
    return server.routes();
  }

  @Override
  public void close() {
    server.close();
    backend.close();
    accountability.close();
  }
}
