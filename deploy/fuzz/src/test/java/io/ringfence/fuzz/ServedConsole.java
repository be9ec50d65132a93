package io.ringfence.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.broker.EmbeddedBroker;
import io.ringfence.console.Console;
import io.ringfence.console.ConsoleSettings;
import io.ringfence.console.access.PasswordHash;
import io.ringfence.console.access.User;
import io.ringfence.console.access.UserRole;
import io.ringfence.console.access.Users;
import io.ringfence.console.backend.JobSettings;
import io.ringfence.console.page.References;
import io.ringfence.console.topics.TopicSettings;
import io.ringfence.console.topics.TopicWriter;
import io.ringfence.console.web.WebSettings;
import io.ringfence.decode.feed.Sources;
import io.ringfence.privacy.RetentionPolicy;
import io.ringfence.tenant.Tenants;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A console with one alert, before a broker inside this JVM, and two people who have signed in. It
 * is never closed: it ends with the JVM.
 */
final class ServedConsole {

  static final References REFERENCES = new References(Seeds.bytes("0123456789abcdef"));
  static final String ALERT = "9f3c21d07ab45e88-1";

  private static final String PASSWORD = "correct-horse";

  /** Of the password, in few rounds. */
  private static final String HASH =
      "pbkdf2-sha512:1000:MDEyMzQ1Njc4OWFiY2RlZg:5qjgJhrO2Feyi440XcpAk0cHmryDlslk5DJkl6HlKu8";

  private static final String LENGTH = "{length}";
  private static final int GIVE_UP_MILLIS = 600_000;
  private static final Pattern COOKIE = Pattern.compile("ringfence=[^;\r]+");
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final URI address;

  /** What stands for a person's cookie and token in a request. */
  private final Map<String, String> secrets = new TreeMap<>();

  ServedConsole() throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start();
    broker.createTopics();
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", broker.bootstrapServers());
    try (TopicWriter writer = new TopicWriter(client)) {
      for (byte[] each : Seeds.contract("\"id\":\"" + ALERT)) {
        writer.send("alerts", ALERT, each);
      }
    }
    PasswordHash password = new PasswordHash(HASH);
    Users users =
        Users.of(
            List.of(
                new User("ada", UserRole.ANALYST, password),
                new User("pia", UserRole.PRIVACY_OFFICER, password)));
    Console console =
        Console.start(
            new ConsoleSettings(
                TopicSettings.at(broker.bootstrapServers()),
                WebSettings.loopback(0, users, Seeds.bytes("0123456789abcdef")),
                new JobSettings(
                    Optional.empty(),
                    Sources.shipped(),
                    Optional.empty(),
                    Optional.empty(),
                    Tenants.NONE),
                Duration.ofMinutes(10),
                ConsoleSettings.MOST_ALERTS,
                RetentionPolicy.read(Files.readString(Path.of("../privacy/policy.yaml"))).value(),
                Optional.empty()));
    address = URI.create(console.address());
    while (!console.ready()) {
      Thread.sleep(20);
    }
    signIn("ada");
    signIn("pia");
  }

  private void signIn(String name) throws IOException {
    String form = "name=" + name + "&password=" + PASSWORD;
    Matcher cookie = COOKIE.matcher(answer(Seeds.bytes(request("POST", "/sign-in", "", form))));
    if (!cookie.find()) {
      throw new IOException(name + " is not signed in");
    }
    secrets.put("{" + name + "}", cookie.group());
    Matcher token = TOKEN.matcher(answer(Seeds.bytes(request("GET", "/", cookie.group(), ""))));
    if (!token.find()) {
      throw new IOException("no token for " + name);
    }
    secrets.put("{" + name + "-token}", token.group(1));
  }

  /** A request as a browser sends it. */
  static String request(String method, String path, String cookie, String form) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: text/html\r\nCookie: "
        + cookie
        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
        + LENGTH
        + "\r\n\r\n"
        + form;
  }

  /**
   * The status of the answer to a request; 0 if there is none.
   *
   * @param request in which the name of a person in braces stands for their cookie, and the word
   *     length for that of the body
   */
  int status(byte[] request) throws IOException {
    try (Socket socket = sent(request)) {
      String start = new String(socket.getInputStream().readNBytes(12), UTF_8);
      return start.matches("HTTP/1\\.[01] \\d{3}") ? Integer.parseInt(start.substring(9)) : 0;
    } catch (SocketException closed) {
      return 0;
    }
  }

  private String answer(byte[] request) throws IOException {
    try (Socket socket = sent(request);
        InputStream in = socket.getInputStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private String filled(String request) {
    String text = request;
    for (Map.Entry<String, String> each : secrets.entrySet()) {
      text = text.replace(each.getKey(), each.getValue());
    }
    int head = text.indexOf("\r\n\r\n");
    return text.replace(LENGTH, Integer.toString(head < 0 ? 0 : text.length() - head - 4));
  }

  private Socket sent(byte[] request) throws IOException {
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(GIVE_UP_MILLIS);
    socket.getOutputStream().write(filled(new String(request, ISO_8859_1)).getBytes(ISO_8859_1));
    socket.shutdownOutput();
    return socket;
  }
}
