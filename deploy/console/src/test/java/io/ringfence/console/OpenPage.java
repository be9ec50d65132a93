package io.ringfence.console;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * A page that stands open: reads its stream, and says how old the latest alert in it is that says
 * when it was sent ({@code @MILLIS@}).
 */
final class OpenPage implements HttpResponse.BodySubscriber<Void> {

  private final LongConsumer age;
  private final AtomicLong bytes = new AtomicLong();
  private final java.util.concurrent.CompletableFuture<Void> end =
      new java.util.concurrent.CompletableFuture<>();
  private final StringBuilder open = new StringBuilder();
  private Flow.Subscription subscription;

  OpenPage(LongConsumer age) {
    this.age = age;
  }

  static HttpRequest request(HttpVisitor guest, String query) {
    return HttpRequest.newBuilder(guest.request("/live?" + query).build(), (name, value) -> true)
        .header("Accept", "text/event-stream")
        .timeout(java.time.Duration.ofHours(2))
        .build();
  }

  long bytes() {
    return bytes.get();
  }

  boolean ended() {
    return end.isDone();
  }

  @Override
  public java.util.concurrent.CompletionStage<Void> getBody() {
    return end;
  }

  @Override
  public void onSubscribe(Flow.Subscription granted) {
    subscription = granted;
    granted.request(1);
  }

  @Override
  public void onNext(java.util.List<java.nio.ByteBuffer> buffers) {
    for (java.nio.ByteBuffer each : buffers) {
      bytes.addAndGet(each.remaining());
      open.append(StandardCharsets.ISO_8859_1.decode(each));
    }
    int whole = open.lastIndexOf("\n\n");
    if (whole >= 0) {
      latest(open.substring(0, whole));
      open.delete(0, whole + 2);
    }
    subscription.request(1);
  }

  private void latest(String events) {
    long newest = 0;
    for (int at = events.indexOf('@'); at >= 0; at = events.indexOf('@', at + 1)) {
      int to = events.indexOf('@', at + 1);
      if (to == at + 14
          && events.startsWith("event:rows", Math.max(0, events.lastIndexOf("event:", at)))) {
        newest = Math.max(newest, Long.parseLong(events.substring(at + 1, to)));
      }
    }
    if (newest > 0) {
      age.accept(System.currentTimeMillis() - newest);
    }
  }

  @Override
  public void onError(Throwable failed) {
    end.completeExceptionally(failed);
  }

  @Override
  public void onComplete() {
    end.complete(null);
  }
}
