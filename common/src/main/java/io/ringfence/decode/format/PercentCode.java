package io.ringfence.decode.format;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Texts in which {@code %XX} stands for characters. A plus is one. */
public final class PercentCode {

  private PercentCode() {}

  /** What it stands for; the text itself where it is not encoded so. */
  public static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
