package io.ringfence.console;

import io.ringfence.console.backend.ConsoleBackend;
import io.ringfence.console.page.References;
import io.ringfence.console.web.WebServer;
import io.ringfence.decode.feed.Sources;
import java.security.SecureRandom;

/** The console: the topics behind it, and the web server before it. */
public final class Console implements AutoCloseable {

  private final ConsoleBackend backend;
  private final WebServer server;

  private Console(ConsoleBackend backend, WebServer server) {
    this.backend = backend;
    this.server = server;
  }

  /** Starts it; pages are there at once, and say how far the topics are read. */
  public static Console start(ConsoleSettings settings) {
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
            settings.tenants(),
            System::currentTimeMillis);
    WebServer server =
        new WebServer(
            backend,
            settings.users(),
            new References(settings.key()),
            settings.host(),
            settings.port(),
            settings.address(),
            settings.sources().of(Sources.DEFAULT_NAME).region(),
            new SecureRandom());
    backend.start();
    try {
      server.start();
    } catch (RuntimeException taken) {
      backend.close();
      throw taken;
    }
    return new Console(backend, server);
  }

  /** Where it listens. */
  public String address() {
    return server.address();
  }

  /** Whether it has read what the topics held when it started. */
  public boolean ready() {
    return backend.progress().done();
  }

  @Override
  public void close() {
    server.close();
    backend.close();
  }
}
