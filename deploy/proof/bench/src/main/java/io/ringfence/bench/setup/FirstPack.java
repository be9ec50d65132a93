package io.ringfence.bench.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The first pack that shipped, 15 rules, as it was: figures before and after can be compared. */
final class FirstPack {

  private static final String RESOURCE = "/io/ringfence/bench/first-pack.yaml";

  private FirstPack() {}

  static String text() {
    try (InputStream in = FirstPack.class.getResourceAsStream(RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
