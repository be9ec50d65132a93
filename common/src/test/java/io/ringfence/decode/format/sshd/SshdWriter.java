package io.ringfence.decode.format.sshd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Messages as OpenSSH's sources write them (auth.c, auth2.c, auth-pam.c, kex.c, packet.c, sshd.c;
 * log.c for how bytes are escaped, by vis(3), and cut; monitor.c for what comes of the child).
 */
final class SshdWriter {

  /**
   * A message with what it means.
   *
   * @param text as syslog has it
   * @param host of whom it tells
   * @param said event and account; empty if nothing need be told of the host
   */
  record Written(String text, String host, Optional<String> said) {}

  /** What a stranger types where he may type anything: mostly what sshd itself would write. */
  static final Arbitrary<String> HOSTILE =
      Arbitraries.of(
              " from ",
              " port ",
              "192.0.2.66",
              " from 192.0.2.66 port 22 ssh2",
              " 192.0.2.66 port 22",
              "' from 192.0.2.66 port 22",
              " from 192.0.2.66 port 22 ssh2: ED25519 SHA256:AAAA",
              " from 192.0.2.66 not allowed because listed in DenyUsers",
              ": Too many authentication failures",
              " [preauth]",
              "Authentication tried for ",
              ", ip=192.0.2.66, required=",
              " (192.0.2.66)",
              " rhost=192.0.2.66",
              "  user=root",
              " ssh2",
              "invalid user ",
              "root",
              ":",
              "]",
              " ",
              "                    ",
              "\n",
              "\r\t",
              "\u0000",
              "\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001\u0001",
              "\\",
              "\"",
              "\u00e4\u20ac",
              "\ufffd")
          .list()
          .ofMaxSize(20)
          .map(parts -> String.join("", parts));

  private static final List<String> GUESSES =
      List.of("password", "keyboard-interactive/bsdauth", "challenge-response");

  private SshdWriter() {}

  static Arbitrary<Written> messages() {
    Arbitrary<String> hosts = Arbitraries.of("203.0.113.7", "198.51.100.23", "2001:db8::7");
    return Combinators.combine(
            Arbitraries.integers().between(0, 14),
            hosts,
            Arbitraries.integers().between(1, 65_535),
            HOSTILE,
            HOSTILE,
            Arbitraries.of("root", "bob", "CORP\\bob", "_apt"),
            Arbitraries.of(GUESSES))
        .as(SshdWriter::message);
  }

  private static Written message(
      int form, String host, int port, String typed, String other, String user, String guess) {
    String name = vis(bytes(typed, 100));
    String at = " from " + host + " port " + port;
    String unknown = "account.unknown " + account(name);
    return switch (form) {
      case 0 ->
          monitor(
              "Failed " + guess + " for " + escaped(user) + at + " ssh2",
              host,
              "login.failed " + account(escaped(user)));
      case 1 -> monitor("Failed password for invalid user " + name + at + " ssh2", host, unknown);
      case 2 -> monitor("Invalid user " + name + at, host, unknown);
      case 3 ->
          monitor("Invalid user " + name + " from " + host, host, "scan.probe " + account(name));
      case 4 ->
          monitor(
              "error: PAM: Authentication failure for " + escaped(user) + " from " + host,
              host,
              "login.failed " + account(escaped(user)));
      case 5 ->
          monitor(
              "Accepted publickey for " + escaped(user) + at + " ssh2: RSA SHA256:a+/b",
              host,
              "login.ok " + account(escaped(user)));
      case 6 ->
          monitor(
              "Bad protocol version identification '" + vis(bytes(typed, 200)) + "'" + at,
              host,
              cut("Bad protocol version identification '" + vis(bytes(typed, 200)) + "'" + at)
                          .length()
                      < 400
                  ? "scan.probe -"
                  : null);
      case 7 ->
          child(
              "Unable to negotiate with "
                  + host
                  + " port "
                  + port
                  + ": no matching cipher found. Their offer: "
                  + typed,
              host,
              "scan.probe -");
      // From here on only the host is sure: another message tells the attempt, or none does.
      case 8 ->
          monitor(
              "Failed publickey for "
                  + escaped(user)
                  + at
                  + " ssh2: ED25519-CERT SHA256:a ID "
                  + vis(bytes(typed, 1024))
                  + " (serial 0) CA RSA SHA256:b",
              host,
              null);
      case 9 ->
          monitor(
              "Failed publickey for invalid user " + name + at + " ssh2: RSA SHA256:a", host, null);
      case 10 ->
          child(
              "error: maximum authentication attempts exceeded for invalid user "
                  + new String(bytes(typed, 100), ISO_8859_1)
                  + at
                  + " ssh2",
              host,
              null);
      case 11 ->
          child(
              "Disconnecting "
                  + new String(bytes("invalid user " + typed, 200), ISO_8859_1)
                  + ' '
                  + host
                  + " port "
                  + port
                  + ": Too many authentication failures",
              host,
              null);
      case 12 ->
          child(
              "Disconnecting invalid user x "
                  + host
                  + " port "
                  + port
                  + ": "
                  + new String(
                      bytes("bad service request " + typed + " -> " + other, 100), ISO_8859_1),
              host,
              null);
      case 13 ->
          child("Received disconnect from " + host + " port " + port + ":11: " + typed, host, null);
      default ->
          child(
              "Connection closed by invalid user " + typed + ' ' + host + " port " + port,
              host,
              null);
    };
  }

  private static Written monitor(String text, String host, String said) {
    return new Written(cut(text), host, Optional.ofNullable(said));
  }

  /** The child's messages go through the monitor, which escapes them again. */
  private static Written child(String text, String host, String said) {
    String once = cut(vis(text.getBytes(UTF_8)));
    String twice = cut(vis((once + " [preauth]").getBytes(ISO_8859_1)));
    return new Written(twice, host, Optional.ofNullable(said));
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(500, text.length()));
  }

  private static byte[] bytes(String typed, int most) {
    String text = typed.replace("\u0000", ""); // a name of C ends there
    byte[] bytes = text.getBytes(UTF_8);
    return Arrays.copyOf(bytes, Math.min(most, bytes.length));
  }

  private static String escaped(String text) {
    return vis(text.getBytes(UTF_8));
  }

  /** {@code VIS_CSTYLE|VIS_NL|VIS_TAB|VIS_OCTAL}. */
  private static String vis(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      char c = (char) (b & 0xff);
      switch (c) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\\' -> text.append("\\\\");
        default -> {
          if (c < ' ' || c > '~') {
            text.append('\\')
                .append((char) ('0' + (c >> 6)))
                .append((char) ('0' + (c >> 3 & 7)))
                .append((char) ('0' + (c & 7)));
          } else {
            text.append(c);
          }
        }
      }
    }
    return text.toString();
  }

  private static String account(String name) {
    return name.isEmpty() || !name.equals(name.strip()) ? "-" : "ssh/" + name;
  }
}
