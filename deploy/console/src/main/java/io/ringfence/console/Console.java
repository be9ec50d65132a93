package io.ringfence.console;

import io.ringfence.console.accountability.Accountability;
import io.ringfence.console.backend.ConsoleBackend;
import io.ringfence.console.topics.PipelineHealth;
import io.ringfence.console.web.Route;
import io.ringfence.console.web.WebServer;
import io.ringfence.decode.feed.Sources;
import java.security.SecureRandom;
import java.util.List;

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
    ConsoleBackend backend =
        new ConsoleBackend(
            settings.topics(),
            settings.job(),
            settings.silent(),
            settings.mostAlerts(),
            settings.policy(),
            System::currentTimeMillis);
    Sources sources = settings.job().sources();
    Accountability accountability =
        new Accountability(
            settings.topics(),
            sources,
            settings.pseudonym(),
            settings.policy().secondPerson(),
            System::currentTimeMillis);
    WebServer server =
        new WebServer(
            backend,
            accountability,
            settings.web(),
            sources.of(Sources.DEFAULT_NAME).region(),
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

  /** How the feeds and the job are. */
  public PipelineHealth health() {
    return backend.health();
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
