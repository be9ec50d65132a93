package io.ringfence.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;

/**
 * Where people open an alert. What follows the console's address is the same in every release:
 * links are kept in tickets and mails. It has the alert's id, and nothing of whom the alert is
 * about.
 *
 * @param address such as {@code https://console.example}, without a slash at its end; empty of no
 *     console, which makes no links
 */
public record ConsoleLinks(String address) implements Serializable {

  private static final long serialVersionUID = 1;

  /** No console is known. */
  public static final ConsoleLinks NONE = new ConsoleLinks("");

  /** Of the console's pages, before an alert's id. */
  public static final String PATH = "/alert/";

  /** What an address looks like, for whoever wrote another one. */
  public static final String EXPECTED =
      "a URL with http:// or https://, a host and perhaps a port is expected, without a path, a"
          + " query or a name to sign in with, and of at most 255 characters";

  /** A host's name has 253 at most, and few have a tenth of that. It is in every alert. */
  private static final int MOST = 255;

  private static final int LAST_PORT = 65_535;

  public ConsoleLinks {
    if (!address.isEmpty() && !isAddress(address)) {
      throw new IllegalArgumentException(EXPECTED);
    }
  }

  /**
   * Of a console.
   *
   * @param url as people reach it; a slash may end it
   * @throws IllegalArgumentException if it is no such URL
   */
  public static ConsoleLinks at(String url) {
    ConsoleLinks links =
        new ConsoleLinks(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    if (!links.exist()) {
      throw new IllegalArgumentException(EXPECTED);
    }
    return links;
  }

  /** The console has its pages at the root of its host, as its own address says. */
  private static boolean isAddress(String address) {
    try {
      URI uri = new URI(address);
      return address.length() <= MOST
          && address.matches("https?://.*")
          && uri.getHost() != null
          && uri.getPort() <= LAST_PORT
          && uri.getPort() != 0
          && address.equals(uri.getScheme() + "://" + hostAndPort(uri));
    } catch (URISyntaxException none) {
      return false;
    }
  }

  private static String hostAndPort(URI uri) {
    return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }

  public boolean exist() {
    return !address.isEmpty();
  }

  /** The URL of an alert; empty without a console. */
  public String to(String id) {
    return exist() ? address + PATH + URLEncoder.encode(id, UTF_8).replace("+", "%20") : "";
  }
}
