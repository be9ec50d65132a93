package io.ringfence.notify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A mail server that answers for each recipient as it is told, and takes one connection. */
final class ScriptedSmtp implements AutoCloseable {

  private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final Deque<String> ofRecipients;
  private final Optional<SSLContext> tls;
  private final List<String> inClear = new CopyOnWriteArrayList<>();

  ScriptedSmtp(String... ofRecipients) throws IOException {
    this(Optional.empty(), ofRecipients);
  }

  private ScriptedSmtp(Optional<SSLContext> tls, String... ofRecipients) throws IOException {
    this.tls = tls;
    this.ofRecipients = new ArrayDeque<>(List.of(ofRecipients));
    Thread thread = new Thread(this::serve, "smtp");
    thread.setDaemon(true);
    thread.start();
  }

  /** One that offers STARTTLS with these keys. */
  static ScriptedSmtp underTls(Path keys, String password, String... ofRecipients)
      throws IOException, GeneralSecurityException {
    return new ScriptedSmtp(Optional.of(context(keys, password)), ofRecipients);
  }

  /** With these keys, and trusting whoever has them. */
  static SSLContext context(Path keys, String password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, password.toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(store, password.toCharArray());
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }

  int port() {
    return socket.getLocalPort();
  }

  /** What was said without TLS. */
  List<String> inClear() {
    return inClear;
  }

  private void serve() {
    try (Socket client = socket.accept()) {
      client.getOutputStream().write("220 ready\r\n".getBytes(US_ASCII));
      converse(client, tls.isPresent());
    } catch (IOException e) {
      // The client is gone.
    }
  }

  private void converse(Socket client, boolean offersTls) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
    PrintStream out = new PrintStream(client.getOutputStream(), true, US_ASCII);
    boolean text = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!(client instanceof SSLSocket)) {
        inClear.add(line);
      }
      if (text) {
        text = !line.equals(".");
        if (!text) {
          out.print("250 taken\r\n");
        }
      } else if (line.startsWith("STARTTLS")) {
        out.print("220 go on\r\n");
        SSLSocket secured =
            (SSLSocket)
                tls.orElseThrow().getSocketFactory().createSocket(client, null, port(), true);
        secured.setUseClientMode(false);
        converse(secured, false);
        return;
      } else if (line.startsWith("EHLO")) {
        out.print(offersTls ? "250-smtp\r\n250 STARTTLS\r\n" : "250 smtp\r\n");
      } else if (line.startsWith("RCPT")) {
        out.print(ofRecipients.remove() + " somebody@example.org is private\r\n");
      } else if (line.startsWith("DATA")) {
        text = true;
        out.print("354 go on\r\n");
      } else {
        out.print("250 well\r\n");
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
