package io.ringfence.dist;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Knocks at ports with nothing to show. A program of its own, since a process cannot enter the
 * network of another while it runs. Needs nothing but a Java.
 */
final class Knock {

  private static final int PATIENCE = 300;
  private static final int LAST = 65_535;

  /** What an answer of the web begins with, and what a broker of Kafka understands. */
  private static final String WEB = "GET /config HTTP/1.1\r\nHost: localhost\r\n\r\n";

  /** A request for all topics: length, key 3, version 1, number, no client, no list. */
  private static final byte[] TOPICS = {
    0, 0, 0, 14, 0, 3, 0, 1, 0, 0, 0, 7, -1, -1, -1, -1, -1, -1
  };

  private Knock() {}

  /**
   * Prints what it finds.
   *
   * @param args {@code scan FROM TO}: the ports of TO that answer somebody at FROM, or {@code ask
   *     PORT...}: what each of these of this machine says to strangers
   */
  public static void main(String[] args) throws Exception {
    if (args[0].equals("scan")) {
      for (int port = 1; port <= LAST; port++) {
        if (answers(args[1], args[2], port)) {
          System.out.println(port);
        }
      }
    } else {
      for (int i = 1; i < args.length; i++) {
        int port = Integer.parseInt(args[i]);
        System.out.println(port + " plain web " + said(port, false, WEB.getBytes(ISO_8859_1)));
        System.out.println(port + " plain kafka " + said(port, false, TOPICS));
        System.out.println(port + " tls web " + said(port, true, WEB.getBytes(ISO_8859_1)));
        System.out.println(port + " tls kafka " + said(port, true, TOPICS));
      }
    }
  }

  private static boolean answers(String from, String to, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(from, 0));
      socket.connect(new InetSocketAddress(to, port), PATIENCE / 3);
      // A socket that the system has given the port that it asks at is connected with itself.
      return socket.getLocalPort() != port || !from.equals(to);
    } catch (IOException refused) {
      return false;
    }
  }

  /** What comes back, or the reason why nothing does. */
  private static String said(int port, boolean tls, byte[] sent) {
    try (Socket socket = connected(port, tls)) {
      socket.setSoTimeout(10 * PATIENCE);
      socket.getOutputStream().write(sent);
      socket.getOutputStream().flush();
      byte[] answer = new byte[200];
      InputStream in = socket.getInputStream();
      int length = in.read(answer);
      return length < 0 ? "CLOSED" : "SAID " + printable(new String(answer, 0, length, ISO_8859_1));
    } catch (IOException | java.security.GeneralSecurityException e) {
      return "REFUSED " + printable(String.valueOf(e.getMessage()));
    }
  }

  private static Socket connected(int port, boolean tls)
      throws IOException, java.security.GeneralSecurityException {
    InetAddress here = InetAddress.getLoopbackAddress();
    return tls ? trusting().createSocket(here, port) : new Socket(here, port);
  }

  /** Whoever wants to break in looks at no certificate. */
  private static SSLSocketFactory trusting() throws java.security.GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        null,
        new TrustManager[] {
          new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
              return new X509Certificate[0];
            }
          }
        },
        new SecureRandom());
    return context.getSocketFactory();
  }

  private static String printable(String text) {
    return text.replaceAll("[^ -~]", ".");
  }
}
