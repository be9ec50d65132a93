package io.ringfence.cli.audit.everywhere;

import io.ringfence.console.Console;
import io.ringfence.console.ConsoleSettings;
import io.ringfence.console.access.PasswordHash;
import io.ringfence.console.access.User;
import io.ringfence.console.access.UserRole;
import io.ringfence.console.access.Users;
import io.ringfence.console.backend.JobSettings;
import io.ringfence.console.topics.TopicSettings;
import io.ringfence.console.web.WebSettings;
import io.ringfence.decode.feed.Sources;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.privacy.ledger.SubjectDigests;
import io.ringfence.tenant.Tenants;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A console, and all that it answers to somebody who may see everything. */
final class ConsoleAnswers implements AutoCloseable {

  private static final String PASSWORD = "correct horse";
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final List<String> PAGES =
      List.of("/?work=all&mode=all", "/stories", "/approvals", "/indicators", "/rules", "/feeds");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Console console;
  private String cookie = "";

  /** Before a broker; of the ledger it has the key. */
  ConsoleAnswers(String bootstrap, byte[] key) throws IOException {
    PasswordHash password = PasswordHash.of(PASSWORD.toCharArray(), new SecureRandom());
    Users users = Users.of(List.of(new User("pia", UserRole.PRIVACY_OFFICER, password)));
    console =
        Console.start(
            new ConsoleSettings(
                TopicSettings.at(bootstrap),
                WebSettings.loopback(0, users, key),
                new JobSettings(
                    Optional.empty(),
                    Sources.shipped(),
                    Optional.empty(),
                    Optional.of(SubjectDigests.under(key)),
                    Tenants.NONE),
                ConsoleSettings.SILENT,
                ConsoleSettings.MOST_ALERTS,
                RetentionPolicy.read(Files.readString(Path.of("../privacy/policy.yaml"))).value(),
                Optional.empty()));
  }

  boolean ready() {
    return console.ready();
  }

  /**
   * Writes them down.
   *
   * @param subjects numbers of whom the pages are asked for
   */
  void into(Path folder, List<String> alerts, List<String> subjects) throws Exception {
    Files.createDirectories(folder);
    signIn();
    int count = 0;
    for (String page : PAGES) {
      Files.writeString(folder.resolve("page-" + count++), get(page));
    }
    for (String alert : alerts) {
      Files.writeString(folder.resolve("alert-" + count++), get("/alerts/" + alert));
      Files.writeString(folder.resolve("signals-" + count++), get("/alerts/" + alert + "/signals"));
    }
    Matcher token = TOKEN.matcher(get("/"));
    if (!token.find()) {
      throw new AssertionError("no form on the page");
    }
    for (String subject : subjects) {
      String place =
          post("/search", "subject=" + encoded(subject) + "&token=" + encoded(token.group(1)))
              .headers()
              .firstValue("Location")
              .orElseThrow();
      Files.writeString(folder.resolve("subject-" + count++), get(place));
    }
  }

  private void signIn() throws Exception {
    HttpResponse<String> answer = post("/sign-in", "name=pia&password=" + encoded(PASSWORD));
    cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String get(String path) throws Exception {
    HttpResponse<String> answer = send(request(path).header("Accept", "text/html").GET());
    if (answer.statusCode() != 200 && answer.statusCode() != 404) {
      throw new AssertionError(path + ": " + answer.statusCode());
    }
    return answer.body();
  }

  private HttpResponse<String> post(String path, String form) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(console.address() + path));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    console.close();
  }
}
