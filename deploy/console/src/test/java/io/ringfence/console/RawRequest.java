package io.ringfence.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request whose headers no client would let one choose. */
final class RawRequest {

  private RawRequest() {}

  static int status(String address, String host) {
    return answer(
        address,
        "127.0.0.1",
        "GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }

  /** A failing attempt that a proxy passes on for somebody. */
  static int signInFor(String address, String asker, String name) {
    return signIn(address, "127.0.0.1", name, "x", "X-Forwarded-For: " + asker + "\r\n");
  }

  /** Signing in from another address of this machine. */
  static int signIn(String address, String from, String name, String password) {
    return signIn(address, from, name, password, "");
  }

  private static int signIn(
      String address, String from, String name, String password, String headers) {
    String form = "name=" + name + "&password=" + password;
    return answer(
        address,
        from,
        "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + headers
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + form.length()
            + "\r\n\r\n"
            + form);
  }

  private static int answer(String address, String from, String request) {
    URI uri = URI.create(address);
    try (Socket socket =
        new Socket(
            InetAddress.getByName(uri.getHost()), uri.getPort(), InetAddress.getByName(from), 0)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return Integer.parseInt(answer.substring(9, 12));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
