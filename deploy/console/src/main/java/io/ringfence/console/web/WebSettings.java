package io.ringfence.console.web;

import io.ringfence.console.access.Users;
import java.util.Optional;

/**
 * Where the console listens, and for whom.
 *
 * @param host to listen at
 * @param port 0 for a free one
 * @param address under which people reach it, if that is not where it listens: {@code
 *     https://console.example}; what ends TLS stands before it
 * @param users who may sign in
 * @param key of what stands for subjects in addresses; 16 random bytes or more
 */
@SuppressWarnings("ArrayRecordComponent") // a key; never compared
public record WebSettings(
    String host, int port, Optional<String> address, Users users, byte[] key) {

  public WebSettings {
    address.ifPresent(
        each -> {
          if (!each.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
            throw new IllegalArgumentException(
                "an address is http:// or https://, a host and perhaps a port, and no path");
          }
        });
  }

  /**
   * On this machine alone.
   *
   * @param port 0 for a free one
   */
  public static WebSettings loopback(int port, Users users, byte[] key) {
    return new WebSettings("127.0.0.1", port, Optional.empty(), users, key);
  }

  /** Whether people reach it over TLS. */
  boolean isSecure() {
    return address.filter(each -> each.startsWith("https:")).isPresent();
  }

  /** No key: this may end in a log. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
