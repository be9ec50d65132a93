package io.ringfence.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.decode.Decoded;
import io.ringfence.decode.FeedDecoder;
import io.ringfence.decode.Position;
import io.ringfence.decode.Refusal;
import io.ringfence.decode.feed.LineReader;
import io.ringfence.decode.format.Feed;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * One body: it arrives on an I/O thread, whatever time its client takes; once it is whole a worker
 * decodes and sends its records; when the broker has them, the I/O thread answers. No thread waits.
 */
final class PostedRequest {

  private static final Logger LOG = LoggerFactory.getLogger(PostedRequest.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BODY_SECONDS = 60;

  /** Whoever has more that are refused has one reason for it. */
  private static final int MOST_LISTED = 1000;

  private final FeedServer server;
  private final HttpServerExchange exchange;
  private final Feed feed;
  private final PostedBody body;
  private final Delivery delivery = new Delivery();
  private final List<Refusal> refused = new ArrayList<>();
  private long records;
  private long refusedCount;
  private XnioExecutor.Key deadline;
  private boolean over;

  PostedRequest(FeedServer server, HttpServerExchange exchange, Feed feed, PostedBody body) {
    this.server = server;
    this.exchange = exchange;
    this.feed = feed;
    this.body = body;
  }

  void begin() {
    deadline =
        exchange
            .getIoThread()
            .executeAfter(
                () -> end(() -> FeedServer.refuse(exchange, 408, "the body took more than 60 s")),
                BODY_SECONDS,
                TimeUnit.SECONDS);
    StreamSourceChannel channel = exchange.getRequestChannel();
    channel.getReadSetter().set(this::read);
    read(channel);
  }

  private void read(StreamSourceChannel channel) {
    try (PooledByteBuffer pooled = exchange.getConnection().getByteBufferPool().allocate()) {
      ByteBuffer buffer = pooled.getBuffer();
      int count = 1;
      while (count > 0 && !over) {
        count = channel.read(buffer.clear());
        if (count > 0) {
          take(buffer.flip());
        } else if (count == 0) {
          channel.resumeReads();
        } else {
          channel.suspendReads();
          deadline.remove();
          exchange.getConnection().getWorker().execute(this::decode);
        }
      }
    } catch (IOException | RejectedExecutionException gone) {
      end(() -> IoUtils.safeClose(exchange.getConnection()));
    }
  }

  private void take(ByteBuffer part) {
    long held = server.held.addAndGet(part.remaining());
    body.add(part);
    if (body.size() > FeedServer.LARGEST_BODY) {
      end(() -> FeedServer.tooLarge(exchange));
    } else if (held > FeedServer.MOST_HELD) {
      end(() -> FeedServer.busy(exchange));
    }
  }

  /** On the I/O thread of this client. The last that happens here. */
  private void end(Runnable answered) {
    if (!over) {
      over = true;
      deadline.remove();
      server.held.addAndGet(-body.size());
      answered.run();
    }
  }

  /** On a worker. What is refused as a whole leaves nothing on the topic. */
  private void decode() {
    try {
      body.check();
      body.each(this::record);
      var unused = delivery.end().whenComplete((nothing, fault) -> finish(() -> answer(fault)));
    } catch (PostedBody.TooLargeException e) {
      finish(() -> FeedServer.tooLarge(exchange));
    } catch (IOException e) {
      finish(() -> FeedServer.refuse(exchange, 400, "not gzip, or not JSON, as its headers say"));
    } catch (RuntimeException | Error e) {
      // Its message may quote a record, so it goes no further.
      LOG.error("A body of the feed {} was not read: {}", feed.source(), e.getClass().getName());
      finish(() -> FeedServer.refuse(exchange, 500, "the body was not read"));
    }
  }

  private void finish(Runnable answered) {
    exchange.getIoThread().execute(() -> end(answered));
  }

  private void record(long number, byte[] record, long length) {
    if (delivery.failed()) {
      return; // the sender repeats all of it
    }
    long now = server.settings.clock().getAsLong();
    List<Decoded> told = new ArrayList<>(1);
    server
        .decoder
        .get()
        .decode(
            record,
            length,
            new Position(feed.topic(), 0, number),
            new FeedDecoder.Clocks(now, now, now),
            told::add);
    records++;
    for (Decoded each : told) {
      if (each instanceof Decoded.Refused refusal) {
        refusedCount++;
        if (refused.size() < MOST_LISTED) {
          refused.add(refusal.refusal().withoutRaw());
        }
        break;
      }
    }
    if (length <= LineReader.MOST_BYTES) {
      server.sender.send(feed, record, delivery);
    }
  }

  private void answer(Throwable fault) {
    if (fault == null) {
      FeedServer.answer(exchange, 200, json());
    } else if (fault instanceof BufferExhaustedException) {
      FeedServer.busy(exchange);
    } else {
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
      FeedServer.refuse(exchange, 503, "the broker has not taken all of it: send it again");
    }
  }

  private String json() {
    ObjectNode json = JSON.createObjectNode().put("accepted", records - refusedCount);
    ArrayNode all = json.putArray("refused");
    for (Refusal each : refused) {
      ObjectNode one = all.addObject().put("line", each.position().offset());
      one.put("reason", each.reason().label());
      if (!each.field().isEmpty()) {
        one.put("field", each.field());
      }
    }
    return json.put("refusedCount", refusedCount).toString();
  }
}
