package io.ringfence.notify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A mail server that answers for each recipient as it is told, and takes one connection. */
final class ScriptedSmtp implements AutoCloseable {

  private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final Deque<String> ofRecipients;

  ScriptedSmtp(String... ofRecipients) throws IOException {
    this.ofRecipients = new ArrayDeque<>(List.of(ofRecipients));
    Thread thread = new Thread(this::serve, "smtp");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    try (Socket client = socket.accept();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        PrintStream out = new PrintStream(client.getOutputStream(), true, US_ASCII)) {
      out.print("220 ready\r\n");
      boolean text = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (text) {
          text = !line.equals(".");
          if (!text) {
            out.print("250 taken\r\n");
          }
        } else if (line.startsWith("RCPT")) {
          out.print(ofRecipients.remove() + " somebody@example.org is private\r\n");
        } else if (line.startsWith("DATA")) {
          text = true;
          out.print("354 go on\r\n");
        } else {
          out.print("250 well\r\n");
        }
      }
    } catch (IOException e) {
      // The client is gone.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
