package io.ringfence.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The first pack that shipped, 15 rules, as it was: figures before and after can be compared. */
final class FirstPack {

  private FirstPack() {}

  static String text() {
    try (InputStream in = FirstPack.class.getResourceAsStream("first-pack.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
