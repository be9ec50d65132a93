package io.ringfence.console.web;

import io.undertow.server.handlers.sse.ServerSentEventConnection;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.xnio.IoUtils;

/** An open page's stream. What it has not taken yet is bounded: beyond that it is dropped. */
final class EventStream {

  /** Some seconds of the busiest queue, or a page on a bad line. */
  private static final long MOST_WAITING = 512 * 1024;

  private final ServerSentEventConnection connection;
  private final String key;
  private final AtomicLong waiting = new AtomicLong();

  /**
   * @param key of the session that it belongs to
   */
  EventStream(ServerSentEventConnection connection, String key) {
    this.connection = connection;
    this.key = key;
  }

  String key() {
    return key;
  }

  void send(String event, String data) {
    if (!connection.isOpen()) {
      return;
    }
    if (waiting.addAndGet(data.length()) > MOST_WAITING) {
      leave();
      return;
    }
    connection.send(data, event, null, new Taken(data.length()));
  }

  void sendLast(String event, String data) {
    send(event, data);
    connection.shutdown();
  }

  void leave() {
    IoUtils.safeClose(connection);
  }

  private final class Taken implements ServerSentEventConnection.EventCallback {
    private final long size;

    Taken(long size) {
      this.size = size;
    }

    @Override
    public void done(ServerSentEventConnection to, String data, String event, String id) {
      waiting.addAndGet(-size);
    }

    @Override
    public void failed(
        ServerSentEventConnection to, String data, String event, String id, IOException why) {
      waiting.addAndGet(-size);
      IoUtils.safeClose(to);
    }
  }
}
