package io.ringfence.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A POST of JSON, signed if there is a secret. Redirects are not followed. */
final class WebhookChannel implements Channel {

  /** What the body looks like. */
  enum Template {
    JSON,
    SLACK,
    TEAMS,
    ALERTMANAGER
  }

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final long WHOLE_SECONDS = 30;

  /** At 2 to 4 KB each they are within the megabyte that many servers take. */
  private static final int MOST_OF_PART = 250;

  /** Of {@code Retry-After}, which may also be a date. */
  private static final Predicate<String> SECONDS = Pattern.compile("[0-9]{1,9}").asMatchPredicate();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI url;
  private final Template template;
  private final String secret;

  /**
   * A webhook.
   *
   * @param secret empty to send without a signature
   */
  WebhookChannel(URI url, Template template, String secret) {
    this.url = url;
    this.template = template;
    this.secret = secret;
  }

  /** Chats are told counts and the gravest, however many there are. */
  @Override
  public int mostNotices() {
    return template == Template.JSON || template == Template.ALERTMANAGER
        ? MOST_OF_PART
        : Integer.MAX_VALUE;
  }

  @Override
  public Outcome send(NoticeMessage message, boolean masked, long now) throws InterruptedException {
    String body = WebhookBody.of(template, message, masked);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .header("Ringfence-Notice", message.id())
            .POST(BodyPublishers.ofString(body));
    if (!secret.isEmpty()) {
      request.header("Ringfence-Signature", signature(now / 1_000, body));
    }
    // The client's own limit ends with the headers; an answer without an end would outlast it.
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request.build(), BodyHandlers.discarding());
    try {
      return outcome(answer.get(WHOLE_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      return Outcome.failed("no whole answer in " + WHOLE_SECONDS + " s");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        return Outcome.failed(failed.getClass().getSimpleName());
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private String signature(long seconds, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      byte[] hash = mac.doFinal((seconds + "." + body).getBytes(UTF_8));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static Outcome outcome(HttpResponse<Void> answer) {
    int status = answer.statusCode();
    boolean passing = status >= 500 || status == 429 || status == 408 || status == 425;
    long seconds =
        answer.headers().firstValue("Retry-After").filter(SECONDS).map(Long::valueOf).orElse(0L);
    return new Outcome(status / 100 == 2, !passing, "HTTP " + status, 1_000 * seconds);
  }
}
