package io.ringfence.console;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody without a browser: sends what they like, and looks at the bytes that come back. */
public final class HttpVisitor {

  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private static final Duration GIVE_UP = Duration.ofSeconds(RunningConsole.GIVE_UP_SECONDS);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(GIVE_UP).build();
  private final String address;
  private String cookie = "";

  HttpVisitor(String address) {
    this.address = address;
  }

  /** A page's answer. */
  public HttpResponse<String> get(String path) {
    return send(request(path).header("Accept", "text/html").GET().build());
  }

  public HttpResponse<String> post(String path, Map<String, String> form) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
            .build());
  }

  public HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(GIVE_UP);
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  /** Of an answer that may have no end. */
  int status(String path) {
    try {
      HttpResponse<InputStream> answer =
          client.send(request(path).GET().build(), BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  public HttpVisitor signIn(String name) {
    HttpResponse<String> answer =
        post("/sign-in", Map.of("name", name, "password", RunningConsole.PASSWORD));
    if (answer.statusCode() != 303) {
      throw new AssertionError("not signed in: " + answer.statusCode());
    }
    cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    return this;
  }

  /** The address of the page of a subject, by way of the search. */
  String pageOf(String subject) {
    return post("/search", Map.of("subject", subject, "token", token()))
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  /**
   * What the stream of a page says.
   *
   * @param query of the stream
   * @param last the line with which it has said enough
   */
  CompletableFuture<String> stream(String query, Predicate<String> last) {
    HttpRequest request = request("/live?" + query).header("Accept", "text/event-stream").build();
    return HttpClient.newHttpClient()
        .sendAsync(request, BodyHandlers.ofLines())
        .thenApplyAsync(answer -> upTo(last, answer.body()));
  }

  /** What the stream of a page first says of its rows. */
  String firstRows(String query) {
    return stream(query, line -> line.startsWith("data:") && line.contains("\"html\""))
        .orTimeout(GIVE_UP.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  private static String upTo(Predicate<String> last, Stream<String> stream) {
    StringBuilder heard = new StringBuilder();
    try (stream) {
      for (String line : (Iterable<String>) stream::iterator) {
        heard.append(line).append('\n');
        if (last.test(line)) {
          break;
        }
      }
    }
    return heard.toString();
  }

  String cookie() {
    return cookie;
  }

  /** What a form on a page would carry. */
  public String token() {
    Matcher token = TOKEN.matcher(get("/").body());
    if (!token.find()) {
      throw new AssertionError("no token on the page");
    }
    return token.group(1);
  }
}
