package io.ringfence.anonymous;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfence.signal.encoding.Hash;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** How a value could stand in a text. */
final class Encodings {

  private Encodings() {}

  static List<String> of(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    byte[] hash;
    try {
      hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return List.of(
        value,
        URLEncoder.encode(value, UTF_8),
        Base64.getEncoder().withoutPadding().encodeToString(bytes),
        HexFormat.of().formatHex(bytes),
        HexFormat.of().formatHex(hash, 0, 8),
        HexFormat.of().toHexDigits(Hash.of(value)));
  }
}
