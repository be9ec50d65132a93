package io.ringfence.rule;

import io.ringfence.rule.load.PackLoader;
import io.ringfence.rule.text.PackText;
import java.io.IOException;
import java.nio.file.Path;

/** The pack that ships, where the tests of this module find it. */
public final class ShippedPack {

  public static final Path PLACE = Path.of("../deploy/rules/pack");

  private ShippedPack() {}

  public static PackText text() throws IOException {
    return PackText.read(PLACE);
  }

  /** With what is wrong with it, if anything is. */
  public static PackLoader.Loaded loaded() throws IOException {
    return PackLoader.load(text(), PackLoader.Settings.DEFAULT);
  }
}
